from ray_nodes import ray_cluster

__all__ = ["ray_cluster"]
