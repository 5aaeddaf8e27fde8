"""A query and what answers it: embeddings in memory, exact neighbours, the verdict."""
