"""What turns a picture into an embedding: backbones, heads, model versions, and which of them is in use."""
