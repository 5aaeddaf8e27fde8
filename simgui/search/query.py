"""What a person searches with."""

from pathlib import Path
from typing import NewType

PictureId = NewType("PictureId", int)
"""A picture of the library, by its number in the catalogue."""

Source = PictureId | Path | bytes
"""One picture: of the library, a file, or the content of one (a pasted picture)."""

Query = PictureId | Path | bytes
"""A picture of the library, a file, or the content of one (a pasted picture)."""


def name_of(source: Path | bytes) -> str:
    """Name a file, or the content of one, for people and lists."""
    return str(source) if isinstance(source, Path) else "pasted picture"
