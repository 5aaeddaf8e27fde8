"""One library and all that can be done with it: its services, put together."""

import contextlib
from typing import TYPE_CHECKING

from simgui.core.errors import SimguiError
from simgui.core.made_once import made_once
from simgui.duplicates.result_groups import ResultGroups
from simgui.evaluation.folders_for_testing import FoldersForTesting
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
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.search.embedding_cache import EmbeddingCache
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.service import Searches
from simgui.training.parts import shipped_parts_or_damage
from simgui.words.service import Words

if TYPE_CHECKING:
    from simgui.datasets.service import Datasets
    from simgui.duplicates.looks.sketches import KeptSketches
    from simgui.duplicates.service import Duplicates
    from simgui.evaluation.label_problems.service import LabelProblems
    from simgui.evaluation.mislabelled.service import Mislabelled
    from simgui.evaluation.report.service import Reports
    from simgui.evaluation.service import Measurements
    from simgui.exchange.service import Exchange
    from simgui.installation.doctor import Doctor
    from simgui.installation.training_parts.service import TrainingParts
    from simgui.maps.service import Maps
    from simgui.models.package import ModelPackages
    from simgui.search.neighbourhoods import Neighbourhoods
    from simgui.search.similar_regions import Regions
    from simgui.sharing.cluster.service import Clusters
    from simgui.sharing.service import Sharing
    from simgui.teaching.service import Teaching
    from simgui.training.service import Trainings

_DECODERS = 3
"""A query, and two pictures for the screen: so many are decoded at a time."""


class App:
    """The services of one library; each is safe to use from several threads.

    What a start of the window does not need is imported and made when it is first asked for.

    Args:
        data_folder: Where the library is kept.
        model: Used where the person has chosen none; the starter if none is given.
    """

    def __init__(self, data_folder: DataFolder, model: Model | None = None) -> None:
        self.data_folder = data_folder
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
        self._decoders = DecodingPool(_DECODERS)
        self._embeddings = KeptEmbeddings(catalogue, EmbeddingCache(data_folder.embeddings))
        self._galleries = galleries = Galleries(catalogue, self._embeddings)
        self._shipped_parts = shipped_parts_or_damage()  # a page may ask on a thread that reads no file
        self._test_folders = FoldersForTesting(catalogue)
        if self._running.alone:
            self._test_folders.forget()

        self.models = Models(catalogue.decisions, catalogue.folders.paths, catalogue.features, store, model)
        self.folders = Folders(catalogue, self.models, self._thumbnails)
        self.preparation = Preparation(catalogue, self.folders, self.models)
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
        self.result_groups = ResultGroups(catalogue, self.folders, self.pictures)

    @made_once
    def packages(self) -> "ModelPackages":
        """Model versions as files."""
        from simgui.models.package import ModelPackages

        return ModelPackages(self._store, self.models, self.data_folder.logs / "trainer.log")

    @made_once
    def clusters(self) -> "Clusters":
        """Folders indexed on a cluster."""
        from simgui.sharing.cluster.service import Clusters

        return Clusters(self._catalogue, self.folders, self.models)

    @made_once
    def regions(self) -> "Regions":
        """Which regions make two pictures close."""
        from simgui.search.similar_regions import Regions

        return Regions(self.pictures, self._decoders)

    @made_once
    def _sketches(self) -> "KeptSketches":
        """What is kept for comparing looks."""
        from simgui.duplicates.looks.sketches import KeptSketches

        return KeptSketches(self.data_folder.sketches)

    @made_once
    def duplicates(self) -> "Duplicates":
        """Groups of duplicates."""
        from simgui.duplicates.moving.journal import Journal
        from simgui.duplicates.moving.mover import Mover
        from simgui.duplicates.moving.trash import SystemTrash
        from simgui.duplicates.service import Duplicates

        mover = Mover(Journal(self.data_folder.moves), SystemTrash())
        return Duplicates(self._catalogue, self.folders, self.pictures, self._sketches, mover, self._decoders)

    @made_once
    def neighbourhoods(self) -> "Neighbourhoods":
        """Every picture with its nearest others."""
        from simgui.search.neighbourhoods import Neighbourhoods

        return Neighbourhoods(self._catalogue, self._galleries, self.models)

    @made_once
    def maps(self) -> "Maps":
        """Maps of a folder."""
        from simgui.maps.service import Maps

        return Maps(
            self.data_folder,
            self._catalogue,
            self._embeddings,
            self._galleries,
            self.models,
            self.neighbourhoods,
        )

    @made_once
    def measurements(self) -> "Measurements":
        """How well models find."""
        from simgui.evaluation.service import Measurements

        return Measurements(self._catalogue, self.folders, self._embeddings, self.models, self._test_folders)

    @made_once
    def mislabelled(self) -> "Mislabelled":
        """Pictures that look mislabelled."""
        from simgui.evaluation.mislabelled.service import Mislabelled

        return Mislabelled(self._catalogue, self.models)

    @made_once
    def label_problems(self) -> "LabelProblems":
        """What is wrong with labels."""
        from simgui.evaluation.label_problems.service import LabelProblems

        return LabelProblems(self._catalogue, self._embeddings, self.models)

    @made_once
    def reports(self) -> "Reports":
        """Measurements as pages."""
        from simgui.evaluation.report.service import Reports

        return Reports(self.measurements, self.mislabelled, self.models, self.pictures)

    @made_once
    def teaching(self) -> "Teaching":
        """Answers about pairs of pictures."""
        from simgui.teaching.service import Teaching

        return Teaching(self._catalogue, self.pictures, self._galleries, self._embeddings, self.models)

    @made_once
    def exchange(self) -> "Exchange":
        """Labels that go out and come in."""
        from simgui.exchange.service import Exchange

        return Exchange(self._catalogue, self.pictures, self._decoders)

    @made_once
    def trainings(self) -> "Trainings":
        """Trainings."""
        from simgui.training.service import Trainings

        return Trainings(self.data_folder, self._catalogue, self._store, self.models)

    @made_once
    def datasets(self) -> "Datasets":
        """Public data sets as folders."""
        from simgui.datasets.service import Datasets

        return Datasets(self.data_folder.logs / "datasets.log")

    @made_once
    def training_parts(self) -> "TrainingParts":
        """What a training stands on."""
        from simgui.installation.training_parts.service import TrainingParts

        return TrainingParts(*self._shipped_parts)

    @made_once
    def doctor(self) -> "Doctor":
        """Looks whether all is well."""
        from simgui.installation.doctor import Doctor

        return Doctor(self.data_folder, self._catalogue, self.models)

    @made_once
    def sharing(self) -> "Sharing":
        """Shared libraries."""
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
        if (sharing := App.sharing.if_made(self)) is not None:
            sharing.close()
        self._decoders.close()
        with contextlib.suppress(SimguiError):  # on a full disk, the next start does it
            self._test_folders.forget()
        self._catalogue.close()
        self._thumbnails.close()
        if (sketches := App._sketches.if_made(self)) is not None:
            sketches.close()
        self._running.close()
