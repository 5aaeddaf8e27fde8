"""The Duplicates area: what is there twice, which one to keep, and what becomes of the others."""
