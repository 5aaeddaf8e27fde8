"""The pictures of a training: how they are divided, read again from their files, and drawn into batches."""
