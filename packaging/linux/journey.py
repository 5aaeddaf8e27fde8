"""A person's whole way with the `.deb`, in a bare Debian: `python3 packaging/linux/journey.py DEB …`.

It makes a root folder with debootstrap, without Python, and installs the package there by apt, so that
nothing but what the package asks for is present. As a person without rights it indexes, searches, trains and
evaluates, and opens the window on a screen that nobody sees. With the package of the search-only program,
training is added before, from its files served on this computer. Then the package is purged, and what is left
in the root is compared with what was there before.

Needs Linux, root, debootstrap, Xvfb, xdotool and ImageMagick. Writes the answers of each command, a picture
of the window, and the names of the files that were left to a folder.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TOOLS = ("chroot", "debootstrap", "import", "mount", "xdotool", "Xvfb")
_SUITE = "bookworm"
_PERSON, _HOME = 1000, "/home/person"
_SCREEN = ":77"
_SECONDS_TO_SHOW = 300
_KEPT_BY_APT = ("/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/log/")


def main() -> int:
    """Go all the way; the exit status is 1 if something went wrong or was left behind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("--pictures", type=Path, required=True, help="with folders of labels, to learn from")
    parser.add_argument("--test", type=Path, required=True, help="the same labels, to ask with")
    parser.add_argument("--root", type=Path, required=True, help="for the bare system; made if it is missing")
    parser.add_argument("--out", type=Path, required=True, help="where to put what was seen")
    parser.add_argument("--training-files", type=Path, help="of the build, for the search-only package")
    parser.add_argument("--seed", default="0", help="of the training")
    options = parser.parse_args()
    lacking = [tool for tool in _TOOLS if not shutil.which(tool)]
    if lacking or os.geteuid():
        raise SystemExit(f"This needs root and {', '.join(lacking or _TOOLS)}.")
    options.out.mkdir(parents=True, exist_ok=True)
    root = options.root.absolute()
    if not (root / "usr").is_dir():
        _run("debootstrap", "--variant=minbase", _SUITE, root)
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(Path("/etc") / name, root / "etc" / name)
    with _mounted(root, {"train": options.pictures, "test": options.test}):
        return 0 if Journey(root, options.out).go(options.deb, options.seed, options.training_files) else 1


