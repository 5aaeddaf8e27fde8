"""Queries with their nearest pictures."""
