"""Shared libraries: pictures on a Milvus server, published from one computer and searched from many.

The program imports this room when a shared library is first asked for, and not before. Only
`simgui/sharing/connection.py` imports pymilvus, which is no part of the base install.
"""
