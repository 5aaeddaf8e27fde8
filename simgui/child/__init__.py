"""Processes of ours, seen from outside: how they are started, what is said to them, and how they end."""
