"""Reading pictures on many machines: the workers of a Ray cluster hash, decode and look at files.

The workers read the files themselves, by the paths that this computer knows them by: a folder must be mounted
under the same path on every machine. What they give is the same, byte for byte, as what this computer would
make; each worker proves that before its first file. Only `ray_package.py` and what runs on a worker import
Ray, when a cluster is first asked for.
"""
