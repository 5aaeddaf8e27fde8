"""Does *Why similar?* colour the part of a picture that makes the match?

    python -m benchmarks.regions --data DIR --version FOLDER

Two pictures of DIR/test with different labels stand side by side on one canvas, which is searched in
DIR/train with the starter, or with the version in FOLDER. Where the nearest picture has the label of exactly
one of the two, that half makes the match. Printed is the share of the positive heat on that half (0.5 for
heat that is even), over all such canvases: how large it is on average, and how often it is more than half;
then the same for windows of other sizes, and what a heat map costs. On a square canvas the backbone sees
nearly all of both pictures, on a wide one the half of each that is in the middle.
"""

import argparse
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.library.decoding.decoder import decode
from simgui.models.layout import STARTER, starter_folder
from simgui.models.litert import LiteRTBackbone
from simgui.models.model import Model, load_model
from simgui.search.similar_regions import contributions, seen_box

_SIDE_PX = 480
_WINDOWS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Canvas:
    """Two pictures side by side.

    Attributes:
        content: A PNG.
        labels: Of the left and the right one.
        edge: Where the right one begins, in shares of the width.
    """

    content: bytes
    labels: tuple[str, str]
    edge: float


def canvases(folder: Path, shape: str, seed: int) -> Iterator[Canvas]:
    """Yield canvases of two pictures with different labels, drawn at random, for ever."""
    files = sorted(each for each in folder.glob("*/*") if each.is_file())
    random = np.random.default_rng(seed)
    while True:
        one, other = (files[place] for place in random.choice(len(files), 2, replace=False))
        if one.parent.name != other.parent.name:
            yield _canvas(one, other, shape)


def _canvas(one: Path, other: Path, shape: str) -> Canvas:
    pictures = [Image.open(file).convert("RGB") for file in (one, other)]
    widths = [_SIDE_PX // 2] * 2
    if shape == "wide":
        widths = [round(each.width * _SIDE_PX / each.height) for each in pictures]
    ground = Image.new("RGB", (sum(widths), _SIDE_PX), "white")
    for picture, left, width in zip(pictures, (0, widths[0]), widths, strict=True):
        scale = min(width / picture.width, _SIDE_PX / picture.height)
        fitted = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
        ground.paste(fitted, (left + (width - fitted.width) // 2, (_SIDE_PX - fitted.height) // 2))
    file = io.BytesIO()
    ground.save(file, "PNG")
    return Canvas(file.getvalue(), (one.parent.name, other.parent.name), widths[0] / sum(widths))


def share_on(
    heat: npt.NDArray[np.float32], box: tuple[float, float, float, float], edge: float, *, left: bool
) -> float:
    """Give the share of the positive heat that lies on one half; a place on the edge is divided."""
    ends = np.linspace(box[0], box[2], heat.shape[1] + 1)
    on_left = np.clip((edge - ends[:-1]) / np.diff(ends), 0, 1)
    columns = np.maximum(heat, 0).sum(axis=0)
    total = float(columns.sum())
    found = float(columns @ on_left) / total if total > 0 else 0.0
    return found if left or total <= 0 else 1 - found


def measure(model: Model, data: Path, shape: str, count: int, seed: int) -> None:
    """Measure one kind of canvas, and print it."""
    backbone = model.backbone
    if not isinstance(backbone, LiteRTBackbone):
        raise SystemExit("this model does not tell places apart")
    gallery, labels = _gallery(model, data / "train")
    shares: dict[int, list[float]] = {window: [] for window in _WINDOWS}
    uniform, asked, seconds = [], 0, 0.0
    for canvas in canvases(data / "test", shape, seed):
        decoded = decode(canvas.content, backbone.input)
        places = backbone.feature_map(decoded.pixels)
        if places is None:
            raise SystemExit("this model does not tell places apart")
        asked += 1
        embedded = model.head.embed(places.mean(axis=(0, 1))[None])[0]
        nearest = int(np.argmax(gallery @ embedded))
        if labels[nearest] in canvas.labels:
            left = labels[nearest] == canvas.labels[0]
            box = seen_box(decoded.width_px, decoded.height_px, backbone.input)
            for window in _WINDOWS:
                begun = time.process_time()
                heat = contributions(places, model.head, gallery[nearest], window)
                seconds += time.process_time() - begun if window == 3 else 0.0
                shares[window].append(share_on(heat, box, canvas.edge, left=left))
            uniform.append(share_on(np.ones(places.shape[:2], np.float32), box, canvas.edge, left=left))
        if len(uniform) == count:
            break
    print(f"{model.name}, {shape} canvas: {len(uniform)} of {asked} canvases match one half alone")
    print(f"  heat that is even: {np.mean(uniform):.3f}")
    for window, found in shares.items():
        error = np.std(found) / np.sqrt(len(found))
        more = np.mean(np.array(found) > 0.5)
        print(f"  window {window}: {np.mean(found):.3f} ± {error:.3f}, more than half in {more:.0%}")
    print(f"  {1000 * seconds / len(uniform):.1f} ms of processor time for the heat of one picture")


def _gallery(model: Model, folder: Path) -> tuple[npt.NDArray[np.float32], list[str]]:
    files = sorted(each for each in folder.glob("*/*") if each.is_file())
    rows = [model.embed_pixels(decode(each, model.backbone.input).pixels[None])[0] for each in files]
    return np.stack(rows), [each.parent.name for each in files]


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="with labelled folders train and test")
    parser.add_argument(
        "--version", type=Path, default=starter_folder(STARTER), help="the starter if not given"
    )
    parser.add_argument("--count", type=int, default=200, help="canvases that match one half alone")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    model = load_model(options.version)
    for shape in ("square", "wide"):
        measure(model, options.data, shape, options.count, options.seed)


if __name__ == "__main__":
    main()
