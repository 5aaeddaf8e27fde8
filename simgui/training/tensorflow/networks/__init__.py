"""The networks that read pixels, described in Keras."""
