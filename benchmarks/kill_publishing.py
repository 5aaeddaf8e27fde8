"""Kill a publisher at random moments, publish again, and check that every picture is there once.

    SIMGUI_SHARED_TOKEN=… python benchmarks/kill_publishing.py FOLDER --server milvus://HOST:PORT
        [--user root] --work DIR [--rounds 20] [--seed 0]

Each round publishes FOLDER: a child process indexes it and writes to the server, and is killed with SIGKILL
at a random moment between its start and the time that a whole publishing of that kind took. Of five rounds,
one begins with an empty data folder and a new library, the others with one in which FOLDER is indexed and a
library that was emptied, so that more kills meet the writing. Then it is published again to its end, and the
library is compared with the folder:

- every picture of the folder is there, once, and nothing else;
- each has the embedding that the publisher's library gives it, its places, and a thumbnail;
- the version answers, and a third publishing has nothing to write.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.sharing import publishing
from simgui.sharing.address import Address
from simgui.sharing.connection import connect
from simgui.sharing.credentials import ENVIRONMENT_VARIABLE
from simgui.sharing.library import SharedLibrary

_BATCH = 32
"""Pictures that are written at once here, so that a kill meets more states than with large batches."""


def main() -> int:
    """Run the rounds and report."""
    parser = argparse.ArgumentParser(description="Kill a publisher at random moments.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--server", required=True, metavar="milvus://HOST:PORT")
    parser.add_argument("--user", default="")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return publish(options.folder, Address.of(options.child), options.work, options.user)
    chance, found = random.Random(options.seed), Counter[str]()
    whole_s = [0.0, 0.0]  # with nothing there, with an indexed folder and an emptied library
    kept = Address.of(f"{options.server}/k{options.seed}_{os.getpid()}_kept")
    for number in range(-1, options.rounds + 1):
        indexed = number >= 0 and number % 5 != 1
        fresh = Address.of(f"{options.server}/k{options.seed}_{os.getpid()}_{number + 1}")
        address = kept if indexed or number < 0 else fresh
        work = options.work / str(number)
        shutil.rmtree(work, ignore_errors=True)
        if indexed:
            shutil.copytree(options.work / "-1", work)
        command = [sys.executable, __file__, str(options.folder), "--server", options.server]
        command += ["--user", options.user, "--work", str(work), "--child", str(address)]
        started = time.monotonic()
        with subprocess.Popen(command) as child:
            if number > 0:
                moment_s = chance.uniform(0, whole_s[indexed])
                try:
                    child.wait(moment_s)
                    found["ended before the kill"] += 1
                except subprocess.TimeoutExpired:
                    os.kill(child.pid, signal.SIGKILL)
                    found["killed"] += 1
            child.wait()
        if number > 0:
            before = rows_of(address, options.user)
            publish(options.folder, address, work, options.user)
            problems = check(options.folder, address, work, options.user)
            found["wrong"] += bool(problems)
            print(json.dumps([number, round(moment_s, 1), before, problems]), flush=True)
        else:
            whole_s[indexed] = time.monotonic() - started
            print(f"a whole publishing takes {whole_s[indexed]:.1f} s", flush=True)
        if address == kept:
            empty(address, options.user)
        else:
            clean(address, options.user)
        if number >= 0:
            shutil.rmtree(work, ignore_errors=True)
    clean(kept, options.user)
    print(dict(found))
    return 1 if found["wrong"] else 0


def publish(folder: Path, address: Address, work: Path, user: str) -> int:
    """Publish the folder: what a child does."""
    publishing.BATCH = _BATCH
    with closing(App(DataFolder.open(work))) as app:
        app.sharing.add(address, user)
        app.sharing.publications.publish(folder, address, Progress())
    return 0


def rows_of(address: Address, user: str) -> int:
    """Count what is on the server after a kill; -1 if there is no collection yet."""
    with closing(SharedLibrary(connect(address, user, os.environ.get(ENVIRONMENT_VARIABLE, "")))) as library:
        if not library.exists:
            return -1
        return sum(len(some) for each in library.versions() for some, _ in library.gallery(each).embeddings())


def check(folder: Path, address: Address, work: Path, user: str) -> list[str]:
    """Compare a library with the folder, and say what is wrong."""
    problems = []
    with closing(App(DataFolder.open(work))) as app:
        again = app.sharing.publications.publish(folder, address, Progress())
        if again.written or again.removed or not again.in_use:
            problems.append(f"a third publishing wrote {again.written}, removed {again.removed}")
        model = app.sharing._versions.model(again.version.digest, None)
        ids = app._catalogue.pictures.ids(folder.resolve(), model.backbone.id)
        contents = app._catalogue.pictures.contents(ids)
        true = dict(zip(contents, app._embeddings.of(ids, model, Progress()), strict=True))
    with closing(SharedLibrary(connect(address, user, os.environ.get(ENVIRONMENT_VARIABLE, "")))) as library:
        gallery = library.gallery(library.current())
        times: Counter[bytes] = Counter()
        for some, embeddings in gallery.embeddings():
            times.update(some)
            for content, embedding in zip(some, embeddings, strict=True):
                if content in true and not np.allclose(embedding, true[content], atol=1e-6):
                    problems.append(f"another embedding of {content.hex()}")
        if set(times) != set(true):
            problems.append(f"{len(set(true) - set(times))} missing, {len(set(times) - set(true))} too many")
        if max(times.values(), default=1) > 1:
            problems.append("a picture is there twice")
        if gallery.count() != len(true):
            problems.append(f"{gallery.count()} rows of {len(true)}")
        known = library.thumbnails.known([each.hex() for each in true])
        whole = library.thumbnails.get(sorted(known))
        if len(whole) != len(true):
            problems.append(f"{len(whole)} thumbnails of {len(true)}")
    return problems


def empty(address: Address, user: str) -> None:
    """Take all pictures and thumbnails out of a library."""
    with closing(SharedLibrary(connect(address, user, os.environ.get(ENVIRONMENT_VARIABLE, "")))) as library:
        for version in library.versions():
            library.gallery(version).clear()
        library.thumbnails.delete(library.thumbnails.names(""))


def clean(address: Address, user: str) -> None:
    """Take the library off the server."""
    with closing(connect(address, user, os.environ.get(ENVIRONMENT_VARIABLE, ""))) as connection:
        prefix = f"simgui__{address.name}__"
        alias = f"{prefix}current"
        if alias in connection.ask("list_aliases")["aliases"]:
            connection.write("drop_alias", alias)
        for name in connection.ask("list_collections"):
            if name.startswith(prefix):
                connection.write("drop_collection", name)


if __name__ == "__main__":
    sys.exit(main())
