"""How the features of each backbone are kept: in 16 bits, or as the numbers in 8 bits that it gives.

A row of the table stands for a backbone whose features are int8 (d,); those of any other are float16 (d,).
"""

import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from simgui.library.catalogue.records import Vectors
from simgui.library.catalogue.sql import ROWS_AT_ONCE
from simgui.models.backbone import Quantisation

_ONCE_IN_16_BITS = {
    "efficientnet-lite2-int8-1": Quantisation(0.022483721375465393, -128),
    "efficientnet-lite0-int8-1": Quantisation(0.023301098495721817, -128),
}
"""The backbones whose features were kept in 16 bits until schema 6, though they give them in 8."""

Ask = Callable[[str, Sequence[object]], sqlite3.Cursor]
"""Runs one statement with its parameters."""


def quantisation_of(ask: Ask, backbone: str) -> Quantisation | None:
    """Tell what the kept features of a backbone stand for; None if they are kept in 16 bits."""
    row = ask("SELECT scale, zero_point FROM encodings WHERE backbone = ?", (backbone,)).fetchone()
    return None if row is None else Quantisation(*row)


def keep_quantisation(connection: sqlite3.Connection, backbone: str, quantisation: Quantisation) -> None:
    """Keep the features of a backbone in 8 bits from now on; those that are kept in 16 bits already stay so.

    Args:
        connection: Of a running transaction.
        backbone: Its id.
        quantisation: What they stand for.
    """
    connection.execute(
        "INSERT OR IGNORE INTO encodings (backbone, scale, zero_point) SELECT ?, ?, ?"
        " WHERE NOT EXISTS (SELECT 1 FROM features WHERE backbone = ?)",
        (backbone, quantisation.scale, quantisation.zero_point, backbone),
    )


def bytes_of_feature(quantisation: Quantisation | None) -> int:
    """Tell how long one feature is in a row."""
    return 2 if quantisation is None else 1


def packed(features: Vectors, quantisation: Quantisation | None) -> bytes:
    """Give features, float32 (d,), as a row holds them."""
    if quantisation is None:
        return features.astype(np.float16).tobytes()
    return quantisation.numbers(features).tobytes()


def unpacked(rows: Sequence[bytes], quantisation: Quantisation | None) -> Vectors:
    """Give the features of rows of one length, as they were packed: float32 (n, d)."""
    joined = b"".join(rows)
    if quantisation is None:
        return np.frombuffer(joined, np.float16).reshape(len(rows), -1).astype(np.float32)
    return quantisation.features(np.frombuffer(joined, np.int8).reshape(len(rows), -1))


def convert_to_8_bits(connection: sqlite3.Connection) -> None:
    """Write in 8 bits what an earlier version has written in 16, though the backbone gives it in 8.

    Nothing is lost: each number in 16 bits is nearest to the one in 8 bits that it was. A row that holds
    anything else stays as it is, and is found to be damaged.

    Args:
        connection: Of a running transaction.
    """
    for backbone, quantisation in _ONCE_IN_16_BITS.items():
        last = 0
        while rows := connection.execute(
            "SELECT rowid, vector FROM features WHERE backbone = ? AND rowid > ? ORDER BY rowid LIMIT ?",
            (backbone, last, ROWS_AT_ONCE),
        ).fetchall():
            last = rows[-1][0]
            connection.executemany(
                "UPDATE features SET vector = ? WHERE rowid = ?",
                [
                    (numbers, row)
                    for row, vector in rows
                    if (numbers := _in_8_bits(vector, quantisation)) is not None
                ],
            )
        if last:
            row = backbone, quantisation.scale, quantisation.zero_point
            connection.execute("INSERT INTO encodings (backbone, scale, zero_point) VALUES (?, ?, ?)", row)


def _in_8_bits(vector: object, quantisation: Quantisation) -> bytes | None:
    """Give a row of 16 bits in 8; None if it is no row whose numbers 8 bits can tell."""
    if not isinstance(vector, bytes) or len(vector) % 2:
        return None
    kept = np.frombuffer(vector, np.float16)
    if not np.isfinite(kept).all():
        return None
    numbers = quantisation.numbers(kept)
    is_same = np.array_equal(quantisation.features(numbers).astype(np.float16), kept)
    return numbers.tobytes() if is_same else None
