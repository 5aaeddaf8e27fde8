"""What is searched with: the picture with its crop, the chips of its examples, history."""
