"""Pictures for the screen: asked for while painting, loaded off the GUI thread, the newest wish first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from simgui.gui.pictures.jpeg import image_of
from simgui.gui.work.worker import Lane, Worker
from simgui.library.decoding.thumbnails import THUMBNAIL_PX

Fetch = Callable[[Any], bytes | None]
_MOST_WAITING = 300
_MOST_RUNNING = 4


class PictureLoader(QObject):
    """A cache of pixmaps, bounded in bytes, filled in the background.

    Args:
        worker: Does the fetching, on its pictures lane.
        fetch: Gives the content of a JPEG for a key, None or an error if there is none; called off the GUI
            thread.
        cache_bytes: The most memory that pixmaps may take.
        parent: Owner.
        thumbnails: Has pictures of the library small, by id, if this one has them large.
    """

    loaded = Signal(object)
    """The key whose picture is there now, or is known to be unreadable."""

    def __init__(
        self,
        worker: Worker,
        fetch: Fetch,
        cache_bytes: int,
        parent: QObject | None = None,
        thumbnails: "PictureLoader | None" = None,
    ) -> None:
        super().__init__(parent)
        self.thumbnails = thumbnails
        self._worker = worker
        self._fetch = fetch
        self._cache_bytes = cache_bytes
        self._cached: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[Hashable, None] = OrderedDict()
        self._running: set[Hashable] = set()
        self._outdated: set[Hashable] = set()

    def call_when_loaded(self, slot: Callable[[object], None]) -> None:
        """Call a method with every key whose picture is there, large or small."""
        for loader in (self, self.thumbnails):
            if loader is not None:
                loader.loaded.connect(slot)

    def get(self, key: Hashable) -> QPixmap | None:
        """Give a picture; None while it is being loaded, a null pixmap if it cannot be read."""
        if key in self._cached:
            self._cached.move_to_end(key)
            return self._cached[key]
        if key not in self._running:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            if len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)  # scrolled out of sight; asked for again when painted
            self._start()
        return None

    def fitting(self, key: Hashable, picture: int | None, longest_px: float) -> QPixmap | None:
        """Give a picture as sharp as it is shown; its thumbnail where that will do, or until it is there.

        Args:
            key: The picture.
            picture: Its id; None if it is not known to be in the library.
            longest_px: The longer side of what is shown, at most, in pixels of the screen.
        """
        if picture is None or self.thumbnails is None:
            return self.get(key)
        small = self.thumbnails.get(picture)
        if longest_px <= THUMBNAIL_PX and not _is_missing(small):
            return small
        large = self.get(key)
        if _is_missing(large):
            return small
        return large if large is not None or _is_missing(small) else small

    def forget(self) -> None:
        """Forget all pictures: their keys may stand for others now."""
        self._cached.clear()
        self._bytes = 0
        self._outdated.update(self._running)

    def _start(self) -> None:
        while self._waiting and len(self._running) < _MOST_RUNNING:
            key, _ = self._waiting.popitem(last=True)
            self._running.add(key)
            self._worker.start(Lane.PICTURES, partial(_load, self._fetch, key), self._keep)

    def _keep(self, result: tuple[Hashable, QImage]) -> None:
        key, image = result
        pixmap = QPixmap.fromImage(image)
        self._running.discard(key)
        if key in self._outdated:
            self._outdated.discard(key)
            self._start()
            self.loaded.emit(key)  # whoever shows it asks again
            return
        self._cached[key] = pixmap
        self._bytes += _bytes(pixmap)
        while self._bytes > self._cache_bytes and len(self._cached) > 1:
            self._bytes -= _bytes(self._cached.popitem(last=False)[1])
        self._start()
        self.loaded.emit(key)


def _is_missing(pixmap: QPixmap | None) -> bool:
    """Tell whether it is known that there is none."""
    return pixmap is not None and pixmap.isNull()


def _load(fetch: Fetch, key: Hashable) -> tuple[Hashable, QImage]:
    """Give a picture with its key; a null image if it cannot be shown, whatever the reason."""
    try:
        content = fetch(key)
    except Exception:  # noqa: BLE001 - a picture that cannot be shown is shown as such
        content = None
    return key, image_of(content) if content else QImage()


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
