"""Errors that nobody expected, and crashes: what happened, a report to copy, and a safe next start."""
