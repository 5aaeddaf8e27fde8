"""Teaching by use: what a person says of pairs of pictures, what is asked, and the threshold it gives."""
