"""The Insight area: one measurement seen from several sides."""
