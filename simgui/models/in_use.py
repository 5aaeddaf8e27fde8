"""The models that are in use, in memory: that of each place, loaded when it is first needed."""

import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from simgui.core.errors import SimguiError
from simgui.models.choices import Choices, ChosenModels, Place
from simgui.models.model import Model

log = logging.getLogger(__name__)

_MOST_LOADED = 4
"""Folders may use different versions; so many stay in memory."""


class ModelsInUse:
    """Gives the model of a place, or the starter where that one is lost; safe to use from several threads.

    Args:
        choices: What the person chose.
        covered: Lists the folders that the library covers.
        load: Loads the version of an id.
        starter: Id of the default starter.
        given: A model to use instead of it, where no other one is chosen.
    """

    def __init__(
        self,
        choices: Choices,
        covered: Callable[[], list[Path]],
        load: Callable[[str], Model],
        starter: str,
        given: Model | None = None,
    ) -> None:
        self.chosen = ChosenModels(choices, covered)
        self._load = load
        self._starter = starter
        self._given = given
        self._lock = Lock()
        self._loaded: OrderedDict[str, Model] = OrderedDict()
        self._lost: set[str] = set()
        self._newly_lost: str | None = None

    def of(self, where: Place) -> Model:
        """Give the model of a place.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        with self._lock:
            model_id = self.chosen.of(where)
            if model_id is not None and model_id not in self._lost:
                try:
                    return self._kept(model_id)
                except SimguiError as error:
                    log.info("%s", error)
                    self._lost.add(model_id)
                    self._newly_lost = model_id
                    with contextlib.suppress(
                        SimguiError
                    ):  # on a full disk it is said again at the next start
                        self.chosen.replace_by_starter(model_id)
            return self._given or self._kept(self._starter)

    def _kept(self, model_id: str) -> Model:
        if model_id not in self._loaded:
            self._loaded[model_id] = self._load(model_id)
            while len(self._loaded) > _MOST_LOADED:
                self._loaded.popitem(last=False)
        self._loaded.move_to_end(model_id)
        return self._loaded[model_id]

    def use(self, model_id: str, where: Place | None) -> Model:
        """Let a place use a version, or, with None, every folder.

        Raises:
            SimguiError: if there is no such version, or it is damaged; what is used stays.
        """
        with self._lock:
            loaded = self._load(model_id)
            chosen = None if model_id == self._starter and self._given is None else model_id
            if where is None:
                self.chosen.choose_for_every(chosen)
            else:
                self.chosen.choose(chosen, where)
            self._lost.discard(model_id)
            self._loaded[model_id] = loaded
            return loaded

    def newly_lost(self) -> str | None:
        """Give, once, the id of a version that was chosen and turned out to be lost; None if none was."""
        with self._lock:
            lost, self._newly_lost = self._newly_lost, None
            return lost

    def forget(self, model_id: str) -> None:
        """Load a version anew when it is needed again: its name or its files are others."""
        with self._lock:
            self._loaded.pop(model_id, None)

    def forget_all(self) -> None:
        """Load every version anew when it is needed again."""
        with self._lock:
            self._loaded.clear()
            self._lost.clear()
