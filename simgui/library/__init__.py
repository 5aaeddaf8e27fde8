"""Pictures on disk: scan, decode, catalogue, index, thumbnails, and where all of it is kept."""
