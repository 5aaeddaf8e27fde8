"""The session: a person's library, its active model, and what can be asked of them."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.names import safe
from simgui.core.progress import Progress
from simgui.evaluation.borrowed import BorrowedFolders
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.measurements import Measurements
from simgui.evaluation.records import Evaluation
from simgui.evaluation.report.saving import evaluation_of, save_report
from simgui.evaluation.suspects import Mislabelled
from simgui.installation.doctor import examine
from simgui.installation.records import Finding
from simgui.library.catalogue import Where, folders_of
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import THUMBNAIL_PX, Thumbnails
from simgui.library.folders.additions import add_copies
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.service import Folders
from simgui.library.labelled import read_labelled
from simgui.library.labels import Labelling
from simgui.library.records import FileEntry, FileState, IndexSummary, Picture
from simgui.library.storage.backup import Keeping
from simgui.library.storage.data_folder import DataFolder
from simgui.library.storage.presence import Presence
from simgui.library.storage.recovery import open_catalogue
from simgui.maps.service import Maps
from simgui.models.cutpoints import Cutpoint
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.search.embedding_cache import EmbeddingCache
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.gallery import Ids
from simgui.search.neighbourhoods import Neighbourhoods
from simgui.search.records import SearchResult
from simgui.search.service import Query, Searches, unreadable
from simgui.training.readiness import lacks, remarks
from simgui.training.records import TrainingData
from simgui.training.service import Trainings

PREVIEW_PX = 900


class Session:
    """Safe to use from several threads: one indexes while another searches.

    Args:
        data_folder: Where the library is kept.
        model: The active model; the shipped starter, loaded when first needed, if none is given.
    """

    def __init__(self, data_folder: DataFolder, model: Model | None = None) -> None:
        self.data_folder = data_folder
        store = ModelStore(data_folder.models)
        staged = store.staged()  # before the look at who else runs: what is made from now on is not meant
        self._presence = Presence(data_folder.root)
        if self._presence.alone:
            for left_behind in staged:
                store.discard(left_behind)
        try:
            self._catalogue, damage = open_catalogue(data_folder.catalogue)
        except SimguiError:
            self._presence.close()
            raise
        self._thumbnails = Thumbnails(data_folder.thumbnails)
        self._decoders = DecodingPool()
        self._embedded = EmbeddingCache(data_folder.embeddings)
        embeddings = KeptEmbeddings(self._catalogue, self._embedded)
        self._galleries = Galleries(self._catalogue, embeddings)
        self.models = Models(self._catalogue, store, data_folder.logs / "trainer.log", model)
        self._searches = Searches(self._catalogue, self._galleries, self._decoders)
        self.neighbourhoods = Neighbourhoods(self._catalogue, self._galleries, self.models)
        self.maps = Maps(
            data_folder, self._catalogue, embeddings, self._galleries, self.models, self.neighbourhoods
        )
        self._borrowed = BorrowedFolders(self._catalogue)
        if self._presence.alone:
            self._borrowed.give_back()
        self.measurements = Measurements(self._catalogue, embeddings, self.models, self._borrowed)
        self.mislabelled = Mislabelled(self._catalogue, self.models)
        self.trainings = Trainings(data_folder, self._catalogue, store, self.models)
        self.folders = Folders(self._catalogue)
        self.keeping = Keeping(
            data_folder, self._catalogue, store, self.models, damage, self._presence.unclean
        )

    def close(self) -> None:
        """Close the library; the session is not used afterwards."""
        self._decoders.close()
        with contextlib.suppress(SimguiError):  # on a full disk, the next start does it
            self._borrowed.give_back()
        self._catalogue.close()
        self._thumbnails.close()
        self._embedded.close()
        self._presence.close()

    @property
    def model(self) -> Model:
        """The active model.

        Raises:
            SimguiError: if its files are missing or damaged.
        """
        return self.models.active

    @property
    def cutpoint(self) -> Cutpoint:
        """The active cutpoint."""
        return self.models.cutpoint

    # The library.

    def index_folder(self, folder: Path, progress: Progress) -> IndexSummary:
        """Bring the library up to date with a folder and all below it.

        Raises:
            SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
            Cancelled: if the person asked to stop; what was read is kept.
        """
        summary = index_folder(
            folder.resolve(), self._catalogue, self.model.backbone, progress, thumbnails=self._thumbnails
        )
        self.measurements.note_indexed(folder.resolve())
        return summary

    def keep_up(self, folder: Path, progress: Progress) -> None:
        """Bring the library up to date with a folder as long as it is covered; it may be removed meanwhile.

        Raises:
            SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
            Cancelled: if the person asked to stop; what was read is kept.
        """
        place = folder.resolve()
        if not self.folders.knows(place):
            return
        try:
            index_folder(
                place,
                self._catalogue,
                self.model.backbone,
                progress,
                thumbnails=self._thumbnails,
                cover=False,
            )
        finally:
            if not self.folders.knows(place):
                self.folders.remove(place)

    def add_copies(self, labels: Mapping[int, str], folder: Path, progress: Progress) -> list[Path]:
        """Copy pictures of other folders into an open one, each into the subfolder of its label.

        Raises:
            SimguiError: if a picture is not there now, or a copy cannot be written; earlier ones stay.
            Cancelled: if the person asked to stop; earlier ones stay.
        """
        return add_copies(self._catalogue, self.model.backbone.id, labels, folder.resolve(), progress)

    def _folders(self, where: Where) -> tuple[Path, ...]:
        """Give the folders that are meant, without those that lie in others: with () all of the library."""
        found: list[Path] = []
        for folder in sorted(each.resolve() for each in folders_of(where)) or self._catalogue.covered_paths():
            if not any(folder.is_relative_to(each) for each in found):
                found.append(folder)
        return tuple(found)

    def picture_ids(self, where: Where) -> Ids:
        """List the searchable pictures of a folder, of several, or with () of the whole library.

        Returns:
            int64 (n,), in the order of their paths.
        """
        return self._catalogue.picture_ids(self._folders(where), self.model.backbone.id)

    def offline_ids(self, where: Where) -> frozenset[int]:
        """Give those of the searchable pictures of which no file is there now: a drive is away."""
        return self._catalogue.offline_ids(self._folders(where))

    def pictures(self, ids: Sequence[int], where: Where) -> list[Picture]:
        """Look pictures up, in the order of `ids`; a picture that has left the folders is left out."""
        return self._catalogue.pictures(ids, self._folders(where))

    def thumbnail(self, picture_id: int) -> bytes | None:
        """Give a small JPEG of a picture, made once; None if no file that holds it can be read now."""
        content, paths = self._catalogue.holders(picture_id)
        thumbnail = self._thumbnails.get(content)
        if thumbnail is None:
            thumbnail = self._first_readable(paths)
            if thumbnail is not None:
                self._thumbnails.put(content, thumbnail)
        return thumbnail

    def _first_readable(self, paths: Sequence[Path]) -> bytes | None:
        for path in paths:
            try:
                return self._decoders.shrink(path, THUMBNAIL_PX)
            except UnreadablePicture:
                continue
        return None

    def preview(self, source: Path | bytes) -> bytes:
        """Give a JPEG of a picture, large enough to look at.

        Raises:
            SimguiError: if it cannot be read.
        """
        try:
            return self._decoders.shrink(source, PREVIEW_PX)
        except UnreadablePicture as problem:
            if kept := self._kept_thumbnail(source):
                return kept  # its drive is away
            raise unreadable(source, problem) from problem

    def _kept_thumbnail(self, source: Path | bytes) -> bytes | None:
        known = None if isinstance(source, bytes) else self._searches.picture_of(source, self.model)
        return None if known is None else self._thumbnails.get(self._catalogue.holders(known)[0])

    def file_of(self, picture_id: int) -> Path | None:
        """Give the first file, in whatever folder, that holds a picture; None if there is none now."""
        _, paths = self._catalogue.holders(picture_id)
        return paths[0] if paths else None

    def counts(self, folder: Path) -> dict[FileState, int]:
        """Count the files known under a folder, by what became of them."""
        return self._catalogue.counts(folder.resolve())

    def ledger(self, folder: Path, states: Sequence[FileState] = tuple(FileState)) -> Iterator[FileEntry]:
        """Yield every file known under a folder in one of `states`, and why it is not indexed."""
        return self._catalogue.ledger(folder.resolve(), states)

    # Search.

    def prepare_search(self, where: Where, progress: Progress) -> None:
        """Embed what is indexed by now, so that the first search need not wait for it.

        Raises:
            SimguiError: if the active model is damaged.
            Cancelled: if the person asked to stop.
        """
        self._galleries.of(self._folders(where), self.model, progress)

    def find_neighbours(self, query: Query, where: Where, k: int = 5) -> SearchResult:
        """Find the k pictures nearest to a query.

        Args:
            query: A picture of the library, a file, or the content of one (a pasted picture). A file of the
                library does not find itself, but its copies elsewhere, and is not decoded again.
            where: An indexed folder, or several; with () all that the library covers. What is indexed so far
                is searched.
            k: How many, at least 1.

        Raises:
            SimguiError: if the query cannot be read, or nothing is indexed under one of the folders.
        """
        return self._searches.find(
            query, self._folders(where), self.model, self.cutpoint, k, must_hold=bool(where)
        )

    # Evaluation.

    def evaluate(
        self,
        folder: Path,
        test: Path | None,
        progress: Progress,
        model_id: str | None = None,
        report: Path | None = None,
    ) -> Evaluation:
        """Sum up how well a model finds labelled pictures (subfolder = label), indexing them first.

        Args:
            folder: The gallery.
            test: The queries; every picture of the gallery in turn, without itself, if there is none.
                What the model has learnt from is no query.
            progress: Told of indexing and comparing.
            model_id: A version, measured at its own cutpoint; the active model if None.
            report: Where to write a page about it, if anywhere.

        Raises:
            SimguiError: if there are no labelled pictures that the model has not learnt from, a folder
                cannot be read, or the report cannot be written.
            Cancelled: if the person asked to stop.
        """
        measured = self.measurements.measure(folder, progress, test=test, model_id=model_id, rescan=True)
        if report is not None:
            self.save_report(measured, folder, test, report, progress)
        return evaluation_of(measured)

    def save_report(
        self, measurement: Measurement, folder: Path, test: Path | None, file: Path, progress: Progress
    ) -> None:
        """Write what was measured as one HTML page that needs nothing else.

        Args:
            measurement: What was measured.
            folder: Its gallery.
            test: The folder of its queries; None if they come from the gallery.
            file: Where to; what is there is replaced.
            progress: Told of the look for wrong labels.

        Raises:
            SimguiError: if the file cannot be written.
            Cancelled: if the person asked to stop; nothing is written then.
        """
        save_report(self.models, self.mislabelled, self.thumbnail, measurement, folder, test, file, progress)

    # Training.

    def training_data(self, folder: Path) -> TrainingData:
        """Tell what there is to learn from in a folder, as far as it is indexed."""
        pictures = read_labelled(self._catalogue, folder.resolve(), self.model.backbone.id)
        return TrainingData(
            pictures.counts(),
            pictures.subfolders,
            pictures.left_out,
            lacks(pictures),
            tuple(remarks(pictures)),
        )

    def labelling(self, folder: Path) -> Labelling:
        """Give what the person made of the subfolders of a folder."""
        return self._catalogue.labelling(folder.resolve())

    def relabel(self, folder: Path, labelling: Labelling) -> Labelling:
        """Let subfolders have other labels, or none, and give those from before; files stay as they are."""
        before = self.labelling(folder)
        self._catalogue.relabel(folder.resolve(), labelling)
        return before

    def label_pictures(self, labels: Mapping[int, str | None]) -> dict[int, str | None]:
        """Let single pictures have labels of their own, or, with None, that of their subfolder again.

        Returns:
            What they had before: given back to this method, it takes the change back.
        """
        named = {picture: label and safe(label) for picture, label in labels.items()}
        return self._catalogue.decide("label", named)

    def confirm_labels(self, labels: Mapping[int, str | None]) -> dict[int, str | None]:
        """Keep that the label of each picture is right, though its neighbours have another; None forgets it.

        Returns:
            What was kept before: given back to this method, it takes the change back.
        """
        return self._catalogue.decide("right", labels)

    def confirmed_labels(self) -> dict[int, str]:
        """Give the labels that a person said are right, by picture."""
        return self._catalogue.decided("right")

    def leave_without_match(self, ids: Sequence[int], *, leave: bool) -> None:
        """Keep that pictures without a match are well as they are, or forget it."""
        self._catalogue.decide("left", dict.fromkeys(ids, "no match" if leave else None))

    def left_without_match(self) -> set[int]:
        """Give the pictures without a match that a person said are well as they are."""
        return set(self._catalogue.decided("left"))

    # Health.

    def examine(self, progress: Progress, *, thoroughly: bool = False) -> list[Finding]:
        """Look at the installation, the library and the trainer, and say what is not well."""
        sizes = {}
        with contextlib.suppress(SimguiError):  # a damaged model has a check of its own
            sizes[self.model.backbone.id] = self.model.head.features
        return examine(self.data_folder, self._catalogue, sizes, progress, thoroughly=thoroughly)
