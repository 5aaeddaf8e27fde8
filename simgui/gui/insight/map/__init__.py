"""The map of a folder."""
