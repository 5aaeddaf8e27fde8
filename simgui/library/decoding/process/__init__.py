"""The processes that decode: what is said to them, what runs in them, how they are started and replaced."""
