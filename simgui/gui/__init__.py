"""The window: Qt widgets, item models, and the worker that keeps them fluid."""
