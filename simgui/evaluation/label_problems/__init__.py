"""What is wrong with labels themselves, and which picture to label next."""
