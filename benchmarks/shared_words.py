"""How well words find pictures in a shared library, against words on the computer that has published it.

    python benchmarks/shared_words.py --data-dir DIR FOLDER [FOLDER ...] [--words 100] [--made-up 100000]

It starts a Milvus server on this computer (that of the tests: the package `milvus`, Linux on x86-64),
publishes the FOLDERs, which the library in DIR has indexed with a starter, and asks the names of kinds of
things, some lines, and words drawn by chance. It prints

- of the pictures that answer here, ten at most: which share of as many that the library gave is as sure, with
  a 95 % interval from 1,000 bootstrap samples of the words; and how many are the very same;
- how many pictures answer there, as the server counts them, for each that answers here;
- the time of a search, from the client, median and 95th of a hundred;
- with `--made-up`, how long the server takes to count and to read candidates among so many rows made of those
  of the FOLDERs, and what they take in its memory.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from key_store import keys_in_memory
from milvus_server import RunningServer, running_server

from benchmarks import machine
from benchmarks.shared_growth import resident_mb
from benchmarks.words import KINDS
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.sharing.address import Address
from simgui.sharing.connection import Connection, connect
from simgui.sharing.gallery import ALL
from simgui.sharing.words.question import Question
from simgui.sharing.words.rows import WordRows, create_words
from simgui.words.records import WordQuery

_FIRST = 10
_CLOSE = 0.005
_SAMPLES = 1000
_LINES = ("red dress", "black shoes", "-dress clothing", "blue", "dark", "truck -red", "clothing animal")
_ROWS_A_WRITE = 1000


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data-dir", type=Path, required=True, metavar="DIR")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--words", type=int, default=100)
    parser.add_argument("--made-up", type=int, default=0)
    options = parser.parse_args()
    print(machine.sentence(machine.kind()), flush=True)
    folders = tuple(folder.resolve() for folder in options.folders)
    with (
        keys_in_memory(),
        tempfile.TemporaryDirectory(prefix="words-") as place,
        running_server(Path(place)) as server,
        closing(App(DataFolder.open(options.data_dir))) as app,
    ):
        address = server.address("words")
        app.sharing.add(address, server.user, server.token)
        for folder in folders:
            started = time.process_time()
            done = app.sharing.publications.publish(
                folder, address, Progress(), app.models.starters.default.id
            )
            taken = time.process_time() - started
            print(
                f"{folder}: {done.written:,} written, {done.with_words:,} with words, {taken:.1f} s of a core"
            )
        _compare(app, address, folders, options.words)
        if options.made_up:
            _made_up(app, server, address, options.made_up, Path(place))
    return 0


def _compare(app: App, address: Address, folders: tuple[Path, ...], words: int) -> None:
    table = app.words.table()
    drawn = np.random.default_rng(0).integers(0, len(table.word_keys), words)
    lines = [*sorted(KINDS), *_LINES, *(table.words[int(row)] for row in drawn)]
    as_sure, same, counted, taken = [], [], [], []
    for line in lines:
        here = app.words.find(app.words.read(line, folders), folders)
        started = time.perf_counter()
        there = app.sharing.searches.find_words(line, [address], k=_FIRST)
        taken.append((time.perf_counter() - started) * 1000)
        count = min(_FIRST, here.answering)
        if not count:
            continue
        known = app._catalogue.pictures.contents_of(here.ids[:count].tolist())
        scores = np.array([hit.score for hit in there.hits[:count]])
        as_sure.append(float((scores >= here.scores[count - 1] - _CLOSE).sum()) / count)
        same.append(len({hit.origin.content for hit in there.hits[:count]} & set(known.values())) / count)
        counted.append(there.found / here.answering)
        if as_sure[-1] < 1:
            print(f"  {line}: {as_sure[-1]:.0%} of {count}")
    samples = np.random.default_rng(0).choice(as_sure, (_SAMPLES, len(as_sure))).mean(axis=1)
    low, high = np.percentile(samples, [2.5, 97.5])
    print(
        f"{len(as_sure)} of {len(lines)} lines are answered: as sure {np.mean(as_sure):.4f} ({low:.4f} to "
        f"{high:.4f}), the very same {np.mean(same):.3f}"
    )
    print(
        "counted there for each here: 5, 50 and 95 of a hundred lines:", np.percentile(counted, [5, 50, 95])
    )
    print(f"a search: median {np.median(taken):.0f} ms, 95 of 100 within {np.percentile(taken, 95):.0f} ms")


def _made_up(app: App, server: RunningServer, address: Address, count: int, place: Path) -> None:
    """Fill a collection with rows drawn from those that are published, and ask it."""
    shared = app.sharing._open.get(address)
    kept = shared.words.find("", _ROWS_A_WRITE)
    print(
        f"terms a picture: {np.mean([len(row['terms']) for row in kept]):.0f}; letters of what was said: "
        f"{np.mean([len(row['seen']) for row in kept]):.0f}"
    )
    with closing(connect(address, server.user, server.token)) as connection:
        create_words(connection, "made_up")
        before, started = resident_mb(place), time.monotonic()
        for start in range(0, count, _ROWS_A_WRITE):
            _write(connection, kept, range(start, min(start + _ROWS_A_WRITE, count)))
        rate = count / (time.monotonic() - started)
        connection.write("flush", "made_up")
        rows = WordRows(connection, "made_up")
        print(f"{rows.count():,} rows, {rate:,.0f} written a second")
        table = app.words.table()
        for line in ("dog", "clothing", "hat", "-dress clothing"):
            query: WordQuery = app.words.read(line, ())
            question = Question(query, ALL, (), table)
            (group,) = question.groups()
            condition = question.condition(group.least, group)
            count_ms, read_ms = (_ms(rows, condition, read=read) for read in (False, True))
            found = rows.count(condition)
            print(f"  {line}: {found:,} found, counted in {count_ms:.0f} ms, 1,000 read in {read_ms:.0f} ms")
        print(f"memory of the server: {resident_mb(place) - before:,.0f} MB more")


def _write(connection: Connection, kept: Sequence[Mapping[str, Any]], numbers: range) -> None:
    rows = []
    for number in numbers:
        row = kept[number * 7919 % len(kept)]
        content = number.to_bytes(16, "big").hex()
        rows.append(
            {
                "id": f"{content}-0123456789abcdef",
                "content": content,
                "root": "0123456789abcdef",
                "stamp": content[:24],
                "label": row["label"],
                "least": 3000,
                "taken": 1_700_000_000 + number,
                "terms": list(row["terms"]),
                "seen": row["seen"],
                "vector": [0.0, 1.0],
            }
        )
    connection.write("upsert", "made_up", rows)


def _ms(rows: WordRows, condition: str, *, read: bool) -> float:
    taken = []
    for _ in range(9):
        started = time.perf_counter()
        if read:
            rows.find(condition)
        else:
            rows.count(condition)
        taken.append((time.perf_counter() - started) * 1000)
    return float(np.median(taken))


if __name__ == "__main__":
    sys.exit(main())
