"""A quiet band of sample pictures for the first start."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.gui.pictures.picture_painter import paint_picture

_TILES = 6
_GAP_PX = 10
_LARGEST_TILE_PX = 190


class Mosaic(QWidget):
    """Shows one picture of each of the first subfolders, side by side."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        firsts = [next(iter(sorted(sub.iterdir())), None) for sub in sorted(folder.iterdir()) if sub.is_dir()]
        self._tiles = [_small(path) for path in firsts[:_TILES] if path]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(60)
        self.setMaximumHeight(_LARGEST_TILE_PX)

    def sizeHint(self) -> QSize:
        """Prefer tiles of full size."""
        return QSize(_TILES * (_LARGEST_TILE_PX + _GAP_PX), _LARGEST_TILE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tiles, centred, as large as the room allows."""
        if not self._tiles:
            return
        count = len(self._tiles)
        side = min(self.height(), (self.width() - (count - 1) * _GAP_PX) // count)
        left = (self.width() - count * side - (count - 1) * _GAP_PX) // 2
        painter = QPainter(self)
        for number, tile in enumerate(self._tiles):
            frame = QRect(left + number * (side + _GAP_PX), self.height() - side, side, side)
            paint_picture(painter, frame, tile, fill=True)
        painter.end()


def _small(path: Path) -> QPixmap:
    """Read a picture at the size of a tile on a sharp screen; shipped files, a few milliseconds each."""
    reader = QImageReader(str(path))
    size = reader.size()
    reader.setScaledSize(
        size.scaled(QSize(1, 2 * _LARGEST_TILE_PX), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    )
    return QPixmap.fromImage(reader.read())
