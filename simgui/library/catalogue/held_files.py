"""The files that hold pictures, with all that is known of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simgui.library.catalogue.database import Database
from simgui.library.catalogue.sql import Where, groups, marks, path_of, within


@dataclass(frozen=True)
class HeldFile:
    """One file that is there, and the picture that it holds.

    Attributes:
        path: Where it lies.
        size_bytes: Its size.
        mtime_ns: When it was changed, ns since 1970.
        picture: Number of the picture.
        content: Hash of its content, 16 bytes.
        width_px: Width of the picture, upright.
        height_px: Its height, upright.
        taken: When it was taken, as in `Picture`; None if that is not known.
        camera: With what; empty if that is not known.
    """

    path: Path
    size_bytes: int
    mtime_ns: int
    picture: int
    content: bytes
    width_px: int
    height_px: int
    taken: int | None
    camera: str


class HeldFiles:
    """Tells which files hold pictures.

    Args:
        database: Keeps them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, pictures: Sequence[int], where: Where) -> list[HeldFile]:
        """Give the files of pictures that are there now, in the order of their paths.

        Args:
            pictures: Numbers of pictures; one that no file in the folders holds is left out.
            where: The folders.
        """
        lies, bounds = within(where)
        found: list[HeldFile] = []
        for group in groups(pictures):
            rows = self._database.query(
                "SELECT path, size_bytes, mtime_ns, pictures.id, content, width_px, height_px, taken, camera"
                " FROM pictures JOIN files ON files.picture_id = pictures.id"
                f" WHERE pictures.id IN ({marks(group)}) AND files.state = 'indexed' AND {lies}",
                (*group, *bounds),
            )
            found += [HeldFile(path_of(path), *rest) for path, *rest in rows]
        return sorted(found, key=lambda file: file.path)

    def held_twice(self, where: Where) -> list[int]:
        """List the pictures that more than one file in the folders holds now."""
        lies, bounds = within(where)
        rows = self._database.query(
            f"SELECT picture_id FROM files WHERE {lies} AND state = 'indexed' AND picture_id IS NOT NULL"
            " GROUP BY picture_id HAVING COUNT(*) > 1 ORDER BY picture_id",
            bounds,
        )
        return [int(number) for (number,) in rows]
