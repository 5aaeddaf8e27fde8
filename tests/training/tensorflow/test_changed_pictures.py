"""Pictures that are not what they were when a training began."""

import json
import os
import struct
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lessons import EACH, FEW, Stopper, make_lesson
from measured_memory import peak_of_children
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import Cancelled
from simgui.core.progress import Progress, Step
from simgui.training.notes import Caution, Note
from simgui.training.options import TrainingOptions
from simgui.training.records import Training

pytestmark = [
    pytest.mark.usefixtures("small_networks"),
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells of it"),
]
MOST_BYTES = 3 << 30


@cache
def bomb() -> bytes:
    """Make a picture of many pixels in few bytes: 320 million in a third of a megabyte."""
    header = struct.pack(">IIBBBBB", 20_000, 16_000, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 3 * 20_000)) for _ in range(16_000)) + packer.flush()
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


@pytest.fixture
def folder(shipped: App, tmp_path: Path) -> Path:
    """Pictures that are indexed, one of which has become a bomb since: same size, same time."""
    folder = make_lesson(tmp_path / "pictures")
    swapped = folder / "hats" / "0.png"
    swapped.write_bytes(swapped.read_bytes() + bytes(len(bomb())))
    shipped.folders.index(folder, Progress())
    status = swapped.stat()
    swapped.write_bytes(bomb().ljust(status.st_size, b"\0"))
    os.utime(swapped, ns=(status.st_atime_ns, status.st_mtime_ns))
    return folder


def vanishing(path: Path) -> Callable[[Step], None]:
    """Delete a file as soon as the trainer prepares itself, when the folder was looked through already."""

    def vanish(step: Step) -> None:
        if step.text == "Preparing":
            path.unlink(missing_ok=True)

    return vanish


def learnt_from(app: App, training: Training) -> dict[str, int]:
    """Give the pictures of each label that a training has learnt from."""
    manifest = json.loads((app.data_folder.models / training.model / "model.json").read_text("utf-8"))
    return dict(manifest["data"]["labels"])


def last_caution(notes: list[Note]) -> str:
    return [note.text for note in notes if isinstance(note, Caution)][-1]


def test_pictures_that_changed_or_vanished_are_skipped_within_bounds(shipped: App, folder: Path) -> None:
    notes: list[Note] = []
    progress = Progress(vanishing(folder / "bags" / "3.png"), tell=notes.append)
    with peak_of_children() as peak:
        training = shipped.trainings.train(folder, TrainingOptions("scratch", **FEW), progress)
    assert training.skipped == 2
    assert last_caution(notes).startswith("2 pictures were skipped")
    assert learnt_from(shipped, training) == {"bags": 11, "coats": 12, "hats": 11, "shoes": 12}
    assert peak.bytes < MOST_BYTES


def test_so_are_those_that_change_before_a_training_that_was_stopped_goes_on(
    shipped: App, folder: Path
) -> None:
    notes: list[Note] = []
    stopper = Stopper("Training the backbone", vanishing(folder / "bags" / "3.png"))
    with peak_of_children() as peak:
        with pytest.raises(Cancelled):
            shipped.trainings.train(folder, TrainingOptions("thorough", **FEW), stopper)
        (folder / "shoes" / "0.png").unlink()
        make_picture(folder / "shoes" / "1.png", 77)  # a picture of something else
        make_picture(folder / "shoes" / "new.png", 78)
        training = shipped.trainings.resume(Progress(tell=notes.append))
    assert training.skipped == 4
    assert last_caution(notes).startswith("4 pictures were skipped")
    assert learnt_from(shipped, training) == {"bags": 11, "coats": EACH, "hats": 11, "shoes": EACH - 2}
    assert shipped.models.report(training.model).labels["shoes"] == EACH - 2
    assert peak.bytes < MOST_BYTES
