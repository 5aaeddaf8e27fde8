"""Line icons from `resources/icons`, drawn in the colour of the text they stand beside."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from simgui.core.resources import resource


def icon_pixmap(name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon: `size_px` logical pixels square, for a screen of `ratio` device pixels a logical one.

    A drawing is kept as long as Qt's cache has room for it: a window has hundreds of icons, of few kinds.
    """
    pixmap = QPixmap()
    key = f"icon {name} {QColor(colour).name()} {size_px} {ratio}"
    if not QPixmapCache.find(key, pixmap):
        pixmap = _draw(name, colour, size_px, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _draw(name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
    drawing = (
        resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", QColor(colour).name())
    )
    pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def application_icon() -> QIcon:
    """Give the program's own icon."""
    return QIcon(str(resource("icons", "simgui.svg")))
