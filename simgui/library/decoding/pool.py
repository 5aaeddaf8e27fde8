"""Ask for pixels of a file: the way that every file goes, for indexing, viewing and training.

Files are decoded in processes of their own, so that no file can stop, fill or crash the program. This holds
for *every* file, not only for one that looks dangerous: handing a picture over costs 0.6 to 1.2 ms of
processor time, against about 15 ms that decoding and the backbone take; a decoder crashes on small files too;
and one way is easier to trust than two.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say
from simgui.library.capture import Capture
from simgui.library.decoding.outcome import DecodedPicture, PicturePart, printable_sentence
from simgui.library.decoding.process.messages import (
    Answer,
    CaptureRequest,
    DecodeRequest,
    DetailsRequest,
    KeywordsRequest,
    NoPicture,
    PartRequest,
    Request,
    ShrinkRequest,
    SmallRequest,
    ViewsRequest,
)
from simgui.library.decoding.process.payloads import (
    unpack_details,
    unpack_keywords,
    unpack_part,
    unpack_parts,
)
from simgui.library.decoding.process.processes import DecodingProcesses
from simgui.library.decoding.process.protocol import MAX_PAYLOAD_BYTES
from simgui.library.decoding.region import Region
from simgui.library.details import PictureDetails
from simgui.library.keywords import Keyword
from simgui.models.backbone import InputSpec

_MAX_THUMBNAIL_BYTES = 1 << 20
_NO_PICTURE = say("the decoder gave no picture of it")


class RunsRequests(Protocol):
    """What answers the requests of a pool: processes, or in tests the decoder itself."""

    def run(self, request: Request) -> Answer | NoPicture:
        """Answer a request."""

    def prepare(self, count: int) -> None:
        """Be ready for so many requests at a time."""

    def close(self) -> None:
        """End what still runs; no request is made afterwards."""


class DecodingPool:
    """Gives the pixels of files, and checks every answer; safe to use from several threads.

    Args:
        kept: How many idle processes are kept for the next request; each takes about 50 MB.
        runner: What answers the requests; by default processes of their own.
    """

    def __init__(self, kept: int = 1, runner: RunsRequests | None = None) -> None:
        self._runner = DecodingProcesses(kept) if runner is None else runner

    def __enter__(self) -> "DecodingPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process, also those at work; a request that waits raises a problem that may pass."""
        self._runner.close()

    def prepare(self, count: int = 1) -> None:
        """Start processes until so many are there, so that the first pictures need not wait for them.

        Raises:
            SimguiError: if none can be started.
        """
        self._runner.prepare(count)

    def decode(
        self,
        source: Path | bytes,
        wanted: InputSpec,
        thumbnail_px: int = 0,
        holds: bytes | None = None,
        region: Region | None = None,
    ) -> DecodedPicture:
        """Decode a picture for a backbone: `simgui.library.decoding.decoder.decode`.

        Args:
            source: A file, or the content of one.
            wanted: What the backbone looks at.
            thumbnail_px: The longer side of a thumbnail; none if 0.
            holds: The content hash that the file had when it was indexed; with another one now, it is not
                decoded.
            region: A part of the picture; all of it if None.

        Raises:
            UnreadablePicture: if it gives no picture, with the reason.
            SimguiError: if no process can be started.
        """
        answer = self._ask(DecodeRequest(source, wanted, thumbnail_px, holds, region))
        shape = (wanted.size_px, wanted.size_px, 3)
        count = int(np.prod(shape))
        fits = count <= len(answer.payload) <= count + _MAX_THUMBNAIL_BYTES
        if not (answer.width_px and answer.height_px and fits):
            raise UnreadablePicture(_NO_PICTURE)
        pixels = np.frombuffer(answer.payload, np.uint8, count).reshape(shape)
        thumbnail, remark = answer.payload[count:], printable_sentence(answer.remark)
        return DecodedPicture(pixels, answer.width_px, answer.height_px, thumbnail, remark, answer.capture)

    def views(
        self, path: Path, wanted: InputSpec, count: int, seed: Sequence[int], holds: bytes
    ) -> npt.NDArray[np.uint8]:
        """Draw views of a picture: `simgui.library.decoding.views.views`.

        Args:
            path: The file.
            wanted: What the network looks at.
            count: How many views.
            seed: Of the drawing.
            holds: As in `decode`.

        Returns:
            uint8 (count, size, size, 3), RGB.

        Raises:
            UnreadablePicture: if it gives no picture, with the reason.
            SimguiError: if no process can be started.
        """
        payload = self._ask(ViewsRequest(path, wanted, count, tuple(seed), holds)).payload
        shape = (count, wanted.size_px, wanted.size_px, 3)
        if len(payload) != int(np.prod(shape)):
            raise UnreadablePicture(_NO_PICTURE)
        return np.frombuffer(payload, np.uint8).reshape(shape)

    def shrink(self, source: Path | bytes, longest_px: int) -> bytes:
        """Make a small JPEG of a picture: `simgui.library.decoding.decoder.shrink`.

        Raises:
            UnreadablePicture: if it gives no picture, with the reason.
            SimguiError: if no process can be started.
        """
        return self._ask(ShrinkRequest(source, longest_px)).payload

    def capture(self, source: Path | bytes) -> Capture:
        """Read when and with what a picture was taken; no pixel is decoded.

        Raises:
            UnreadablePicture: if the file cannot be read.
            SimguiError: if no process can be started.
        """
        return self._ask(CaptureRequest(source)).capture

    def details(self, source: Path | bytes) -> PictureDetails:
        """Read how a picture was taken: `simgui.library.decoding.metadata.details`.

        Raises:
            UnreadablePicture: if the file cannot be read.
            SimguiError: if no process can be started.
        """
        answer = self._ask(DetailsRequest(source))
        return unpack_details(answer.payload, answer.capture)

    def keywords(self, source: Path | bytes) -> tuple[Keyword, ...]:
        """Read the keywords in the file of a picture: `simgui.library.decoding.metadata.keywords`.

        Raises:
            UnreadablePicture: if the file cannot be read.
            SimguiError: if no process can be started.
        """
        return unpack_keywords(self._ask(KeywordsRequest(source)).payload)

    def part(self, source: Path | bytes, region: Region, longest_px: int) -> PicturePart:
        """Decode a part of a picture to look at: `simgui.library.decoding.decoder.part`.

        Raises:
            UnreadablePicture: if it gives no picture, with the reason.
            SimguiError: if no process can be started.
        """
        answer = self._ask(PartRequest(source, region, longest_px))
        try:
            pixels = unpack_part(answer.payload, longest_px)
        except ValueError as error:
            raise UnreadablePicture(_NO_PICTURE) from error
        if not (answer.width_px and answer.height_px):
            raise UnreadablePicture(_NO_PICTURE)
        return PicturePart(pixels, answer.width_px, answer.height_px)

    def small(self, contents: Sequence[bytes], longest_px: int) -> list[npt.NDArray[np.uint8] | None]:
        """Decode many small pictures in one go, such as thumbnails; handing each over would take longer.

        Args:
            contents: Of the pictures.
            longest_px: The longer side of what is given, at most.

        Returns:
            uint8 (height, width, 3) of each, RGB; None for one that gives no picture.

        Raises:
            UnreadablePicture: if one of them ends the process that decodes.
            SimguiError: if no process can be started.
        """
        request = SmallRequest(b"".join(contents), tuple(map(len, contents)), longest_px)
        try:
            return unpack_parts(self._ask(request).payload, len(contents), longest_px)
        except ValueError as error:
            raise UnreadablePicture(_NO_PICTURE) from error

    def _ask(self, request: Request) -> Answer:
        source = request.source
        if isinstance(source, bytes) and len(source) > MAX_PAYLOAD_BYTES:
            raise UnreadablePicture(say("too large: {size:,} bytes", size=len(source)))
        answer = self._runner.run(request)
        if isinstance(answer, NoPicture):
            raise UnreadablePicture(
                printable_sentence(answer.reason), is_picture=answer.is_picture, may_pass=answer.may_pass
            )
        return answer
