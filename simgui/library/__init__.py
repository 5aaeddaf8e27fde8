"""Pictures on disk: which there are, how they are read, and where what was computed is kept."""
