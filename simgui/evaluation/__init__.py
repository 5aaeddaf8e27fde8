"""How well a model finds, and how far its verdicts hold: metrics, splits, measurements, the report."""
