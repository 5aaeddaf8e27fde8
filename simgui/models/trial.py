"""Try a model from outside before it is imported: in a process of its own, with bounded memory and time."""

import math
import sys
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import Sentence, say
from simgui.models.backbone import Backbone, InputSpec, are_usable
from simgui.models.model import check_version, load_model
from simgui.models.starter import Starters

if sys.platform != "win32":
    import resource

MOST_MEMORY_BYTES = 768 << 20
"""Besides what the process has when it begins. Where the system does not bound memory, only what is checked
before the network runs does: `simgui.models.network`."""
MOST_SECONDS = 60
"""Of processor time; the whole trial takes two or three."""

Pixels = npt.NDArray[np.uint8]
Photographs = Callable[[InputSpec], Iterator[Pixels]]
"""Gives a few photographs as a backbone looks at them: uint8 (size, size, 3), RGB."""


def try_model(folder: Path, photographs: Photographs, progress: Progress) -> str:
    """Check a version whole, then compute embeddings of pictures of many kinds, as the program will.

    Args:
        folder: Of the version.
        photographs: Give pictures besides those that are drawn here.
        progress: Asked whether to stop.

    Returns:
        The id that the version gives itself.

    Raises:
        SimguiError: if it is damaged, or makes no embedding of a picture.
    """
    starters = Starters()
    for starter in starters:
        _ = starter.backbone  # before the bounds, which are for what is tried
    _bound_process()
    try:
        check_version(folder, starters)
        model = load_model(folder, starters)
        wanted = model.backbone.input
        seen = []
        for picture in chain(_drawn(wanted.size_px), photographs(wanted)):
            progress.check()
            seen.append(_features(model.backbone, picture[None]))
        _features(model.backbone, np.stack(list(islice(_drawn(wanted.size_px), 2))))
        embeddings = model.head.embed(np.concatenate(seen))
    except MemoryError as error:
        raise _useless(say("It needs more memory than a model may")) from error
    except (ValueError, RuntimeError) as error:
        raise _useless(say("Head and backbone do not fit ({reason})", reason=error)) from error
    lengths = np.linalg.norm(embeddings[[bool(each.any()) for each in seen]], axis=1)
    if not len(lengths) or not np.allclose(lengths, 1, atol=1e-3):
        raise _useless(say("It gives no embedding"))
    return model.id


def _features(backbone: Backbone, pixels: Pixels) -> npt.NDArray[np.float32]:
    features = backbone.features(pixels)
    if not are_usable(features) or features.ndim != 2 or len(features) != len(pixels):
        raise _useless(say("It makes no numbers of some pictures"))
    return features


def _drawn(size: int) -> Iterator[Pixels]:
    """Draw pictures of many kinds: one colour, stripes, a gradient, noise of every grain."""
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
    """Bound the memory and the processor time that this process may still take, where the system can."""
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


def _useless(how: Sentence) -> SimguiError:
    return SimguiError(say("The model is damaged"), say("{how}. Choose another file.", how=how))
