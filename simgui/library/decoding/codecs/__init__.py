"""Readers for layouts that Pillow refuses or garbles."""
