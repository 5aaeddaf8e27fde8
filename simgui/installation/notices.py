"""The parts of the program that others made, and their licences: read from the shipped texts."""

from dataclasses import dataclass
from pathlib import Path

from simgui.core.resources import resource

_SUMMARY = "ABOUT"
"""File that the build writes: name and version in the first line, the licence in the second."""


@dataclass(frozen=True)
class Notice:
    """A part of the program that others made, or a licence that some parts share.

    Attributes:
        name: Of the part, with its version where it has one.
        licence: Its SPDX expression; empty where the text alone says it.
        paths: Its licence texts.
    """

    name: str
    licence: str
    paths: tuple[Path, ...]

    @property
    def text(self) -> str:
        """The licence texts, one after the other."""
        return "\n\n".join(path.read_text("utf-8", errors="replace").strip("\n") for path in self.paths)


def notices() -> list[Notice]:
    """List what is shipped with SimGUI, by name.

    From source that is the model and the pictures; the packages lie where pip has put them, with their texts.
    """
    found = []
    for folder in resource("licenses").iterdir():
        if not folder.is_dir():
            continue
        summary = folder / _SUMMARY
        name, licence = folder.name, ""
        if summary.is_file():
            name, licence = [*summary.read_text("utf-8").splitlines(), ""][:2]
        paths = tuple(path for path in sorted(folder.iterdir()) if path != summary)
        found.append(Notice(name, licence, paths))
    return sorted(found, key=lambda notice: notice.name.lower())
