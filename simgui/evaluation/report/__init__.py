"""One measurement as a page."""
