"""Shared libraries in the window: opened by a dialog, searched, labelled."""
