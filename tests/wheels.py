"""Small wheels, the list of them, and a server on this computer that gives them, whole or not."""

import contextlib
import hashlib
import re
import threading
import zipfile
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from simgui.installation.training_parts.unpacking import is_left_out, place_of
from simgui.training.parts import Parts, Wheel

LEFT_OUT = ("*/tests/*", "small/include/*")
CONTENTS: Mapping[str, Mapping[str, str]] = {
    "small-1.0-py3-none-any.whl": {
        "small/__init__.py": "VALUE = 7\n" + "# padding\n" * 60_000,
        "small/tests/test_small.py": "raise SystemExit\n",
        "small/include/small.h": "int small;\n",
        "small-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n",
        "small-1.0.data/scripts/small": "#!/bin/sh\n",
        "small-1.0.data/purelib/beside.py": "BESIDE = True\n",
    },
    "other-2.0-py3-none-any.whl": {
        "other/__init__.py": "from small import VALUE\n",
        "other-2.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: other\nVersion: 2.0\n",
    },
}
UNPACKED = {
    "small/__init__.py",
    "small-1.0.dist-info/METADATA",
    "beside.py",
    "other/__init__.py",
    "other-2.0.dist-info/METADATA",
}
"""What is there when both are added."""


def make_wheel(path: Path, content: Mapping[str, str | bytes]) -> Wheel:
    """Write a wheel and give what a list says of it."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in content.items():
            packed.writestr(name, text)
    return described(path)


def described(path: Path) -> Wheel:
    """Say of a wheel what a list says of it."""
    with zipfile.ZipFile(path) as packed:
        taken = [each for each in packed.infolist() if not is_left_out(each.filename, LEFT_OUT)]
        unpacked = sum(each.file_size for each in taken if place_of(each.filename))
    data = path.read_bytes()
    name, version = path.name.split("-")[:2]
    return Wheel(name, version, "MIT", path.name, len(data), hashlib.sha256(data).hexdigest(), unpacked)


def make_parts(folder: Path, address: str = "") -> Parts:
    """Write the two wheels into a folder and list them."""
    folder.mkdir(exist_ok=True)
    wheels = tuple(make_wheel(folder / name, content) for name, content in CONTENTS.items())
    return Parts("any", address, LEFT_OUT, wheels)


def files_below(folder: Path) -> set[str]:
    """Name the files of a folder of parts, without the mark that it is whole."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return found - {".whole"}


class WheelServer:
    """Gives the files of a folder; what it does wrong can be set.

    Attributes:
        address: Where it is.
        asked: File and first byte of each request, in order.
        cuts: How many bytes each of the next answers gives before it breaks off.
        ranges: Whether it gives the rest of a file, or only whole ones.
        holds: While it is not set, answers wait in the middle of a file.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.asked: list[tuple[str, int]] = []
        self.cuts: list[int] = []
        self.ranges = True
        self.holds = threading.Event()
        self.holds.set()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        told = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        first = int(told[1]) if told else 0
        self.asked.append((handler.path.rpartition("/")[2], first))
        path = self.folder / handler.path.rpartition("/")[2]
        if not path.is_file():
            handler.send_error(404)
            return
        data = path.read_bytes()
        begin = first if self.ranges else 0
        if begin > len(data):
            handler.send_error(416)
            return
        handler.send_response(206 if begin else 200)
        if begin:
            handler.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
        handler.send_header("Content-Length", str(len(data) - begin))
        handler.end_headers()
        rest = data[begin:]
        if not self.holds.is_set():
            handler.wfile.write(rest[:1000])
            self.holds.wait()
            rest = rest[1000:]
        with contextlib.suppress(ConnectionError):  # whoever asked has gone
            handler.wfile.write(rest[: self.cuts.pop(0)] if self.cuts else rest)


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[WheelServer]:
    """Serve a folder on loopback until the end."""
    served = WheelServer(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.answer(self)

        def log_message(self, *_arguments: object) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    served.address = f"http://127.0.0.1:{server.server_port}/wheels"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
