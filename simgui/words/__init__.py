"""Find pictures by words: what a line of words means, and which pictures answer it."""
