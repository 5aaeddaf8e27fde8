"""What the stored numbers of a picture mean: samples of any depth to 8 bits, any colours to sRGB."""
