"""SimGUI: find the most similar pictures in your own folders, offline."""

__version__ = "0.2.0"
