"""Searching by words: the field, how each word was understood, what answers, what the model sees."""
