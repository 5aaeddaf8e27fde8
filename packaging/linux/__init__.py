"""What is made for Linux: the Debian package and the portable archive."""
