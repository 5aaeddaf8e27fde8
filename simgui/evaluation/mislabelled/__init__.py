"""Pictures that look mislabelled."""
