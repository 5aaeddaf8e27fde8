"""Whether what a calibration has measured of neighbours holds for a search, and what it has measured."""

import threading
from pathlib import Path

import numpy as np

from simgui.library.catalogue import Catalogue
from simgui.models.match_rates import MatchRate
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.query import PictureId


class Rates:
    """Gives the match rates of a model where they were measured; safe to use from several threads.

    That is in the folder that it was trained on, and for queries that it has not learnt from: to a picture
    that was learnt, the others of its label are nearer than to any new one.

    Args:
        catalogue: Knows the contents of pictures.
        models: Know what a version has learnt from.
    """

    def __init__(self, catalogue: Catalogue, models: Models) -> None:
        self._catalogue = catalogue
        self._models = models
        self._lock = threading.Lock()
        self._learnt: tuple[str, frozenset[bytes]] = ("", frozenset())

    def of(self, model: Model, folders: tuple[Path, ...], query: PictureId | None) -> tuple[MatchRate, ...]:
        """Give the rates for a query; empty where they do not hold.

        Args:
            model: What answers.
            folders: Where is searched.
            query: The picture of the library that the query is, or is a copy of.
        """
        if not model.match_rates or model.trained_on is None or folders != (model.trained_on,):
            return ()
        if query is not None and self._catalogue.pictures.contents(np.array([query]))[0] in self._of(model):
            return ()
        return model.match_rates

    def _of(self, model: Model) -> frozenset[bytes]:
        with self._lock:
            if self._learnt[0] != model.id:
                self._learnt = model.id, self._models.learnt(model.id)
            return self._learnt[1]
