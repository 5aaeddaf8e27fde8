"""Pictures that are dragged out of the window, to any program that takes files: copied, never moved."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

from simgui.gui.work.file_urls import url_of

_SHOWN_PX = 96


def make_drag(view: QWidget, files: Sequence[Path], shown: QPixmap | None = None) -> QDrag:
    """Make a drag of files.

    Args:
        view: Where it begins.
        files: What is dragged, at least one.
        shown: What hangs at the pointer.
    """
    mime = QMimeData()
    mime.setUrls([url_of(file) for file in files])
    drag = QDrag(view)
    drag.setMimeData(mime)
    if shown is not None and not shown.isNull():
        small = shown.scaled(
            _SHOWN_PX,
            _SHOWN_PX,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drag.setPixmap(small)
        drag.setHotSpot(QPoint(small.width() // 2, small.height() // 2))
    return drag


def drag_out(view: QWidget, files: Sequence[Path], shown: QPixmap | None = None) -> None:
    """Let the person drop files elsewhere; originals stay where they are, whatever the other program asks."""
    make_drag(view, files, shown).exec(Qt.DropAction.CopyAction)
