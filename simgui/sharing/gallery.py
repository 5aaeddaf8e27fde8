"""What can be searched, be it in memory here or on a server: one protocol for both.

A gallery holds entries. An entry is a picture, known by the hash of its content, as it lies under one
published folder, its *root*: two computers that publish folders with the same picture each keep an entry of
their own, and a search gives that picture once.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.models.head import Embeddings

Distances = npt.NDArray[np.float32]
CONTENT_BYTES = 16


@dataclass(frozen=True)
class Entry:
    """A picture under one published folder.

    Attributes:
        content: The hash of its content, 16 bytes.
        root: The published folder, as its publisher names it.
        places: Where it lies under it, at least one: paths as the publisher names them, or URLs.
        label: Its label; None if it has none.
        width_px: Width of the original, upright.
        height_px: Height of the original, upright.
        taken: When it was taken, as `simgui.library.records.Picture` counts; None if that is not known.
        camera: Make and model; empty if not known.
        disputed: Whether its files under the root have different labels: it counts for none of them then.
    """

    content: bytes
    root: str
    places: tuple[str, ...]
    label: str | None = None
    width_px: int = 0
    height_px: int = 0
    taken: int | None = None
    camera: str = ""
    disputed: bool = False

    @property
    def counted_label(self) -> str | None:
        """The label that verdicts and filters count it for; None for none."""
        return None if self.disputed else self.label

    @property
    def key(self) -> str:
        """What names the entry: content and root."""
        return key_of(self.content, self.root)


def key_of(content: bytes, root: str) -> str:
    """Name the entry of a content under a root: 49 characters of ASCII."""
    return f"{content.hex()}-{root_id(root)}"


def root_id(root: str) -> str:
    """Name a root, however long it is: 16 characters of ASCII."""
    return hashlib.blake2b(root.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Among:
    """Which entries may be found; each condition that is given must hold.

    Attributes:
        labels: Those that have one of these labels; None for any.
        folder: Those that lie under this folder, as the publisher names it; None for any.
        taken: From the first moment on and before the second; an entry without a time is left out. None for
            any.
        least_px: The shorter side has at least so many pixels.
        without: Contents that are left out.
        relabelled: Labels that people have given since, by content: they count instead of the entry's own.
    """

    labels: frozenset[str] | None = None
    folder: str | None = None
    taken: tuple[int | None, int | None] | None = None
    least_px: int = 0
    without: frozenset[bytes] = frozenset()
    relabelled: Mapping[bytes, str | None] = field(default_factory=dict)

    def label_of(self, entry: Entry) -> str | None:
        """Give the label that an entry counts for; None for none."""
        return self.relabelled.get(entry.content, entry.counted_label)


ALL = Among()


@dataclass(frozen=True)
class Found:
    """Pictures near a query.

    Attributes:
        entries: The nearest first, one for each content; its places are those of all roots that were met.
        distances: float32 (n,), cosine distances in [0, 2], computed from the embeddings that are kept.
    """

    entries: tuple[Entry, ...]
    distances: Distances

    def __len__(self) -> int:
        return len(self.entries)


class Gallery(Protocol):
    """Pictures that are searched among. Safe to use from several threads."""

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""

    def count(self, among: Among = ALL) -> int:
        """Count the entries, or those that pass a filter."""

    def nearest(self, query: Embeddings, k: int, among: Among = ALL) -> Found:
        """Find the k nearest pictures.

        Args:
            query: float32 (d,), unit length.
            k: How many, at least 1.
            among: Which may be found.

        Returns:
            The nearest first; at equal distance, the smaller content.
        """

    def distances(self, contents: Sequence[bytes], queries: Embeddings) -> dict[bytes, Distances]:
        """Give how far pictures are from each query, float32 (q, d) → (q,), by content.

        One that is not there is left out.
        """

    def get(self, contents: Sequence[bytes]) -> dict[bytes, Entry]:
        """Look pictures up by content; one that is not there is left out."""

    def label_counts(self) -> Mapping[str, int]:
        """Count the entries of each label."""


class EditableGallery(Gallery, Protocol):
    """A gallery that entries are put into and taken out of."""

    def put(self, entries: Sequence[Entry], embeddings: Embeddings) -> None:
        """Add entries with embeddings, float32 (n, d) of unit length; those of the same keys are replaced."""

    def delete(self, keys: Sequence[str]) -> None:
        """Take entries out, by their keys; one that is not there is no error."""


def merged(entry: Entry, other: Entry) -> Entry:
    """Give the first of two entries of one content, with the places of both."""
    places = tuple(dict.fromkeys((*entry.places, *other.places)))
    known = entry if entry.label is not None else replace(entry, label=other.label, disputed=other.disputed)
    contradict = None not in (known.label, other.label) and known.label != other.label
    return replace(known, places=places, disputed=known.disputed or other.disputed or contradict)
