"""One picture that is looked at: at once what is there of it, then as sharp as it is looked at."""

import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from simgui.core.errors import SimguiError
from simgui.gui.language import error_words
from simgui.gui.pictures.jpeg import image_of
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.closer_look import CloserLook
from simgui.library.pictures import Pictures
from simgui.search.query import Region

MOST_PX = 4096
"""The longer side of what is decoded at once, whatever the size of the picture: 64 MB in memory."""
_LEAST_PX = 64
_MARGIN = 0.25
"""So much of what is in sight is decoded on each side of it, so that moving shows no blur."""
_ENOUGH = 0.95
_THINNEST = 1e-6
_MS_UNTIL_SHARP = 80
_ALL = QRectF(0, 0, 1, 1)


@dataclass(frozen=True)
class Layer:
    """A part of a picture that is there.

    Attributes:
        pixmap: Its pixels.
        box: Where it lies, in shares of the upright picture.
    """

    pixmap: QPixmap
    box: QRectF

    def is_enough(self, seen: QRectF, scale: float, size: QSizeF) -> bool:
        """Tell whether it shows a part as sharp as it is looked at: `scale` pixels for one of the picture."""
        if not self.box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(seen):
            return False
        return self.pixmap.width() >= _ENOUGH * min(scale, 1.0) * self.box.width() * size.width() - 1


