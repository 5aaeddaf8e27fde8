"""Save what a view shows: as a picture, or as the figures behind it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from simgui.core.errors import SimguiError
from simgui.core.files import write_csv
from simgui.gui.look.theme import colours

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
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        name: str,
        picture: Callable[[], QImage],
        rows: Callable[[], TableRows],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(self.tr("Save…"))
        self.setToolTip(self.tr("Save what is shown as a picture, or the figures behind it as a table"))
        self.setProperty("role", "quiet")
        self._name = name
        self._picture = picture
        self._rows = rows
        menu = QMenu(self)
        menu.addAction(self.tr("Picture (PNG)…"), self.save_picture)
        menu.addAction(self.tr("Figures (CSV)…"), self.save_figures)
        self.setMenu(menu)

    def save_picture(self) -> None:
        """Ask where to, and save the picture."""
        path = self._ask("png", self.tr("Picture (*.png)"))
        if path is not None and not self._picture().save(str(path)):
            self._fail(path, self.tr("it cannot be written"))

    def save_figures(self) -> None:
        """Ask where to, and save the figures."""
        path = self._ask("csv", self.tr("Table (*.csv)"))
        if path is None:
            return
        try:
            write_csv(path, self._rows())
        except SimguiError as error:
            self.failed.emit(error)

    def _ask(self, suffix: str, kind: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save"), str(Path.home() / f"{self._name}.{suffix}"), kind
        )
        if not chosen:
            return None
        path = Path(chosen)
        named = path.suffix.lower() == f".{suffix}"
        return path if named else path.with_name(f"{path.name}.{suffix}")

    def _fail(self, path: Path, reason: str) -> None:
        sentence = self.tr("{0}: {1}. Choose another place.").format(path, reason)
        self.failed.emit(SimguiError(self.tr("This cannot be saved"), sentence))


def painted(widget: QWidget) -> QImage:
    """Paint a widget, as it is now, for a screen of twice the resolution."""
    image = QImage(widget.size() * SAVED_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SAVED_SCALE)
    image.fill(colours().ground)
    if widget.size() != QSize(0, 0):
        widget.render(image)
    return image
