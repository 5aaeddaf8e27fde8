"""What a LiteRT file computes, checked before any of it runs."""
