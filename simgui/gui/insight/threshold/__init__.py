"""Where a match ends."""
