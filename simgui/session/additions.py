"""Pictures from elsewhere are added to a folder of the library: as copies, where their label belongs."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.labelled import read_labelled

_NO_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))


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
    subfolders = read_labelled(catalogue, folder, backbone).subfolders
    copies = []
    for picture, label in labels.items():
        name = next(iter(subfolders.get(label, ())), label.translate(_NO_NAME).strip(". ") or "-")
        _, paths = catalogue.holders(picture)
        if not paths:
            raise SimguiError("This picture is not there", "Its file is gone. Connect its drive, or rescan.")
        copies.append(_copy(paths[0], folder / name))
        progress.step("Copying", len(copies), len(labels))
    return copies


def _copy(source: Path, into: Path) -> Path:
    try:
        with source.open("rb") as read:
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
