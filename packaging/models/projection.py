"""The starter's projection: how it is fitted, and a file of it whose bytes do not change."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import numpy.typing as npt

from simgui.models.head import unit_length

Floats = npt.NDArray[np.float32]

ARRAY_NAME = "projection"
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say


def fit_projection(features: Floats, dimensions: int) -> Floats:
    """Find the directions in which unit-length features lie, their mean included.

    These are the leading right singular vectors of the unit-length features, by
    way of their Gram matrix in 64 bit. A principal component analysis would take
    the mean away first; what all pictures of one kind have in common would then
    be lost, and strangers could no longer be told from them.

    A singular vector has no sign of its own: the component of largest size is
    made positive, so that every run gives the same vectors.

    Args:
        features: float32 (n, d).
        dimensions: how many directions to keep.

    Returns:
        float32 (d, dimensions), orthonormal columns, the strongest first.
    """
    unit = unit_length(features).astype(np.float64)
    _, vectors = np.linalg.eigh(unit.T @ unit)
    leading = vectors[:, ::-1][:, :dimensions]
    largest = np.abs(leading).argmax(axis=0)
    signs = np.sign(leading[largest, np.arange(dimensions)])
    return np.ascontiguousarray(leading * signs, dtype=np.float32)


def npz_bytes(projection: Floats) -> bytes:
    """The content of an ``.npz`` file with the projection: without a date, without pickles."""
    array = io.BytesIO()
    np.save(array, projection, allow_pickle=False)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        file.writestr(zipfile.ZipInfo(f"{ARRAY_NAME}.npy", date_time=_NO_DATE), array.getvalue())
    return archive.getvalue()
