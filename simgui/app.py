"""One library and all that can be done with it: its services, put together."""

import contextlib
import threading
from typing import TYPE_CHECKING

from simgui.core.errors import SimguiError
from simgui.datasets.service import Datasets
from simgui.duplicates.looks.sketches import KeptSketches
from simgui.duplicates.moving.journal import Journal
from simgui.duplicates.moving.mover import Mover
from simgui.duplicates.moving.trash import SystemTrash
from simgui.duplicates.result_groups import ResultGroups
from simgui.duplicates.service import Duplicates
from simgui.evaluation.folders_for_testing import FoldersForTesting
from simgui.evaluation.label_problems.service import LabelProblems
from simgui.evaluation.mislabelled.service import Mislabelled
from simgui.evaluation.report.service import Reports
from simgui.evaluation.service import Measurements
from simgui.exchange.service import Exchange
from simgui.installation.doctor import Doctor
from simgui.installation.training_parts.service import TrainingParts
from simgui.library.decisions import Decisions
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import Thumbnails
from simgui.library.folders.preparation import Preparation
from simgui.library.folders.service import Folders
from simgui.library.ledger import Ledger
from simgui.library.listing.service import Listings
from simgui.library.pictures import Pictures
from simgui.library.storage.data_folder import DataFolder
from simgui.library.storage.recovery import open_catalogue
from simgui.library.storage.running_mark import RunningMark
from simgui.library.storage.service import Storage
from simgui.maps.service import Maps
from simgui.models.model import Model
from simgui.models.package import ModelPackages
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.search.embedding_cache import EmbeddingCache
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.neighbourhoods import Neighbourhoods
from simgui.search.service import Searches
from simgui.search.similar_regions import Regions
from simgui.sharing.cluster.service import Clusters
from simgui.teaching.service import Teaching
from simgui.training.service import Trainings
from simgui.words.service import Words

if TYPE_CHECKING:
    from simgui.sharing.service import Sharing


class App:
    """The services of one library; each is safe to use from several threads.

    Args:
        data_folder: Where the library is kept.
        model: Used where the person has chosen none; the starter if none is given.
    """

    def __init__(self, data_folder: DataFolder, model: Model | None = None) -> None:
        self.data_folder = data_folder
        self._sharing: Sharing | None = None
        self._sharing_lock = threading.Lock()
        self._store = store = ModelStore(data_folder.models)
        staged = store.staged()  # before the look at who else runs: what is made from now on is not meant
        self._running = RunningMark(data_folder.root)
        if self._running.alone:
            for left_behind in staged:
                store.discard(left_behind)
        try:
            self._catalogue, damage = open_catalogue(data_folder.catalogue)
        except SimguiError:
            self._running.close()
            raise
        catalogue, unclean = self._catalogue, self._running.unclean
        self._thumbnails = Thumbnails(data_folder.thumbnails)
        self._sketches = KeptSketches(data_folder.sketches)
        self._decoders = DecodingPool()
        self._embeddings = embeddings = KeptEmbeddings(catalogue, EmbeddingCache(data_folder.embeddings))
        self._galleries = galleries = Galleries(catalogue, embeddings)

        self.models = Models(catalogue.decisions, catalogue.folders.paths, catalogue.features, store, model)
        self.packages = ModelPackages(store, self.models, data_folder.logs / "trainer.log")
        self.folders = Folders(catalogue, self.models, self._thumbnails)
        self.preparation = Preparation(catalogue, self.folders, self.models)
        self.clusters = Clusters(catalogue, self.folders, self.models)
        self.ledger = Ledger(catalogue)
        self.decisions = Decisions(catalogue)
        self.pictures = Pictures(catalogue, self.folders, self.models, self._decoders, self._thumbnails)
        self.listings = Listings(catalogue, self.folders, self.pictures)
        self.storage = Storage(data_folder, catalogue, store, self.models, damage, unclean)
        self.searches = Searches(
            catalogue, self.folders, self.pictures, galleries, self.models, self._decoders
        )
        self.words = Words(
            catalogue,
            self.folders,
            self.pictures,
            self.listings,
            galleries,
            self.models,
            self._decoders,
        )
        self.regions = Regions(self.pictures, self._decoders)
        self.result_groups = ResultGroups(catalogue, self.folders, self.pictures)
        mover = Mover(Journal(data_folder.moves), SystemTrash())
        self.duplicates = Duplicates(
            catalogue, self.folders, self.pictures, self._sketches, mover, self._decoders
        )
        self.neighbourhoods = Neighbourhoods(catalogue, galleries, self.models)
        self.maps = Maps(data_folder, catalogue, embeddings, galleries, self.models, self.neighbourhoods)
        self._test_folders = FoldersForTesting(catalogue)
        if self._running.alone:
            self._test_folders.forget()
        self.measurements = Measurements(catalogue, self.folders, embeddings, self.models, self._test_folders)
        self.mislabelled = Mislabelled(catalogue, self.models)
        self.label_problems = LabelProblems(catalogue, embeddings, self.models)
        self.reports = Reports(self.measurements, self.mislabelled, self.models, self.pictures)
        self.teaching = Teaching(catalogue, self.pictures, galleries, embeddings, self.models)
        self.exchange = Exchange(catalogue, self.pictures, self._decoders)
        self.trainings = Trainings(data_folder, catalogue, store, self.models)
        self.datasets = Datasets(data_folder.logs / "datasets.log")
        self.training_parts = TrainingParts.of_this_program()
        self.doctor = Doctor(data_folder, catalogue, self.models)

    @property
    def sharing(self) -> "Sharing":
        """Shared libraries; their room is imported when they are first asked for."""
        with self._sharing_lock:
            if self._sharing is None:
                self._sharing = self._make_sharing()
            return self._sharing

    def _make_sharing(self) -> "Sharing":
        from simgui.sharing.service import Sharing

        return Sharing(
            self.data_folder.shared_libraries,
            self._catalogue,
            self.folders,
            self.pictures,
            self._galleries,
            self._embeddings,
            self.models,
            self.packages,
            self._store,
            self._decoders,
            self.searches,
            self.words,
        )

    def close(self) -> None:
        """Close the library; the services are not used afterwards."""
        if self._sharing is not None:
            self._sharing.close()
        self._decoders.close()
        with contextlib.suppress(SimguiError):  # on a full disk, the next start does it
            self._test_folders.forget()
        self._catalogue.close()
        self._thumbnails.close()
        self._sketches.close()
        self._running.close()
