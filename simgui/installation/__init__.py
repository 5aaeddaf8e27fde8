"""The installed program itself: is it whole, whose work is in it, is there a newer version."""
