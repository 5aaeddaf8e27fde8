"""The files of a folder with the label of each."""

from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.exchange.records import LabelledFile
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.not_indexed import not_indexed


def labelled_files(catalogue: Catalogue, folder: Path, backbone: str) -> list[LabelledFile]:
    """List the files of a folder that hold a picture, in the order of their paths, each with its label.

    The label of a file is that which the person gave its picture, else that of its subfolder: copies in
    other subfolders may have another one.

    Args:
        catalogue: Knows them.
        folder: An indexed folder.
        backbone: Only pictures that this one has looked at are listed.

    Raises:
        SimguiError: if nothing in it is indexed.
    """
    labels, own = catalogue.labels.of(folder), catalogue.decisions.decided(Kind.LABEL)
    found = [
        LabelledFile(path, picture, own.get(picture) or labels.label_of(path))
        for picture, path in catalogue.pictures.paths(folder, backbone)
    ]
    if not found:
        raise SimguiError(
            say("Nothing is indexed yet"),
            not_indexed(folder),
        )
    return found
