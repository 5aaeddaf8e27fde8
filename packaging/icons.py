"""The program's icon in the sizes and formats of each system, drawn from `resources/icons/simgui.svg`."""

import io
import os
from pathlib import Path

PNG_SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def draw_icons(drawing: Path, folder: Path) -> None:
    """Write `simgui-SIZE.png` for each size, `simgui.ico` for Windows and `simgui.icns` for macOS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication.instance() or QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(drawing))
    pictures = {}
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES_PX:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        content = bytes(buffer.data().data())
        (folder / f"simgui-{size}.png").write_bytes(content)
        pictures[size] = Image.open(io.BytesIO(content))
    pictures[256].save(
        folder / "simgui.ico",
        sizes=[(size, size) for size in _ICO_SIZES_PX],
        append_images=[pictures[size] for size in _ICO_SIZES_PX],
    )
    pictures[512].save(
        folder / "simgui.icns", append_images=[pictures[size] for size in (16, 32, 64, 128, 256)]
    )
