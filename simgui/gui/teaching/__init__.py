"""What the window asks a person about pairs of pictures, and what it has learnt from the answers."""