class Journey:
    """In a root folder that is mounted.

    Args:
        root: Of the bare system.
        out: Where to put what was seen.
    """

    def __init__(self, root: Path, out: Path) -> None:
        self._root, self._out = root, out

    def go(self, deb: Path, seed: str, training_files: Path | None) -> bool:
        """Install, use, purge; say whether nothing was left."""
        package = deb.name.partition("_")[0]
        self._system("apt-get", "update", "-q")
        if (self._root / "usr/bin/python3").exists():
            raise SystemExit("The root is not bare: it has Python.")
        before = self._files()
        shutil.copyfile(deb, self._root / "tmp" / deb.name)
        self._system("apt-get", "install", "-q", "-y", "--no-install-recommends", f"/tmp/{deb.name}")
        (self._root / "tmp" / deb.name).unlink()
        home = self._root / _HOME.lstrip("/")
        home.mkdir(parents=True, exist_ok=True)
        os.chown(home, _PERSON, _PERSON)
        query = sorted((self._root / "pictures/test").glob("*/*.jpg"))[0]
        asked = "/" + str(query.relative_to(self._root))
        evaluate = ("evaluate", "/pictures/train", "--test", "/pictures/test", "--json")
        self._ask("index", "index", "/pictures/train", "--json")
        self._ask("search", "search", asked, "--in", "/pictures/train", "--json")
        self._ask("evaluate-starter", *evaluate)
        self._show("window")
        if training_files is not None:
            with _serving(training_files) as address:
                self._ask("training", "training", "add", "--from", address, "--json")
        self._ask("train", "train", "/pictures/train", "--seed", seed, "--json")
        self._ask("evaluate-trained", *evaluate)
        self._system("apt-get", "purge", "-q", "-y", package)
        ours = sorted(path for path in self._files() if "simgui" in path and not path.startswith(_HOME))
        self._system("apt-get", "autoremove", "-q", "-y", "--purge")
        left = sorted(path for path in self._files() - before if not path.startswith((*_KEPT_BY_APT, _HOME)))
        persons = sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())
        told = {"of simgui": ours, "of what it asked for": left, "of the person": persons}
        (self._out / "left.json").write_text(json.dumps(told, indent=2), "utf-8")
        _say(f"left: {len(ours)} files of SimGUI, {len(left)} others, {len(persons)} of the person's")
        return not ours

    def _ask(self, name: str, *arguments: str) -> None:
        """Run a command of the program as the person and keep its answer."""
        started = time.monotonic()
        ended = subprocess.run(
            self._command(*arguments), capture_output=True, env=_environment(), check=False
        )
        (self._out / f"{name}.txt").write_bytes(ended.stdout)
        _say(f"{name}: exit status {ended.returncode}, {time.monotonic() - started:.1f} s")
        if ended.returncode:
            raise SystemExit(ended.stdout.decode() + ended.stderr.decode())

    def _show(self, name: str) -> None:
        """Open the window on a screen of its own and take a picture of it when the folder is there."""
        screen = subprocess.Popen(
            ["Xvfb", _SCREEN, "-screen", "0", "1366x800x24", "-ac"], stderr=subprocess.DEVNULL
        )
        seen = os.environ | {"DISPLAY": _SCREEN}
        window = None
        try:
            asked = ["xdotool", "getdisplaygeometry"]
            while subprocess.run(asked, env=seen, capture_output=True, check=False).returncode:
                if screen.poll() is not None:
                    raise SystemExit(f"No screen {_SCREEN} could be made.")
                time.sleep(0.5)
            window = subprocess.Popen(self._command("/pictures/train"), env=_environment())
            deadline = time.monotonic() + _SECONDS_TO_SHOW
            find = ["xdotool", "search", "--onlyvisible", "--name", "SimGUI"]
            while subprocess.run(find, env=seen, capture_output=True, check=False).returncode:
                if window.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit("The window did not open.")
                time.sleep(0.5)
            time.sleep(20)  # its thumbnails come one by one
            _run("import", "-window", "root", self._out / f"{name}.png", env=seen)
        finally:
            for process in (window, screen):
                if process is not None:
                    process.terminate()
                    process.wait()

    def _command(self, *arguments: str) -> list[str]:
        return ["chroot", f"--userspec={_PERSON}:{_PERSON}", str(self._root), "/usr/bin/simgui", *arguments]

    def _system(self, *command: str) -> None:
        with (self._out / "apt.txt").open("ab") as log:
            _run("chroot", self._root, *command, env=_environment(), stdout=log, stderr=log)

    def _files(self) -> set[str]:
        # A socket is left by a window that was ended from outside, as here; the next one takes it.
        kinds = ("!", "-type", "d", "!", "-type", "s")
        told = _run("find", self._root, "-xdev", *kinds, stdout=subprocess.PIPE).stdout
        return {os.fsdecode(line).removeprefix(str(self._root)) for line in told.splitlines()}


def _environment() -> dict[str, str]:
    return {
        "HOME": _HOME,
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
        "DISPLAY": _SCREEN,
        "DEBIAN_FRONTEND": "noninteractive",
    }


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback, which the bare system shares."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _mounted(root: Path, pictures: dict[str, Path]) -> Iterator[None]:
    """Mount what a system has, and the pictures, which cannot be written to."""
    places = {root / "pictures" / name: ["--bind", "-o", "ro", folder] for name, folder in pictures.items()}
    places |= {root / "proc": ["-t", "proc", "proc"], root / "dev": ["--bind", "/dev"]}
    done: list[Path] = []
    try:
        for place, what in places.items():
            place.mkdir(parents=True, exist_ok=True)
            _run("mount", *what, place)
            done.append(place)
        yield
    finally:
        for place in reversed(done):
            _run("umount", place)


def _run(*command: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], check=True, **options)  # type: ignore[call-overload, no-any-return]


def _say(what: str) -> None:
    print(what, flush=True)


if __name__ == "__main__":
    sys.exit(main())
