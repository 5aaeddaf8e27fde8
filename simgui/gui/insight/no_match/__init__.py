"""Queries that nothing is close enough to."""
