"""The files that hold pictures, with all that is known of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

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


@dataclass(frozen=True)
class HeldPictures:
    """Pictures that files hold which are there, n of them, each once.

    Attributes:
        ids: int64 (n,), their numbers, in rising order.
        sizes: int64 (n, 2), their widths and heights in pixels, upright.
        taken: When each was taken, as in `Picture`; None if that is not known.
        cameras: With what; empty if that is not known.
    """

    ids: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    taken: tuple[int | None, ...]
    cameras: tuple[str, ...]


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

    def pictures(self, where: Where, backbone: str) -> HeldPictures:
        """Give the pictures of the folders that are there now and that a backbone has looked at."""
        lies, bounds = within(where)
        rows = self._database.query(
            "SELECT id, width_px, height_px, taken, camera FROM pictures WHERE id IN"
            f" (SELECT picture_id FROM files WHERE {lies} AND state = 'indexed')"
            " AND EXISTS (SELECT 1 FROM features WHERE picture_id = id AND backbone = ?) ORDER BY id",
            (*bounds, backbone),
        ).fetchall()
        numbers = np.array([row[:3] for row in rows], np.int64).reshape(-1, 3)
        return HeldPictures(
            numbers[:, 0], numbers[:, 1:], tuple(row[3] for row in rows), tuple(row[4] for row in rows)
        )

    def held_twice(self, where: Where) -> list[int]:
        """List the pictures that more than one file in the folders holds now."""
        lies, bounds = within(where)
        rows = self._database.query(
            f"SELECT picture_id FROM files WHERE {lies} AND state = 'indexed' AND picture_id IS NOT NULL"
            " GROUP BY picture_id HAVING COUNT(*) > 1 ORDER BY picture_id",
            bounds,
        )
        return [int(number) for (number,) in rows]

    def fingerprint(self, where: Where) -> tuple[object, ...]:
        """Give a value that differs after files in the folders have come, gone or changed."""
        lies, bounds = within(where)
        rows = self._database.query(
            "SELECT COUNT(*), MAX(files.id), TOTAL(files.id), TOTAL(picture_id), TOTAL(size_bytes),"
            f" TOTAL(mtime_ns % 1000003) FROM files WHERE {lies} AND state = 'indexed'",
            bounds,
        )
        return tuple(next(iter(rows)))
