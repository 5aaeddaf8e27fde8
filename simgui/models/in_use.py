"""The models that are in use, in memory: that of each place, and those that wait to be used."""

import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from simgui.core.errors import SimguiError
from simgui.models.change_over import ChangeOver, KeptFeatures
from simgui.models.choices import (
    BEFORE,
    OF_EVERY_FOLDER,
    STARTER,
    Choices,
    ChosenModels,
    Place,
    name_of_choice,
    place_of_choice,
)
from simgui.models.model import Model
from simgui.models.starter import Starter, Starters

log = logging.getLogger(__name__)

_MOST_LOADED = 4
"""Folders may use different versions; so many stay in memory."""


class ModelsInUse:
    """Gives the model of a place, or the starter where that one is lost; safe to use from several threads.

    A version with another backbone waits until that has looked at every picture of its place; the one before
    goes on answering.

    Args:
        choices: What the person chose.
        covered: Lists the folders that the library covers.
        features: Tell what backbones have looked at.
        load: Loads the version of an id.
        starters: The versions that come with the program.
        given: A model to use instead of the default starter, where no other one is chosen.
    """

    def __init__(
        self,
        choices: Choices,
        covered: Callable[[], list[Path]],
        features: KeptFeatures,
        load: Callable[[str], Model],
        starters: Starters,
        given: Model | None = None,
    ) -> None:
        self.chosen = ChosenModels(choices, covered)
        self._choices = choices
        self._turn = ChangeOver(features, starters)
        self._load = load
        self._starters = starters
        self._given = given
        self._lock = Lock()
        self._loaded: OrderedDict[str, Model] = OrderedDict()
        self._lost: set[str] = set()
        self._newly_lost: str | None = None
        self._has_begun = given is not None

    def of(self, where: Place) -> Model:
        """Give the model of a place.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        with self._lock:
            self._begin()
            return self._of(where)

    def _begin(self) -> None:
        """Where nothing was chosen, go on with the starter that has looked at the pictures.

        Where an earlier program has indexed with another one, the default one waits.
        """
        if self._has_begun:
            return
        self._has_begun = True
        with contextlib.suppress(SimguiError):  # on a full disk it is done at the next start
            if not self.chosen.nothing_chosen:
                return
            starter = self._turn.most_complete()
            if not self._turn.coverage(starter.backbone_id).kept:
                return  # nothing is indexed yet
            if starter is self._starters.default:
                self._choices.choose(OF_EVERY_FOLDER, STARTER)  # so that files are not counted at every start
            else:
                self.chosen.begin_with(starter.id)

    def _of(self, where: Place) -> Model:
        model_id = self.chosen.of(where)
        if model_id is not None and model_id not in self._lost:
            try:
                return self._kept(model_id)
            except SimguiError as error:
                log.info("%s", error)
                self._lost.add(model_id)
                self._newly_lost = model_id
                with contextlib.suppress(SimguiError):  # on a full disk it is said again at the next start
                    self.chosen.replace(model_id, self._chosen_id(self._turn.most_complete(where).id))
        if self._given is not None:
            return self._given
        starter = self._starters.default if model_id is None else self._turn.most_complete(where)
        return self._kept(starter.id)

    def _kept(self, model_id: str) -> Model:
        if model_id not in self._loaded:
            self._loaded[model_id] = self._load(model_id)
            while len(self._loaded) > _MOST_LOADED:
                self._loaded.popitem(last=False)
        self._loaded.move_to_end(model_id)
        return self._loaded[model_id]

    def use(self, model_id: str, where: Place | None) -> Model:
        """Let a place use a version, or, with None, every folder; at once or as soon as it may answer.

        Raises:
            SimguiError: if there is no such version, or it is damaged; what is used stays.
        """
        with self._lock:
            self._begin()
            loaded, name, place = self._load(model_id), name_of_choice(where), where or ()
            answers = self._of(place)
            if answers.id == model_id and OF_EVERY_FOLDER in self.chosen.waiting():
                self.chosen.choose_next(None, OF_EVERY_FOLDER)  # the person stays with what answers now
            if self._turn.may_answer(loaded, answers, place):
                self._change(loaded, name)
            else:
                self.chosen.choose_next(self._chosen_id(model_id) or STARTER, name)
            return loaded

    def _chosen_id(self, model_id: str) -> str | None:
        """Give the id that is kept of a choice: None for the default starter, unless a model was given."""
        return None if model_id == self._starters.default.id and self._given is None else model_id

    def _change(self, model: Model, name: str) -> None:
        before = self._of(place_of_choice(name))
        if before.backbone.id != model.backbone.id:
            self._choices.choose(BEFORE, before.id)
        self._lost.discard(model.id)
        self._loaded[model.id] = model
        if name == OF_EVERY_FOLDER:
            self.chosen.choose_for_every(self._chosen_id(model.id))
        else:
            self.chosen.choose(self._chosen_id(model.id), place_of_choice(name))

    def waiting(self) -> tuple[tuple[Model, Place], ...]:
        """Give the versions that wait to be used, each with the folder that waits for it; () for all.

        Raises:
            SimguiError: if one is lost or damaged; it is not waited for any longer.
        """
        with self._lock:
            self._begin()
            return tuple((model, place_of_choice(name)) for name, model in self._load_waiting())

    def next_ids(self) -> set[str]:
        """Give the ids of the versions that wait to be used."""
        return {self._id_of(chosen) for chosen in self.chosen.waiting().values()}

    def _load_waiting(self) -> list[tuple[str, Model]]:
        found = []
        for name, chosen in self.chosen.waiting().items():
            try:
                found.append((name, self._load(self._id_of(chosen))))
            except SimguiError:
                self.chosen.choose_next(None, name)
                raise
        return found

    def _id_of(self, chosen: str) -> str:
        return self._starters.default.id if chosen == STARTER else chosen

    def change_over(self) -> Model | None:
        """Use the versions that wait and may answer by now; give one of them, None if there is none.

        Raises:
            SimguiError: as in `waiting`.
        """
        with self._lock:
            self._begin()
            changed = None
            for name, model in self._load_waiting():
                place = place_of_choice(name)
                if self._turn.may_answer(model, self._of(place), place):
                    self._change(model, name)
                    changed = model
            return changed

    @property
    def before(self) -> Model | None:
        """The version that answered before the last change to another backbone; None if it is no more."""
        model_id = self._choices.choice(BEFORE)
        with self._lock, contextlib.suppress(SimguiError):
            return None if model_id is None else self._kept(model_id)
        return None

    def starter_of(self, where: Place) -> Starter:
        """Give the starter on whose backbone the model of a place stands.

        Of a model with a backbone of its own it is the starter whose features are there.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        return self._starters.with_backbone(self.of(where).backbone.id) or self._turn.most_complete(where)

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
            self._has_begun = self._given is not None
