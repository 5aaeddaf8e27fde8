"""Fill the disk during indexing and training, make room, and check that the work continues.

    python benchmarks/full_disk.py FOLDER [--recipe quick]

The data folder lies on a small disk in memory (tmpfs) that the script mounts, which only root can do on
Linux; elsewhere it says so and does nothing. FOLDER holds labelled pictures. Each time a file of zeros takes
all the room once the work has finished something: the program must end with one sentence that says so, and
nothing may be damaged; when the zeros are deleted, the same command must succeed and repeat only what was in
flight.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from originals import hashes

_BYTES_OF_A_BATCH = 1 << 20
_DISK = "size=256m"
_SECONDS_BETWEEN_LOOKS = 0.05


def main() -> int:
    """Fill, check, continue; give 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--recipe", default="quick")
    options = parser.parse_args()
    folder, troubles = options.folder.resolve(), list[str]()
    before = hashes(folder)
    with tempfile.TemporaryDirectory() as place, disk(Path(place)) as data:
        if data is None:
            print("skipped: a disk in memory can be mounted by root on Linux only")
            return 0
        for step in (
            while_indexing(folder, data),
            while_deciding(data),
            while_training(folder, data, options.recipe),
        ):
            for line, well in step:
                print(f"{'well' if well else 'BAD '}  {line}", flush=True)
                troubles += [] if well else [line]
    unchanged = before == hashes(folder)
    print(f"{'well' if unchanged else 'BAD '}  {len(before)} originals are byte-identical")
    return int(bool(troubles) or not unchanged)


Told = Iterator[tuple[str, bool]]


def while_indexing(folder: Path, data: Path) -> Told:
    """Fill the disk after the first batches."""
    total = len(hashes(folder))
    ended = run(data, "index", folder, fill_when=lambda: some_known(data))
    yield told(ended)
    empty(data)
    kept = known(data)
    yield f"the library opens, with {kept} pictures of {total}", 0 < kept < total
    findings = document(run(data, "doctor", "--json"))
    yield (
        f"doctor: {len(findings['findings'])} checks, {'all well' if findings['ok'] else findings}",
        findings["ok"],
    )
    again = document(run(data, "index", folder, "--json"))
    done = again["indexed"] + again["unchanged"]
    yield (
        f"index goes on: {again['unchanged']} were kept, {again['indexed']} came",
        done == known(data) > kept,
    )
    yield f"only what was in flight is done again: {again['unchanged']} of {kept}", again["unchanged"] >= kept


def while_deciding(data: Path) -> Told:
    """Fill the disk before a decision is saved."""
    fill(data)
    yield told(run(data, "models", "rename", "starter-1", "Mine"))
    empty(data)
    run(data, "models", "rename", "starter-1", "Mine")
    (model,) = document(run(data, "models", "list", "--json"))
    yield f"the decision is kept when there is room: {model['name']}", model["name"] == "Mine"


def while_training(folder: Path, data: Path, recipe: str) -> Told:
    """Fill the disk when there is something to resume."""
    active = document(run(data, "models", "list", "--json"))
    ended = run(data, "train", folder, "--recipe", recipe, fill_when=lambda: bool(begun(data)))
    yield told(ended)
    empty(data)
    yield "no model came, the same one is used", active == document(run(data, "models", "list", "--json"))
    yield f"kept to go on from: {', '.join(sorted(path.name for path in begun(data)))}", bool(begun(data))
    resumed = document(run(data, "train", "--resume", "--json"))
    yield f"train --resume ends with {resumed['model']}", resumed["model"] in models(data)
    yield "nothing is left of it", not list((data / "trainings").iterdir())
    findings = document(run(data, "doctor", "--json"))
    yield f"doctor: {'all well' if findings['ok'] else findings}", findings["ok"]


def told(ended: "subprocess.CompletedProcess[str]") -> tuple[str, bool]:
    """Give the message, and whether it is one sentence about the disk."""
    lines = [line for line in ended.stderr.splitlines() if not line.startswith(_PROGRESS)]
    return f"said: {' / '.join(lines)}", ended.returncode == 1 and len(lines) == 1 and "is full" in lines[0]


_PROGRESS = ("Looking", "Indexing", "INFO: ", "Starting", "Training", "Reading", "Comparing", "Checking")


def run(
    data: Path, *arguments: object, fill_when: Callable[[], object] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command; with `fill_when`, take all the room once that is true."""
    command = [sys.executable, "-m", "simgui", *map(str, arguments), "--data-dir", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while fill_when is not None and process.poll() is None:
            if fill_when():
                fill(data)
                break
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        out, err = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def document(ended: "subprocess.CompletedProcess[str]") -> Any:
    """Give the JSON document of a successful run."""
    if not ended.stdout:
        raise SystemExit(f"{ended.args}: {ended.stderr}")
    return json.loads(ended.stdout)


def known(data: Path) -> int:
    """Count the pictures that the library knows."""
    return sum(each["pictures"] for each in document(run(data, "folders", "list", "--json")))


def some_known(data: Path) -> bool:
    """Tell whether a first batch is written, without opening the library."""
    beside = data / "catalogue.sqlite-wal"
    return beside.exists() and beside.stat().st_size > _BYTES_OF_A_BATCH


def models(data: Path) -> list[str]:
    """List the ids of the models."""
    return [model["id"] for model in document(run(data, "models", "list", "--json"))]


def begun(data: Path) -> list[Path]:
    """List what a training has finished so far."""
    return list((data / "trainings").glob("*/*.npz"))


def fill(data: Path) -> None:
    """Fill the disk."""
    with suppress(OSError), (data / "zeros").open("ab", buffering=0) as zeros:
        for size in (1 << 20, 1 << 12):
            with suppress(OSError):
                while zeros.write(bytes(size)):
                    pass


def empty(data: Path) -> None:
    """Make room."""
    (data / "zeros").unlink()


@contextmanager
def disk(place: Path) -> Iterator[Path | None]:
    """Mount a small disk in memory; None where that is not possible."""
    command = ["mount", "-t", "tmpfs", "-o", _DISK, "simgui", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(command, check=False).returncode:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


if __name__ == "__main__":
    sys.exit(main())
