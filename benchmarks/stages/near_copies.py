"""Changed copies of pictures in the library: found first by the starter, and by perceptual hashes."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from benchmarks.measure import Data, Finding, Result, Way, in_turn, prepared
from benchmarks.photographs import pictures_of
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder

MEASURES = "changed copies found first: ours and a plain index of imagehash"

_ASKED, _OTHERS = 30, 300
Change = Callable[[Image.Image], Image.Image]
Ask = Callable[[bytes], str]

_CHANGES: dict[str, Change] = {
    "JPEG 30": lambda picture: picture,
    "blur 2 px": lambda picture: picture.filter(ImageFilter.GaussianBlur(2)),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.3),
    "turned 5°": lambda picture: picture.rotate(5, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)),
    "cropped to 70 %": lambda picture: picture.crop(
        (0, 0, picture.width * 7 // 10, picture.height * 7 // 10)
    ),
}


def run(data: Data) -> Iterator[Finding]:
    """Ask for each changed copy."""
    folder = data.scratch / "pictures"
    folder.mkdir()
    asked = pictures_of(data.test, _ASKED)
    for path in [*asked, *pictures_of(data.train, _OTHERS)]:
        copyfile(path, folder / f"{path.parent.parent.name} {path.parent.name} {path.name}")
    wanted = [f"{path.parent.parent.name} {path.parent.name} {path.name}" for path in asked]
    copies = {
        name: [_jpeg(change(_opened(folder / each)), 30 if "JPEG" in name else 90) for each in wanted]
        for name, change in _CHANGES.items()
    }
    asks: dict[str, Ask] = {}

    def preparing(name: str, make: Callable[[], Ask]) -> Callable[[], Way]:
        def prepare() -> Way:
            ask = asks[name] = make()
            return lambda: [ask(each) for each in copies["brighter"]]

        return prepare

    with closing(App(DataFolder.open(data.scratch / "library"))) as app:
        makers: dict[str, Callable[[], Ask]] = {
            "SimGUI": lambda: starter(app, folder),
            "imagehash, phash": lambda: hashes(folder),
        }
        ways, missing = prepared({name: preparing(name, make) for name, make in makers.items()})
        taken = in_turn(ways, data.rounds, len(wanted) / 1000)
        mine, *others = [
            Result(name, each, found_first(asks[name], copies, wanted)) for name, each in taken.items()
        ]
    what = f"changed copy asked among {len(pictures_of(folder))}, decoding included"
    yield Finding("", what, "ms a query", mine, (*others, *missing))


def starter(app: App, folder: Path) -> Ask:
    """Index the folder."""
    app.folders.index(folder, Progress())
    return lambda content: app.searches.find(content, folder).neighbours[0].picture.path.name


def hashes(folder: Path) -> Ask:
    """Hash every picture; the nearest has the fewest bits that differ."""
    import imagehash

    paths = pictures_of(folder)
    bits = np.stack([imagehash.phash(_opened(path)).hash.ravel() for path in paths])

    def ask(content: bytes) -> str:
        asked = imagehash.phash(_opened(io.BytesIO(content))).hash.ravel()
        return paths[int((bits != asked).sum(axis=1).argmin())].name

    return ask


def found_first(ask: Ask, copies: dict[str, list[bytes]], wanted: list[str]) -> str:
    """Say of each change how often the original is the nearest."""
    shares = {
        change: np.mean([ask(content) == name for content, name in zip(contents, wanted, strict=True)])
        for change, contents in copies.items()
    }
    return "found first: " + ", ".join(f"{change} {share:.2f}" for change, share in shares.items())


def _opened(file: Path | io.BytesIO) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGB")


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()
