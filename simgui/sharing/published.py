"""What is published of a library, and how that is written: versions, folders, what was measured."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from simgui.core.checked import fields, named, number, text, whole
from simgui.core.sentences import say

FORMAT = 1
DIGEST_LETTERS = 20
_DIGEST = f"[0-9a-f]{{{DIGEST_LETTERS}}}"
MOST_LABELS = 100_000
VERSION = fields(
    {
        "format": whole(1, 1 << 30),
        "digest": text(DIGEST_LETTERS, _DIGEST),
        "name": text(200),
        "backbone": text(200),
        "width": whole(1, 32_768),
        "files": named(
            text(64), fields({"sha256": text(64, "[0-9a-f]{64}"), "bytes": whole(0, 1 << 30)}), 16
        ),
        "published": number(0, 1e12),
        "by": text(500),
    }
)
ROOT = fields(
    {
        "root": text(8000),
        "pictures": whole(0, 1 << 50),
        "labels": named(text(8000), whole(0, 1 << 50), MOST_LABELS),
        "at": number(0, 1e12),
    }
)
SHARE = fields(
    {
        "share": number(0, 1),
        "queries": whole(1, 1 << 30),
        "neighbours": whole(1, 1000),
        "pictures": whole(1, 1 << 50),
        "at": number(0, 1e12),
    }
)
WORDS = fields({"format": whole(1, 1 << 30)})


@dataclass(frozen=True)
class PublishedFile:
    """A file of a published model.

    Attributes:
        sha256: Of its content.
        bytes: Its size.
    """

    sha256: str
    bytes: int


@dataclass(frozen=True)
class PublishedVersion:
    """A model version that a library has pictures of.

    Attributes:
        digest: Names its content, whatever it is called on which computer.
        name: For people.
        backbone: Id of its backbone, as its manifest names it.
        width: How many numbers an embedding has.
        files: By name: those of a model folder.
        published: When, seconds since 1970.
        by: Who has published it.
    """

    digest: str
    name: str
    backbone: str
    width: int
    files: Mapping[str, PublishedFile]
    published: float
    by: str


@dataclass(frozen=True)
class PublishedRoot:
    """A folder as it was published with one version.

    Attributes:
        root: The folder, as its publisher names it.
        pictures: How many.
        labels: Pictures of each label.
        at: When, seconds since 1970.
    """

    root: str
    pictures: int
    labels: Mapping[str, int]
    at: float


@dataclass(frozen=True)
class TrueNeighbours:
    """How many of the true nearest pictures a search finds, as measured on a sample.

    Attributes:
        share: From 0 to 1.
        queries: So many pictures were searched with.
        neighbours: So many nearest of each were looked for.
        pictures: So many were searched among.
        at: When, seconds since 1970.
    """

    share: float
    queries: int
    neighbours: int
    pictures: int
    at: float

    def __str__(self) -> str:
        return say(
            "about {share:.1f} % of the true neighbours are found ({queries:,} searches among {pictures:,} "
            "pictures)",
            share=100 * self.share,
            queries=self.queries,
            pictures=self.pictures,
        )


def version_to_json(version: PublishedVersion) -> bytes:
    """Write what is said of a version."""
    said = {
        "format": FORMAT,
        "digest": version.digest,
        "name": version.name,
        "backbone": version.backbone,
        "width": version.width,
        "files": {name: file.__dict__ for name, file in version.files.items()},
        "published": version.published,
        "by": version.by,
    }
    return json.dumps(said).encode()


def now() -> float:
    """Give the time, in seconds since 1970."""
    return time.time()
