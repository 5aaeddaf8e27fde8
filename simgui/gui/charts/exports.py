"""Save what a view shows: as a picture, or as the figures behind it."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from simgui.core.files import write_csv, written_whole
from simgui.gui.look.theme import colours
from simgui.gui.work.worker import Lane, Worker

SAVED_SCALE = 2
"""Pixels of a saved picture for one of the window: still sharp in print."""

TableRows = Iterable[Sequence[object]]
"""The rows of a table, the names of the columns first."""


class ExportButton(QPushButton):
    """A button that saves what a view shows; it asks in which form and where to.

    Args:
        name: What the file is called unless the person says otherwise, without suffix.
        picture: Paints what is shown: `partial(painted, widget)`.
        rows: Gives the figures, the names of the columns first.
        worker: Writes the file.
        parent: Owner.
    """

    saved = Signal(object)
    """The file, `Path`, that is written."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        name: str,
        picture: Callable[[], QImage],
        rows: Callable[[], TableRows],
        worker: Worker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(self.tr("Save…"))
        self.setToolTip(self.tr("Save what is shown as a picture, or the figures behind it as a table"))
        self.setProperty("role", "quiet")
        self._name = name
        self._picture = picture
        self._rows = rows
        self._worker = worker
        menu = QMenu(self)
        menu.addAction(self.tr("Picture (PNG)…"), self.save_picture)
        menu.addAction(self.tr("Figures (CSV)…"), self.save_figures)
        self.setMenu(menu)

    def save_picture(self) -> None:
        """Ask where to, and save the picture."""
        path = self._ask("png", self.tr("Picture (*.png)"))
        if path is not None:
            self._write(partial(_save_image, self._picture(), path))

    def save_figures(self) -> None:
        """Ask where to, and save the figures."""
        path = self._ask("csv", self.tr("Table (*.csv)"))
        if path is not None:
            self._write(partial(_save_table, path, list(self._rows())))

    def _write(self, task: Callable[[], Path]) -> None:
        self._worker.start(Lane.FILES, task, self.saved.emit, self.failed.emit)

    def _ask(self, suffix: str, kind: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save"), str(Path.home() / f"{self._name}.{suffix}"), kind
        )
        if not chosen:
            return None
        path = Path(chosen)
        named = path.suffix.lower() == f".{suffix}"
        return path if named else path.with_name(f"{path.name}.{suffix}")


def save_image(image: QImage, path: Path) -> None:
    """Save a picture; the suffix of the path says in which format.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    with written_whole(path) as beside:
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(content, path.suffix[1:].upper())  # type: ignore[call-overload]  # the stubs want bytes
        beside.write_bytes(content.data().data())


def _save_image(image: QImage, path: Path) -> Path:
    save_image(image, path)
    return path


def _save_table(path: Path, rows: TableRows) -> Path:
    write_csv(path, rows)
    return path


def painted(widget: QWidget) -> QImage:
    """Paint a widget, as it is now, for a screen of twice the resolution."""
    image = QImage(widget.size() * SAVED_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SAVED_SCALE)
    image.fill(colours().ground)
    if widget.size() != QSize(0, 0):
        widget.render(image)
    return image
