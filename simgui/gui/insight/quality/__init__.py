"""How well each label is found."""
