"""Words and rules that every other room shares. Standard library and NumPy only."""
