"""The only way from a file to pixels."""
