"""A folder instead of the system's trash: no test puts anything into that of the person."""

from pathlib import Path


class FolderTrash:
    """Takes files; satisfies `Trash`.

    Attributes:
        folder: Where they lie.
        refused: Names of files that it does not take, each with the reason.
        secret: Whether nobody but the system knows where files lie, as on macOS and Windows.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.refused: dict[str, str] = {}
        self.secret = False
        self._lie: dict[Path, Path] = {}

    def put(self, path: Path) -> None:
        """Put a file into it."""
        if path.name in self.refused:
            raise OSError(1, self.refused[path.name])
        self.folder.mkdir(exist_ok=True)
        place = self.folder / f"{len(list(self.folder.iterdir()))} {path.name}"
        path.rename(place)
        self._lie[path] = place

    def find(self, path: Path, _size_bytes: int, _changed_ns: int) -> Path | None:
        """Give where a file lies that was put there."""
        place = self._lie.get(path)
        return place if place is not None and place.exists() and not self.secret else None

    def forget(self, _path: Path) -> None:
        """Nothing is noted."""

    @property
    def names(self) -> list[str]:
        """What lies in it."""
        there = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return [each.name.partition(" ")[2] for each in there]
