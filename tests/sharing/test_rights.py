"""Whether a person may write in a library is known without writing anything."""

from contextlib import closing
from pathlib import Path
from uuid import uuid4

from milvus_server import RunningServer

from simgui.app import App
from simgui.core.progress import Progress
from simgui.sharing.connection import connect

_READS = ("Search", "Query", "Load", "GetLoadState", "GetStatistics")
_ASKS = ("DescribeCollection", "ShowCollections", "DescribeAlias", "ListAliases")


def test_a_reader_is_known_to_be_one(
    publisher: App, desk: App, milvus_server: RunningServer, library: Path
) -> None:
    address = milvus_server.address()
    publisher.sharing.add(address, milvus_server.user, milvus_server.token)
    publisher.sharing.publish(library, address, Progress())
    assert publisher.sharing.may_write(address)
    name = f"r{uuid4().hex[:8]}"
    with closing(connect(address, milvus_server.user, milvus_server.token)) as connection:
        connection.ask("create_user", name, "reads-only")
        connection.ask("create_role", name)
        for kind, privileges in (("Collection", _READS), ("Global", _ASKS)):
            for privilege in privileges:
                connection.ask("grant_privilege", name, kind, privilege, "*")
        connection.ask("grant_role", name, name)
    desk.sharing.add(address, name, "reads-only")
    assert len(desk.sharing.find(library / "hats" / "0.png", [address]).result.neighbours) == 5
    assert not desk.sharing.may_write(address)
    assert publisher.sharing.history(address, b"-") == []
