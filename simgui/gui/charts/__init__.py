"""Plots in the colours of the theme."""
