"""The Library area: folders and what became of every file."""
