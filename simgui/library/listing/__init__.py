"""The pictures of a place in an order, in groups and filtered: arrays, never an object a picture."""
