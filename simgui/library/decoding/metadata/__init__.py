"""What a file says of its picture outside the pixels, read without decoding any of them."""
