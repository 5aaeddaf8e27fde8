"""Pictures from elsewhere are added to a folder of the library: as copies, where their label belongs."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue

_NO_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))
_LONGEST_NAME_BYTES = 200  # most file systems take 255
_DEVICES = {"CON", "PRN", "AUX", "NUL"} | {
    port + number for port in ("COM", "LPT") for number in "0123456789\xb9\xb2\xb3"
}
"""Windows takes these names, with any suffix, for devices."""


def add_copies(
    catalogue: Catalogue, backbone: str, labels: Mapping[int, str], folder: Path, progress: Progress
) -> list[Path]:
    """Copy pictures into the subfolders of their labels, which are made where there are none.

    The originals are only read, and no file is replaced: a copy whose name is taken gets a number.

    Args:
        catalogue: Knows where the pictures are, and which subfolders make up a label.
        backbone: Whose pictures those are.
        labels: The label of each picture, by its id.
        folder: A folder of the library.
        progress: Told of each picture.

    Returns:
        The copies.

    Raises:
        SimguiError: if a picture is not there now, or a copy cannot be written; earlier ones stay.
        Cancelled: if the person asked to stop; earlier ones stay.
    """
    places = _places(catalogue, backbone, folder)
    copies = []
    for picture, label in labels.items():
        paths = catalogue.pictures.files(picture).paths
        if not paths:
            raise SimguiError(
                say("This picture is not there"), say("Its file is gone. Connect its drive, or rescan.")
            )
        copies.append(_copy(paths[0], places.get(label) or folder / folder_name(label), folder))
        progress.step(say("Copying"), len(copies), len(labels))
    return copies


def _places(catalogue: Catalogue, backbone: str, folder: Path) -> dict[str, Path]:
    """Give the folder, the first one by name, in which pictures have each label."""
    labels, places = catalogue.labels.of(folder), dict[str, Path]()
    for _, path in catalogue.pictures.paths(folder, backbone):
        label = labels.label_of(path)
        if label is not None:
            places.setdefault(label, labels.place_of(path))
    return places


def folder_name(label: str) -> str:
    """Make a name for the subfolder of a label, one that every system takes, whatever the label is."""
    letters = (letter if letter.isprintable() else "-" for letter in label.translate(_NO_NAME))
    name = "".join(letters).encode()[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
    name = name.strip(". ") or "-"
    stem, dot, suffix = name.partition(".")
    return f"{stem.rstrip()}-{dot}{suffix}" if stem.rstrip().upper() in _DEVICES else name


def _copy(source: Path, into: Path, folder: Path) -> Path:
    try:
        with source.open("rb") as read:
            _refuse_link(into, folder)
            into.mkdir(exist_ok=True)
            target = _free(into, source)
            try:
                with target.open("wb") as written:
                    shutil.copyfileobj(read, written)
                shutil.copystat(source, target)
            except OSError:
                target.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise explain(error, source if error.filename == str(source) else into) from error
    return target


def _refuse_link(into: Path, folder: Path) -> None:
    if into.resolve() != folder.resolve() / into.relative_to(folder):
        raise SimguiError(
            say("This label is a link"),
            say(
                "{into} leads to another place, where SimGUI writes nothing. Make it a real folder.",
                into=into,
            ),
        )


def _free(into: Path, source: Path) -> Path:
    """Make an empty file under a name that was not taken."""
    target, number = into / source.name, 1
    while True:
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            number += 1
            target = into / f"{source.stem} {number}{source.suffix}"
        else:
            return target
