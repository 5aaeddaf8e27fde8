"""Vectors at query time: features, embedding, gallery, verdict, evaluation. No TensorFlow."""
