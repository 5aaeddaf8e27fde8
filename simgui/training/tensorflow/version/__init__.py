"""What comes of a training: thresholds, the comparison with the model in use, and the files of a version."""
