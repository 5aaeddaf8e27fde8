"""A label is the name of the person's own class: by default the subfolder."""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simgui.core.names import safe

log = logging.getLogger(__name__)


def subfolder_of(path: Path, folder: Path) -> str | None:
    """Give the name of the first subfolder on the way from `folder` to `path`.

    In `shop/shoes/red/7.jpg`, opened as `shop`, it is `shoes`. None for a picture that lies directly in
    `folder` or outside of it.
    """
    prefix = os.fspath(folder).rstrip(os.sep) + os.sep
    text = os.fspath(path)
    if not text.startswith(prefix):
        return None
    first, separator, _ = text[len(prefix) :].partition(os.sep)
    return first if separator else None


@dataclass(frozen=True)
class Labelling:
    """What the person made of the subfolders of a folder; no file is touched by it.

    Attributes:
        chosen: The label of a subfolder that is called otherwise; None for one that is left out. Two
            subfolders with one label are merged.
    """

    chosen: Mapping[str, str | None] = field(default_factory=dict)

    def label_of(self, path: Path, folder: Path) -> str | None:
        """Give the label of a picture of the folder; None if it has none, or is left out."""
        subfolder = subfolder_of(path, folder)
        return None if subfolder is None else self.label(subfolder)

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
