"""What the person decided about folders and pictures: labels, and what is well as it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from simgui.core.names import safe
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.labels import Labelling


class Decisions:
    """Keeps decisions and gives what was decided before, so that each can be undone. No file is touched.

    Args:
        catalogue: Keeps them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def labelling(self, folder: Path) -> Labelling:
        """Give what the person made of the subfolders of a folder."""
        return self._catalogue.decisions.labelling(folder.resolve())

    def relabel(self, folder: Path, labelling: Labelling) -> Labelling:
        """Let subfolders have other labels, or none, and give those from before."""
        before = self.labelling(folder)
        self._catalogue.decisions.relabel(folder.resolve(), labelling)
        return before

    def label_pictures(self, labels: Mapping[int, str | None]) -> dict[int, str | None]:
        """Let single pictures have labels of their own, or, with None, that of their subfolder again.

        Returns:
            What they had before: given back to this method, it takes the change back.
        """
        named = {picture: label and safe(label) for picture, label in labels.items()}
        return self._catalogue.decisions.decide(Kind.LABEL, named)

    def confirm_labels(self, labels: Mapping[int, str | None]) -> dict[int, str | None]:
        """Keep that the label of each picture is right, though its neighbours have another; None forgets it.

        Returns:
            What was kept before: given back to this method, it takes the change back.
        """
        return self._catalogue.decisions.decide(Kind.RIGHT, labels)

    def confirmed_labels(self) -> dict[int, str]:
        """Give the labels that a person said are right, by picture."""
        return self._catalogue.decisions.decided(Kind.RIGHT)

    def leave_without_match(self, ids: Sequence[int], *, leave: bool) -> None:
        """Keep that pictures without a match are well as they are, or forget it."""
        self._catalogue.decisions.decide(Kind.LEFT, dict.fromkeys(ids, "no match" if leave else None))

    def left_without_match(self) -> set[int]:
        """Give the pictures without a match that a person said are well as they are."""
        return set(self._catalogue.decisions.decided(Kind.LEFT))