class SharpPicture(QObject):
    """Gives the layers of one picture, the coarsest first; the view says what it needs.

    Args:
        pictures: Read it.
        worker: Off the GUI thread.
        thumbnails: Pictures of the library by id, small.
        parent: Owner.
    """

    changed = Signal()
    """There is more of it, or another picture."""
    known = Signal(object)
    """`CloserLook`."""

    def __init__(
        self, pictures: Pictures, worker: Worker, thumbnails: PictureLoader, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._thumbnails = thumbnails
        self._looking = Latest(worker, Lane.PICTURES, self)
        self._reading = Latest(worker, Lane.PICTURES, self)
        self._falling_back = Latest(worker, Lane.PICTURES, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_UNTIL_SHARP)
        self._timer.timeout.connect(self._read)
        self._forget()
        thumbnails.loaded.connect(self._loaded)

    def _forget(self) -> None:
        self.picture: ChosenPicture | None = None
        self.look: CloserLook | None = None
        self.problem = ""
        """Why it is not shown sharp; empty if it is."""
        self._size = QSizeF()
        self._whole: Layer | None = None
        self._detail: Layer | None = None
        self._wanted: tuple[QRectF, float] | None = None
        for each in (self._looking, self._reading, self._falling_back):
            each.cancel()
        self._timer.stop()

    def show(self, picture: ChosenPicture | None) -> None:
        """Look at another picture, or at none."""
        self._forget()
        self.picture = picture
        self.look_again()
        self.changed.emit()

    def look_again(self) -> None:
        """Find anew what is known of the picture: its label may be another."""
        picture = self.picture
        if picture is not None:
            source = picture.path if picture.path is not None else picture.source
            known = None if isinstance(picture.source, Path | bytes) else int(picture.source)
            file = source if isinstance(source, Path | bytes) else None
            task = partial(self._pictures.closer_look, known, file)
            self._looking.start(task, self._know, self._fail)

    @property
    def size(self) -> QSizeF:
        """Of the upright picture, in its pixels; as good as it is known, empty before anything is."""
        if not self._size.isEmpty():
            return self._size
        first = self.layers
        return QSizeF(first[0].pixmap.size()) if first else QSizeF()

    @property
    def layers(self) -> list[Layer]:
        """What is there, from the coarsest to the sharpest, which covers the others."""
        found = [each for each in (self._whole, self._detail) if each is not None]
        if found and found[0].box == _ALL:
            return found
        picture = self.picture
        if picture is not None and not isinstance(picture.source, Path | bytes):
            small = self._thumbnails.get(int(picture.source))
            if small is not None and not small.isNull():
                return [Layer(small, _ALL), *found]
        return found

    @property
    def whole(self) -> QPixmap | None:
        """All of it, as sharp as it is there; None before anything is."""
        first = self.layers[:1]
        return first[0].pixmap if first and first[0].box == _ALL else None

    @property
    def is_sharp(self) -> bool:
        """Whether what is wanted is there."""
        return self._wanted is not None and any(
            each.is_enough(*self._wanted, self._size) for each in (self._whole, self._detail) if each
        )

    def need(self, seen: QRectF, scale: float) -> None:
        """Say what is in sight.

        Args:
            seen: The part in sight, in shares of the picture.
            scale: Pixels of the screen for a pixel of the picture.
        """
        self._wanted = (seen, scale)
        if not self.is_sharp and not self.problem and self.look is not None:
            self._timer.start()

    def _know(self, look: CloserLook) -> None:
        self.look = look
        if look.picture is not None:
            self._size = QSizeF(look.picture.width_px, look.picture.height_px)
        self.known.emit(look)
        self.changed.emit()
        self._timer.start()

    def _read(self) -> None:
        """Ask for what is in sight, with a margin; for all of it if that costs no more."""
        if self.look is None or self.is_sharp:
            return
        seen, scale = self._wanted or (_ALL, 1.0)  # nothing of it is seen yet, and no size is known
        box = _ALL if self._size.isEmpty() or seen == _ALL else _with_margin(seen)
        longest = _longest(box, scale, self._size)
        if longest > MOST_PX:
            box = seen
            longest = _longest(box, scale, self._size)
        box = box if box == _ALL else _whole_pixels(box, self._size)
        task = partial(_read_part, self._pictures, self.look.source, box, min(longest, MOST_PX))
        self._reading.start(task, self._show_part, self._fail)

    def _show_part(self, read: tuple[QImage, QRectF, tuple[int, int]]) -> None:
        image, box, size = read
        self._size = QSizeF(*size)
        layer = Layer(QPixmap.fromImage(image), box)
        if box == _ALL:
            self._whole = layer
        else:
            self._detail = layer
        self.changed.emit()

    def _fail(self, error: SimguiError) -> None:
        """Say why it is not sharp; show what is kept of it, its drive may be away."""
        self.problem = error_words(error)
        if self.look is not None:
            task = partial(_kept, self._pictures, self.look.source)
            self._falling_back.start(task, self._show_kept)
        self.changed.emit()

    def _show_kept(self, image: QImage | None) -> None:
        if image is not None and self._whole is None:
            self._whole = Layer(QPixmap.fromImage(image), _ALL)
            self.changed.emit()

    def _loaded(self, key: object) -> None:
        if self.picture is not None and key == self.picture.source:
            self.changed.emit()


def _with_margin(seen: QRectF) -> QRectF:
    across, down = _MARGIN * seen.width(), _MARGIN * seen.height()
    return seen.adjusted(-across, -down, across, down).intersected(_ALL)


def _whole_pixels(box: QRectF, size: QSizeF) -> QRectF:
    """Let a part begin and end between pixels, so that it lies exactly over what is there."""
    left, top = (math.floor(at) for at in (box.left() * size.width(), box.top() * size.height()))
    right, bottom = (math.ceil(at) for at in (box.right() * size.width(), box.bottom() * size.height()))
    width, height = size.width(), size.height()
    return QRectF(left / width, top / height, (right - left) / width, (bottom - top) / height)


def _longest(box: QRectF, scale: float, size: QSizeF) -> int:
    """Give how many pixels the longer side of a part needs."""
    if size.isEmpty():
        return MOST_PX // 2
    side = max(box.width() * size.width(), box.height() * size.height())
    return max(_LEAST_PX, math.ceil(side * min(scale, 1.0)))


def _read_part(
    pictures: Pictures, source: Path | bytes, box: QRectF, longest_px: int
) -> tuple[QImage, QRectF, tuple[int, int]]:
    part = pictures.part(source, _region(box), longest_px)
    height, width, _ = part.pixels.shape
    image = QImage(part.pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32), box, (part.width_px, part.height_px)


def _region(box: QRectF) -> Region:
    left, top = (min(max(0.0, at), 1 - _THINNEST) for at in (box.left(), box.top()))
    width, height = (max(_THINNEST, length) for length in (box.width(), box.height()))
    return Region(left, top, min(width, 1 - left), min(height, 1 - top))


def _kept(pictures: Pictures, source: Path | bytes) -> QImage | None:
    """Give the small picture that is kept of a file that is away; None if there is none."""
    try:
        image = image_of(pictures.preview(source))
    except SimguiError:
        return None
    return None if image.isNull() else image
