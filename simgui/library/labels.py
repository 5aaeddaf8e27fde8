"""A label is the name of the person's own class: by default the subfolder."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simgui.core.names import safe
from simgui.library.folder_names import kind_of_name
from simgui.library.label_rule import LabelLevel, LabelRule

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Labelling:
    """What the person made of the subfolders of a folder; no file is touched by it.

    Attributes:
        chosen: The label of a subfolder that is called otherwise; None for one that is left out. Two
            subfolders with one label are merged.
    """

    chosen: Mapping[str, str | None] = field(default_factory=dict)

    def label(self, subfolder: str) -> str | None:
        """Give the label of a subfolder, None if it is left out; no label turns or breaks a line."""
        label = self.chosen.get(subfolder, subfolder)
        return None if label is None else safe(label)

    def with_label(self, subfolders: tuple[str, ...], label: str | None) -> "Labelling":
        """Give the labelling in which these subfolders have this label, or, with None, are left out."""
        chosen = dict(self.chosen) | dict.fromkeys(subfolders, label)
        return Labelling({name: label for name, label in chosen.items() if name != label})

    def as_folders_say(self, subfolders: tuple[str, ...]) -> "Labelling":
        """Give the labelling in which these subfolders are labels of their own again."""
        return Labelling({name: label for name, label in self.chosen.items() if name not in subfolders})

    def to_json(self) -> str:
        """Write it as JSON; a name that is no valid text survives."""
        return json.dumps(dict(self.chosen))

    @classmethod
    def from_json(cls, text: str | None) -> "Labelling":
        """Read it from what `to_json` gave; what cannot be understood changes no label."""
        if not text:
            return cls()
        try:
            chosen = json.loads(text)
            if not all(label is None or isinstance(label, str) for label in chosen.values()):
                raise ValueError(text)
        except (ValueError, AttributeError, RecursionError) as error:
            log.warning("the labels a person chose are not understood: %s", error)
            return cls()
        return cls(chosen)


@dataclass(frozen=True)
class FolderLabels:
    """What the label of each picture of a folder is: by the rule, and by what the person made of subfolders.

    Attributes:
        folder: The folder.
        rule: Which subfolder is the label.
        labelling: Labels that the person chose for subfolders: they count whatever the rule says.
    """

    folder: Path
    rule: LabelRule = field(default_factory=LabelRule)
    labelling: Labelling = field(default_factory=Labelling)

    def subfolder_of(self, path: Path) -> str | None:
        """Give the subfolder that the label of a picture would come from, be it one or not."""
        return self.rule.subfolder(path, self.folder)

    def is_label(self, subfolder: str) -> bool:
        """Tell whether a subfolder is a label, even one whose pictures are excluded."""
        return subfolder in self.labelling.chosen or self.rule.is_label(subfolder)

    @property
    def takes_first(self) -> bool:
        """Whether the first subfolder is the label, where one is."""
        return self.rule.level in (LabelLevel.FIRST, LabelLevel.AUTO)

    def deeper(self, path: Path) -> str | None:
        """Give the last subfolder on the way to a picture if it might be the label instead of the first."""
        last = path.parent.name
        if not self.takes_first or path.parent.parent == self.folder or path.parent == self.folder:
            return None
        return last if kind_of_name(last) is None else None

    def label_of(self, path: Path) -> str | None:
        """Give the label of a picture; None if it has none, or is left out."""
        subfolder = self.subfolder_of(path)
        if subfolder is None or not self.is_label(subfolder):
            return None
        return self.labelling.label(subfolder)

    def place_of(self, path: Path) -> Path:
        """Give the folder in which another picture has the label of a picture that lies in a subfolder."""
        if self.rule.level in (LabelLevel.LAST, LabelLevel.PATH):
            return path.parent
        return self.folder / (self.subfolder_of(path) or "")
