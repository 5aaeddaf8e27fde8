"""Labels go out to other programs and come in from them."""

from pathlib import Path

from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.exchange.exporting import write_sidecars, write_table
from simgui.exchange.importing import from_keywords, from_table, picture_keywords, sidecar_keywords
from simgui.exchange.labelled_files import labelled_files
from simgui.exchange.records import ImportPlan, KeywordRule, LabelledFile, SidecarSummary
from simgui.exchange.table import read_table
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures


class Exchange:
    """Writes and reads labels of a folder. Safe to use from several threads.

    Nothing is ever written into a picture. What comes in is a plan, which `Decisions.apply` carries out and
    gives back what takes it back.

    Args:
        catalogue: Knows files and labels.
        pictures: Know which model answers in a folder.
        decoders: Read what the files of pictures say.
    """

    def __init__(self, catalogue: Catalogue, pictures: Pictures, decoders: DecodingPool) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._decoders = decoders

    def preview_sidecars(self, folder: Path, progress: Progress, *, remove: bool = False) -> SidecarSummary:
        """Say what `write_sidecars` would do; nothing is written."""
        files, place = self._files(folder), real_path(folder)
        return write_sidecars(files, place, progress, remove=remove, really=False)

    def write_sidecars(self, folder: Path, progress: Progress, *, remove: bool = False) -> SidecarSummary:
        """Write the labels of a folder into sidecars, for other programs to read.

        Args:
            folder: An indexed folder.
            progress: Told of each picture.
            remove: Only take out what SimGUI wrote before.

        Raises:
            SimguiError: if nothing is indexed, or the disk is full; what was written stays.
            Cancelled: if the person asked to stop; what was written stays.
        """
        return write_sidecars(self._files(folder), real_path(folder), progress, remove=remove)

    def write_table(self, folder: Path, table: Path, progress: Progress) -> int:
        """Write the labels of a folder to a CSV file, and give how many.

        Raises:
            SimguiError: if nothing is indexed, or the file cannot be written.
            Cancelled: if the person asked to stop.
        """
        return write_table(self._files(folder), real_path(folder), table, progress)

    def from_sidecars(self, folder: Path, rule: KeywordRule, progress: Progress) -> ImportPlan:
        """See what the sidecars of a folder would change.

        Raises:
            SimguiError: if nothing is indexed.
            Cancelled: if the person asked to stop.
        """
        return from_keywords(self._files(folder), real_path(folder), sidecar_keywords(), rule, progress)

    def from_pictures(self, folder: Path, rule: KeywordRule, progress: Progress) -> ImportPlan:
        """See what the keywords inside the pictures of a folder would change.

        Raises:
            SimguiError: if nothing is indexed.
            Cancelled: if the person asked to stop.
        """
        read = picture_keywords(self._decoders)
        return from_keywords(self._files(folder), real_path(folder), read, rule, progress)

    def from_table(self, folder: Path, table: Path, progress: Progress) -> ImportPlan:
        """See what a CSV file would change in a folder.

        Raises:
            SimguiError: if nothing is indexed, or the table cannot be read.
            Cancelled: if the person asked to stop.
        """
        return from_table(read_table(table), self._files(folder), real_path(folder), progress)

    def _files(self, folder: Path) -> list[LabelledFile]:
        backbone = self._pictures.model_of(folder).backbone.id
        return labelled_files(self._catalogue, real_path(folder), backbone)
