"""Maps: all pictures of a folder in two dimensions."""
