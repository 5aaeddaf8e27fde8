"""Queries without a match."""
