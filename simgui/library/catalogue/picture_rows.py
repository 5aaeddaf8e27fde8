"""Rows of pictures and their features: added when a file is indexed, deleted when no file needs them."""

import sqlite3

from simgui.library.catalogue.capture_rows import SET_CAPTURE, row_of_capture
from simgui.library.catalogue.encodings import packed
from simgui.library.catalogue.reasons import kept
from simgui.library.catalogue.records import Seen
from simgui.models.backbone import Quantisation


def add_picture(
    connection: sqlite3.Connection,
    content: bytes,
    seen: Seen | None,
    backbone: str,
    quantisation: Quantisation | None,
) -> int:
    """Make sure that the picture of an indexed file is in the catalogue, and give its id.

    Args:
        connection: Of a running transaction.
        content: Hash of the file's content.
        seen: What its picture gave; None if the catalogue has that already.
        backbone: What gave its features.
        quantisation: What those in 8 bits stand for; None if they are kept in 16.
    """
    if seen is not None:
        size_px = seen.width_px, seen.height_px
        connection.execute(
            "INSERT OR IGNORE INTO pictures (content, width_px, height_px) VALUES (?, ?, ?)",
            (content, *size_px),
        )
        _renew(connection, content, size_px)
        connection.execute(
            f"UPDATE pictures SET remark = ?, {SET_CAPTURE} WHERE content = ?",
            (kept(seen.remark), *row_of_capture(seen.capture), content),
        )
    number = int(connection.execute("SELECT id FROM pictures WHERE content = ?", (content,)).fetchone()[0])
    if seen is not None:
        connection.execute(
            "INSERT OR REPLACE INTO features (picture_id, backbone, vector) VALUES (?, ?, ?)",
            (number, backbone, packed(seen.features, quantisation)),
        )
    return number


def _renew(connection: sqlite3.Connection, content: bytes, size_px: tuple[int, int]) -> None:
    """Give a picture that has been decoded anew another id: what is kept by the old one is of the old pixels.

    That is in memory: galleries, small pictures in the window. The old one stays for whoever reads it now.
    """
    due = connection.execute("SELECT id, decoded FROM pictures WHERE content = ? AND decoded < 0", (content,))
    for old, times in due.fetchall():
        connection.execute("UPDATE pictures SET content = randomblob(16) WHERE id = ?", (old,))
        new = connection.execute(
            "INSERT INTO pictures (content, width_px, height_px, decoded) VALUES (?, ?, ?, ?)",
            (content, *size_px, -times),
        ).lastrowid
        connection.execute("UPDATE files SET picture_id = ? WHERE picture_id = ?", (new, old))


def forget_pictures(connection: sqlite3.Connection) -> None:
    """Forget pictures that no file holds."""
    held = "(SELECT picture_id FROM files WHERE picture_id IS NOT NULL)"
    connection.execute(f"DELETE FROM features WHERE picture_id NOT IN {held}")
    connection.execute(f"DELETE FROM pictures WHERE id NOT IN {held}")


def forget_replaced(connection: sqlite3.Connection) -> None:
    """Forget pictures that were decoded anew, under another id."""
    replaced = "decoded < 0 AND id NOT IN (SELECT picture_id FROM files WHERE picture_id IS NOT NULL)"
    connection.execute(f"DELETE FROM features WHERE picture_id IN (SELECT id FROM pictures WHERE {replaced})")
    connection.execute(f"DELETE FROM pictures WHERE {replaced}")
