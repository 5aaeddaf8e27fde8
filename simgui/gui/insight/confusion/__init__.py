"""What each label is taken for."""
