"""What a training stands on, added once where the program came without it: fetched, checked, unpacked."""
