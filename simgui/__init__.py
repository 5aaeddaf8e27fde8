"""SimGUI: find the most similar pictures in your own folders, offline."""

__version__ = "0.1.0"
