"""Which subfolder of a folder is the label of its pictures, and why."""

import json
import os
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from simgui.core.names import quoted, shown
from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.library.folder_names import NameKind, kind_of_name

CHECK_OF = "check of the subfolders of "
"""How the name begins under which a `SubfolderCheck` is kept; the name of the folder follows."""
LEAST_SCENES = 50
"""With fewer, a share says too little to take labels away by it."""


class LabelLevel(StrEnum):
    """Which of the subfolders on the way to a picture is its label."""

    AUTO = "auto"  # the first, unless it is a date, a camera or a number, or the check says otherwise
    FIRST = "first"
    LAST = "last"
    PATH = "path"  # all of them: "shoes/red"
    NONE = "none"  # only labels that the person gave


@dataclass(frozen=True)
class SubfolderCheck:
    """How far subfolders differ in what their pictures show, as the starter sees it.

    Attributes:
        scenes: Pictures that were compared: one of each scene.
        agreeing: Those whose nearest picture lies in the same subfolder.
        chance_from: The least that chance gives, in 95 of 100 cases.
        chance_to: The most.
        key: Names what was compared, so that it is not compared again.
    """

    scenes: int
    agreeing: int
    chance_from: int
    chance_to: int
    key: str = ""

    @property
    def is_chance(self) -> bool:
        """Whether there are enough pictures to tell, and they agree no more than by chance."""
        return self.scenes >= LEAST_SCENES and self.agreeing <= self.chance_to

    def to_json(self) -> str:
        """Write it as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | None) -> "SubfolderCheck | None":
        """Read it from what `to_json` gave; None if there is none, or it cannot be understood."""
        try:
            told = json.loads(text or "null")
            counts = [told[name] for name in ("scenes", "agreeing", "chance_from", "chance_to")]
            if not all(isinstance(count, int) and 0 <= count <= counts[0] for count in counts):
                raise ValueError(text)
            return cls(counts[0], counts[1], counts[2], counts[3], str(told["key"]))
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return None


@dataclass(frozen=True)
class LabelRule:
    """Which subfolder is the label of a picture of a folder.

    Attributes:
        level: As the person chose it.
        check: What was measured of the subfolders of the folder; None if nothing was.
    """

    level: LabelLevel = LabelLevel.AUTO
    check: SubfolderCheck | None = None

    def subfolder(self, path: Path, folder: Path) -> str | None:
        """Give the subfolder, or the way, that would be the label of a picture.

        In `shop/shoes/red/7.jpg`, opened as `shop`, the first is `shoes`, the last `red`, the way
        `shoes/red`. None for a picture that lies directly in `folder` or outside of it.
        """
        prefix = os.fspath(folder).rstrip(os.sep) + os.sep
        text = os.fspath(path)
        way = text[len(prefix) :].rpartition(os.sep)[0] if text.startswith(prefix) else ""
        if not way:
            return None
        if self.level is LabelLevel.PATH:
            return way.replace(os.sep, "/")
        return way.rpartition(os.sep)[2] if self.level is LabelLevel.LAST else way.partition(os.sep)[0]

    def is_label(self, subfolder: str) -> bool:
        """Tell whether a subfolder is a label without the person saying so of this one."""
        if self.level is LabelLevel.AUTO:
            return not self.finds_chance and kind_of_name(subfolder) is None
        return self.level is not LabelLevel.NONE

    @property
    def finds_chance(self) -> bool:
        """Whether subfolders are no labels because the starter cannot tell them apart."""
        return self.level is LabelLevel.AUTO and self.check is not None and self.check.is_chance

    def why(self, labels: int, folders: tuple[str, ...]) -> Sentence:
        """Say in plain words what the labels of a folder are, and why.

        Args:
            labels: How many labels there are.
            folders: Subfolders that are no labels.
        """
        match self.level:
            case LabelLevel.FIRST:
                return say("The first subfolder is the label: you chose so.")
            case LabelLevel.LAST:
                return say("The last subfolder is the label: you chose so.")
            case LabelLevel.PATH:
                return say("The whole path is the label: you chose so.")
            case LabelLevel.NONE:
                return say("Subfolders are no labels: you chose so.")
            case LabelLevel.AUTO:
                return self._found(labels, folders)

    def _found(self, labels: int, folders: tuple[str, ...]) -> Sentence:
        if not folders:
            return say("The first subfolder is the label.") if labels else say("There are no subfolders.")
        if self.finds_chance and self.check is not None:
            check = self.check
            return say(
                "The subfolders {folders} are taken as folders, not as labels: they show the same things. "
                "Of {scenes:,} scenes, {agreeing:.0%} have their nearest picture in the same one; by chance "
                "it is {least:.0%} to {most:.0%}.",
                folders=listed(folders),
                scenes=check.scenes,
                agreeing=check.agreeing / check.scenes,
                least=check.chance_from / check.scenes,
                most=check.chance_to / check.scenes,
            )
        kinds = {kind_of_name(name) for name in folders}
        what = _KINDS[kinds.pop()] if len(kinds) == 1 else say("dates, cameras or numbers")
        if labels:
            return say(
                "The first subfolder is the label; {folders}: taken as folders, since they look like {what}.",
                folders=listed(folders),
                what=what,
            )
        return say(
            "The subfolders look like {what} ({folders}): taken as folders, not as labels.",
            what=what,
            folders=listed(folders),
        )


_KINDS = {
    NameKind.DATE: say("dates"),
    NameKind.CAMERA: say("folders of a camera"),
    NameKind.NUMBER: say("numbers"),
    None: say("folders"),
}


def listed(names: tuple[str, ...]) -> Sentence:
    """Name the first three of some names, and how many more there are."""
    said = joined((quoted(shown(name)) for name in names[:3]), ", ")
    if len(names) <= 3:
        return said
    return say_count("{names} and {count:,} more", "{names} and {count:,} more", len(names) - 3, names=said)
