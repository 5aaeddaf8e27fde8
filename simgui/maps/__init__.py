"""All pictures of a folder in two dimensions."""
