"""The Train area: labels, a training, and every model version."""
