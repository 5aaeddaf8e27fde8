"""What the person decided about folders and pictures: labels, what is right as it is, which are the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.names import safe
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.library.catalogue import (
    Catalogue,
    Change,
    Choice,
    Kind,
    PairAnswer,
    PictureDecision,
    SubfolderLabel,
)
from simgui.library.labels import Labelling
from simgui.models.choices import Place
from simgui.models.registry import Models

_DISMISSED = "no match"


class Decisions:
    """Keeps what the person decided; no file is touched. Safe to use from several threads.

    Args:
        catalogue: Keeps decisions, and a second copy of them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def apply(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Make any number of changes in one go: all of them, or none after an error or a kill.

        Returns:
            The changes that take these back.

        Raises:
            SimguiError: if a picture is no longer in the library, or the disk does not allow it.
        """
        try:
            return self._catalogue.decisions.apply([_with_safe_label(each) for each in changes])
        except KeyError as error:
            raise SimguiError(
                say("This picture is no longer in the library"),
                say("Nothing was changed. Rescan the folder, then try again."),
            ) from error

    def labelling(self, folder: Path) -> Labelling:
        """Give what the person made of the subfolders of a folder."""
        return self._catalogue.decisions.labelling(real_path(folder))

    def confirmed_labels(self) -> dict[int, str]:
        """Give the labels that the person said are right, by picture."""
        return self._catalogue.decisions.decided(Kind.RIGHT)

    def answers(self) -> list[PairAnswer]:
        """Give what the person said about pairs of pictures."""
        return self._catalogue.decisions.answers()

    def dismissed(self) -> set[int]:
        """Give the pictures without a match that the person said are right as they are."""
        return set(self._catalogue.decisions.decided(Kind.LEFT))


def label_changes(labels: Mapping[int, str | None]) -> list[Change]:
    """Let pictures have labels of their own, by their ids, or, with None, that of their subfolder again."""
    return [PictureDecision(picture, Kind.LABEL, label) for picture, label in labels.items()]


def confirmations(labels: Mapping[int, str | None]) -> list[Change]:
    """Say that the label of each picture is right, though its neighbours have another; None forgets it."""
    return [PictureDecision(picture, Kind.RIGHT, label) for picture, label in labels.items()]


def dismissals(pictures: Sequence[int], *, dismiss: bool) -> list[Change]:
    """Say that pictures without a match are right as they are, or forget it."""
    value = _DISMISSED if dismiss else None
    return [PictureDecision(picture, Kind.LEFT, value) for picture in pictures]


def subfolder_changes(folder: Path, before: Labelling, after: Labelling) -> list[Change]:
    """Let the subfolders of a folder have the labels of `after`, or be excluded, where `before` differs."""
    place = real_path(folder)
    return [
        SubfolderLabel(place, name, after.chosen.get(name, name))
        for name in {**before.chosen, **after.chosen}
        if before.chosen.get(name, name) != after.chosen.get(name, name)
    ]


def threshold_choice(models: Models, distance: float | None, where: Place) -> list[Change]:
    """Use a distance as the threshold of a place's model, or, with None, that which it starts with."""
    return [Choice(*models.cutpoint_choice(distance, where))]


def _with_safe_label(change: Change) -> Change:
    if isinstance(change, PictureDecision) and change.kind is Kind.LABEL and change.value:
        return replace(change, value=safe(change.value))
    return change
