"""When a version with another backbone may answer: as soon as that has looked at every picture there is."""

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from simgui.core.errors import SimguiError
from simgui.models.choices import Place
from simgui.models.model import Model
from simgui.models.starter import Starter, Starters


@dataclass(frozen=True)
class Coverage:
    """How many files of some folders, that can be searched, have features of a backbone.

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

    def coverage(self, backbone: str, folders: tuple[Path, ...] = ()) -> Coverage:
        """Count the files with and without features of a backbone, in some folders or all covered ones."""

    def forget(self, backbone: str) -> None:
        """Delete all features of a backbone."""


class ChangeOver:
    """Tells which version may answer in a place, from what the backbones have looked at.

    Args:
        features: Tell what that is.
        starters: The versions that come with the program.
    """

    def __init__(self, features: KeptFeatures, starters: Starters) -> None:
        self._features = features
        self._starters = starters

    def coverage(self, backbone: str, where: Place = ()) -> Coverage:
        """Count the files of a place with and without features of a backbone."""
        return self._features.coverage(backbone, (where,) if isinstance(where, Path) else where)

    def most_complete(self, where: Place = ()) -> Starter:
        """Give the starter whose features fewest pictures of a place lack, among equals the default one."""
        best, fewest = self._starters.default, None
        for starter in self._starters:
            with contextlib.suppress(SimguiError):
                lacking = self.coverage(starter.backbone_id, where).all_lacking
                if fewest is None or lacking < fewest:
                    best, fewest = starter, lacking
            if fewest == 0:
                break
        return best

    def may_answer(self, version: Model, active: Model, where: Place) -> bool:
        """Tell whether a version may answer in a place instead of the one that does.

        It may if its backbone has looked at every picture that is there, or if that of the other one has
        looked at none.
        """
        if version.backbone.id == active.backbone.id:
            return True
        coverage = self.coverage(version.backbone.id, where)
        is_whole = coverage.kept and not coverage.lacking
        return bool(is_whole or not self.coverage(active.backbone.id, where).kept)
