"""XMP (ISO 16684-1): lists of keywords in it, where each of them stands, and how they are changed."""
