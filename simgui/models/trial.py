"""Try a model from outside before it is taken in; without TensorFlow, and within bounds of its own."""

import math
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.resources import resource as shipped_file
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import Backbone, InputSpec, are_usable
from simgui.models.litert import load_backbone
from simgui.models.model import check_version, load_model

if sys.platform != "win32":
    import resource

MOST_MEMORY_BYTES = 768 << 20
"""Besides what the process has when it begins. Where the system bounds no memory, what is checked before the
network runs has to do: `simgui.models.network`."""
MOST_SECONDS = 60
"""Of processor time; the whole trial takes two or three."""

Pixels = npt.NDArray[np.uint8]


def try_model(*, folder: str, backbone: str, progress: Progress) -> dict[str, Any]:
    """Check a version whole, then look at pictures of many kinds with it, as the program will.

    Args:
        folder: Of the version.
        backbone: Manifest of the shipped backbone, on which it stands unless it brings its own.
        progress: Asked whether to stop.

    Raises:
        SimguiError: if it is damaged, or makes no embedding of a picture.
    """
    shipped = load_backbone(Path(backbone))
    _bound_process()
    try:
        check_version(Path(folder), shipped)
        model = load_model(Path(folder), shipped)
        seen = []
        for picture in _pictures(model.backbone.input):
            progress.check()
            seen.append(_features(model.backbone, picture[None]))
        _features(model.backbone, np.stack(list(islice(_drawn(model.backbone.input.size_px), 2))))
        embeddings = model.head.embed(np.concatenate(seen))
    except MemoryError as error:
        raise _useless("It needs more memory than a model may") from error
    except (ValueError, RuntimeError) as error:
        raise _useless(f"Head and backbone do not fit ({error})") from error
    lengths = np.linalg.norm(embeddings[[bool(each.any()) for each in seen]], axis=1)
    if not len(lengths) or not np.allclose(lengths, 1, atol=1e-3):
        raise _useless("It gives no embedding")
    return {"id": model.id}


def _features(backbone: Backbone, pixels: Pixels) -> npt.NDArray[np.float32]:
    features = backbone.features(pixels)
    if not are_usable(features) or features.ndim != 2 or len(features) != len(pixels):
        raise _useless("It makes no numbers of some pictures")
    return features


def _pictures(wanted: InputSpec) -> Iterator[Pixels]:
    """Yield pictures of many kinds: one colour, stripes, noise of every grain, and photographs."""
    yield from _drawn(wanted.size_px)
    with DecodingPool() as decoders:
        for path in sorted(shipped_file("samples").glob("*/*-1.*"))[:3]:
            try:
                yield decoders.decode(path, wanted).pixels
            except UnreadablePicture:
                continue


def _drawn(size: int) -> Iterator[Pixels]:
    for colour in ((0, 0, 0), (255, 255, 255), (127, 127, 127), (255, 0, 0), (0, 255, 0), (0, 0, 255)):
        yield np.full((size, size, 3), colour, np.uint8)
    across, down = np.meshgrid(np.arange(size), np.arange(size))
    for pattern in (across % 2 * 255, down % 2 * 255, (across + down) % 2 * 255, across * 255 // size):
        yield np.repeat(pattern.astype(np.uint8)[:, :, None], 3, axis=2)
    random = np.random.default_rng(0)
    for grain in (1, 4, 16):
        cells = random.integers(0, 256, (math.ceil(size / grain), math.ceil(size / grain), 3), np.uint8)
        yield np.ascontiguousarray(cells.repeat(grain, axis=0).repeat(grain, axis=1)[:size, :size])


def _bound_process() -> None:
    """Give this process so much more memory and processor time; the system holds it to that where it can."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime) + MOST_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text("ascii")
        has = next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmData"))
        resource.setrlimit(resource.RLIMIT_DATA, (has + MOST_MEMORY_BYTES,) * 2)


def _useless(how: str) -> SimguiError:
    return SimguiError("The model is damaged", f"{how}. Choose another file.")
