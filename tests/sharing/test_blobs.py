"""Blobs on a server: kept and given back, and not held in its memory."""

from contextlib import closing

import pytest
from milvus_server import RunningServer

from simgui.sharing.blobs import Blobs, create_blobs
from simgui.sharing.connection import connect


@pytest.mark.slow
def test_a_server_maps_thumbnails_from_its_disk(milvus_server: RunningServer) -> None:
    with closing(connect(milvus_server.address(), milvus_server.user, milvus_server.token)) as here:
        create_blobs(here, "thumbs")
        create_blobs(here, "thumbs")
        properties = here.ask("describe_collection", "thumbs").get("properties", {})
        assert properties["mmap.enabled"] == "true"
        blobs = Blobs(here, "thumbs")
        blobs.put({"one": bytes(range(256)) * 400, "other": b""})
        assert blobs.get(["one", "other", "none"]) == {"one": bytes(range(256)) * 400, "other": b""}
