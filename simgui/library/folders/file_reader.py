"""From a file to what is kept of it: the hash of its content, and what looking at its picture gives."""

from simgui.core.errors import UnreadablePicture, of_the_system
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.catalogue import FoundFile, Seen
from simgui.library.decoding.content import content_of
from simgui.library.decoding.formats import format_of_file, missing_extra
from simgui.library.decoding.outcome import empty, not_a_picture
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.regular_file import open_regular
from simgui.models.backbone import Backbone, are_usable

LARGE_BYTES = 1 << 30
"""A larger file is decoded before it is hashed: it must be a picture, and not far larger than one can be."""

MOST_BYTES = 16 << 30
"""A larger file is not read, be it a stack of pictures: a sparse file may claim any size."""

_STACKS = ("TIFF", "GIF", "WEBP")
_BYTES_A_PIXEL = 16


class FileReader:
    """Reads single files; safe to use from several threads.

    Args:
        backbone: Pixels → features.
        decoders: Decode pictures, in processes of their own.
        thumbnail_px: The longer side of the thumbnail that is made of a picture looked at; none if 0.
    """

    def __init__(self, backbone: Backbone, decoders: DecodingPool, thumbnail_px: int) -> None:
        self.backbone = backbone
        self._decoders = decoders
        self._thumbnail_px = thumbnail_px

    def content(self, file: FoundFile, progress: Progress) -> bytes | UnreadablePicture:
        """Name the content of a file. Of what is no picture, only the first bytes are read.

        Raises:
            Cancelled: if the person asked to stop.
        """
        if file.trouble:
            return UnreadablePicture(file.trouble, may_pass=True)
        try:
            with open_regular(file.path) as opened:
                name, head = format_of_file(opened)
                if name is None:
                    return not_a_picture() if head else empty()
                if missing := missing_extra(name):
                    return UnreadablePicture(missing, may_pass=True)
                self._check_size(file, name)
                return content_of(opened, progress.check)
        except UnreadablePicture as problem:
            return problem
        except OSError as error:
            return UnreadablePicture(of_the_system(error), may_pass=True)

    def _check_size(self, file: FoundFile, name: str) -> None:
        """Decode a large file before it is read to its end.

        Args:
            file: The file.
            name: Its format.

        Raises:
            UnreadablePicture: if it is no picture, or has far more bytes than its pixels can need.
        """
        most = LARGE_BYTES
        if MOST_BYTES >= file.size_bytes > LARGE_BYTES:
            picture = self._decoders.decode(file.path, self.backbone.input)
            most += _BYTES_A_PIXEL * picture.width_px * picture.height_px
        if file.size_bytes > (MOST_BYTES if name in _STACKS else most):
            raise UnreadablePicture(say("too large: {size:,} bytes", size=file.size_bytes))

    def look(self, file: FoundFile) -> Seen | UnreadablePicture:
        """Decode the picture that a file holds, and compute its features."""
        try:
            picture = self._decoders.decode(file.path, self.backbone.input, self._thumbnail_px)
        except UnreadablePicture as problem:
            return problem
        if _has_changed(file):
            return UnreadablePicture(say("it changed while it was being read"), may_pass=True)
        features = self.backbone.features(picture.pixels[None])[0]
        if not are_usable(features):
            return UnreadablePicture(say("the model in use makes no numbers of it"), may_pass=True)
        size_px = picture.width_px, picture.height_px
        return Seen(*size_px, features, picture.remark, picture.thumbnail, picture.capture)


def _has_changed(file: FoundFile) -> bool:
    try:
        status = file.path.stat()
    except OSError:
        return True
    return (status.st_size, status.st_mtime_ns) != (file.size_bytes, file.mtime_ns)
