"""Labels that go out and come in: sidecars that other programs read, keywords that they wrote, tables."""
