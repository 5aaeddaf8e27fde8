"""Which version answers, and which one will as soon as its backbone has looked at all pictures."""

import contextlib
from dataclasses import dataclass
from typing import Protocol

from simgui.core.errors import SimguiError
from simgui.models.model import Model
from simgui.models.starter import Starter, Starters

_ACTIVE, _NEXT, _BEFORE = "active model", "next model", "model before"


class Choices(Protocol):
    """What the person chose, by name; kept from one start of the program to the next."""

    def choice(self, name: str) -> str | None:
        """Give what was chosen; None if nothing was."""

    def choose(self, name: str, value: str | None) -> None:
        """Keep a choice; None forgets it."""


@dataclass(frozen=True)
class Coverage:
    """How many files of the covered folders, that can be searched, have features of a backbone.

    Attributes:
        kept: Those that have.
        lacking: Those that are there and have not.
        lacking_offline: Those whose drive is away and that have not.
    """

    kept: int
    lacking: int
    lacking_offline: int

    @property
    def all_lacking(self) -> int:
        """Those that have not, wherever they are."""
        return self.lacking + self.lacking_offline


class KeptFeatures(Protocol):
    """What is kept of the pictures, by the id of the backbone that gave it."""

    def coverage(self, backbone: str) -> Coverage:
        """Count the files with and without features of a backbone."""

    def forget(self, backbone: str) -> None:
        """Delete all features of a backbone."""


class ChangeOver:
    """Keeps which version answers, which is next, and which was before.

    One rule holds: a version answers only if its backbone has looked at every picture that is there, or if
    the one before it has looked at none.

    Args:
        choices: Keep it.
        features: Tell what backbones have looked at.
        starters: One of them answers where nothing was chosen.
    """

    def __init__(self, choices: Choices, features: KeptFeatures, starters: Starters) -> None:
        self._choices = choices
        self._features = features
        self._starters = starters

    @property
    def active(self) -> str | None:
        """Id of the version that answers; None if that was not decided yet."""
        return self._choices.choice(_ACTIVE)

    @property
    def next(self) -> str | None:
        """Id of the version that is to answer when its features are whole; None if there is none."""
        return self._choices.choice(_NEXT)

    @property
    def before(self) -> str | None:
        """Id of the version that answered before the backbone changed; None if there was none."""
        return self._choices.choice(_BEFORE)

    def begin_with_a_starter(self) -> str:
        """Decide which starter answers where none was chosen, or the chosen version is lost; give its id.

        In a library that an earlier program has indexed it is the one whose features are there. The default
        one is next then.
        """
        starter, default = self.most_complete(), self._starters.default
        coverage = self._features.coverage(starter.backbone_id)
        with contextlib.suppress(SimguiError):  # on a full disk it is decided again at the next start
            if coverage.kept or self.active is not None:
                self._choices.choose(_ACTIVE, starter.id)
            if starter is not default:
                self._choices.choose(_NEXT, default.id)
        return starter.id

    def most_complete(self) -> Starter:
        """Give the starter whose features fewest pictures lack, among equals the default one."""
        best, fewest = self._starters.default, None
        for starter in self._starters:
            with contextlib.suppress(SimguiError):
                lacking = self._features.coverage(starter.backbone_id).all_lacking
                if fewest is None or lacking < fewest:
                    best, fewest = starter, lacking
            if fewest == 0:
                break
        return best

    def may_answer(self, version: Model, active: Model) -> bool:
        """Tell whether a version may answer in place of the active one."""
        if version.backbone.id == active.backbone.id:
            return True
        coverage = self._features.coverage(version.backbone.id)
        is_whole = coverage.kept and not coverage.lacking
        return bool(is_whole or not self._features.coverage(active.backbone.id).kept)

    def prepare(self, model_id: str | None) -> None:
        """Let a version be the next one; None if none is to be."""
        self._choices.choose(_NEXT, model_id)

    def complete(self, version: Model, active: Model) -> None:
        """Let a version answer from now on."""
        if version.backbone.id != active.backbone.id:
            self._choices.choose(_BEFORE, active.id)
        self._choices.choose(_ACTIVE, version.id)
        if self.next is not None:
            self.prepare(None)
