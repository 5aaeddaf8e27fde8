"""What a process that decodes is asked for, and what it answers."""

from dataclasses import dataclass
from pathlib import Path

from simgui.core.sentences import NOTHING, Sentence
from simgui.library.capture import UNKNOWN, Capture
from simgui.library.decoding.region import Region
from simgui.models.backbone import InputSpec


@dataclass(frozen=True)
class DecodeRequest:
    """Asks for the pixels that a backbone looks at, and perhaps for a thumbnail.

    Attributes:
        source: A file, or the content of one.
        wanted: What the backbone looks at.
        thumbnail_px: The longer side of the thumbnail; none if 0.
        holds: The content hash that the file must have; any if None.
        region: The part of the upright picture that is asked for; all of it if None.
    """

    source: Path | bytes
    wanted: InputSpec
    thumbnail_px: int = 0
    holds: bytes | None = None
    region: Region | None = None


@dataclass(frozen=True)
class ViewsRequest:
    """Asks for several views of a picture, for training.

    Attributes:
        source: A file, or the content of one.
        wanted: What the network looks at.
        count: How many views.
        seed: Seed of the random crops.
        holds: As in `DecodeRequest`.
    """

    source: Path | bytes
    wanted: InputSpec
    count: int
    seed: tuple[int, ...]
    holds: bytes | None = None


@dataclass(frozen=True)
class ShrinkRequest:
    """Asks for a small JPEG of a whole picture.

    Attributes:
        source: A file, or the content of one.
        longest_px: The longer side of the JPEG, at most.
    """

    source: Path | bytes
    longest_px: int


@dataclass(frozen=True)
class CaptureRequest:
    """Asks when, with what and where a picture was taken; no pixel is decoded.

    Attributes:
        source: A file, or the content of one.
    """

    source: Path | bytes


@dataclass(frozen=True)
class DetailsRequest:
    """Asks for all that is told of how a picture was taken; no pixel is decoded.

    Attributes:
        source: A file, or the content of one.
    """

    source: Path | bytes


@dataclass(frozen=True)
class KeywordsRequest:
    """Asks for the keywords in the file of a picture; no pixel is decoded.

    Attributes:
        source: A file, or the content of one.
    """

    source: Path | bytes


@dataclass(frozen=True)
class PartRequest:
    """Asks for the pixels of a part of a picture, to look at.

    Attributes:
        source: A file, or the content of one.
        region: The part, of the upright picture.
        longest_px: The longer side of what is given, at most; a part with fewer pixels is not enlarged.
    """

    source: Path | bytes
    region: Region
    longest_px: int


@dataclass(frozen=True)
class SmallRequest:
    """Asks for the pixels of many small pictures at once, such as thumbnails of ours.

    Attributes:
        source: Their contents, one after another.
        lengths: Of each of them.
        longest_px: The longer side of what is given, at most.
    """

    source: bytes
    lengths: tuple[int, ...]
    longest_px: int


Request = (
    DecodeRequest
    | ViewsRequest
    | ShrinkRequest
    | CaptureRequest
    | DetailsRequest
    | KeywordsRequest
    | PartRequest
    | SmallRequest
)


@dataclass(frozen=True)
class Answer:
    """What a process gives for a picture.

    Attributes:
        payload: For `DecodeRequest` the pixels, then the JPEG of the thumbnail; for `ViewsRequest` the
            pixels; for `ShrinkRequest` the JPEG; for `CaptureRequest` nothing; for `DetailsRequest`,
            `KeywordsRequest`, `PartRequest` and `SmallRequest` as in `payloads`.
        width_px: Width of the original, upright; 0 if it was not asked for, or cannot be a width.
        height_px: Height of the original, upright; 0 as before.
        remark: What the ledger says of the picture; empty if nothing.
        capture: When, with what and where it was taken, for `DecodeRequest` and `CaptureRequest`.
    """

    payload: bytes = b""
    width_px: int = 0
    height_px: int = 0
    remark: Sentence = NOTHING
    capture: Capture = UNKNOWN


@dataclass(frozen=True)
class NoPicture:
    """Why a file gives no picture; the fields are those of `UnreadablePicture`."""

    reason: Sentence
    is_picture: bool = True
    may_pass: bool = False
