"""What can be done with pictures wherever they are shown: menu, keys, dragging out, labels."""
