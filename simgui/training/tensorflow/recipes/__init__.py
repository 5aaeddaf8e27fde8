"""The ways to train: each makes a head, and features by the backbone that the head stands on."""
