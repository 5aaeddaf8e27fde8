"""One example of a query as a chip: a small picture, wanted or not, that can be switched off and removed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from simgui.gui.language import filled
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline, paint_picture
from simgui.search.query import Example, name_of

CHIP_PX = 38
_SIGN_PX = 14
_OFF = 0.35


class ExampleChip(QAbstractButton):
    """One example. A click shows it large; the keys + and - say whether it is wanted, Delete removes it.

    Args:
        example: The example.
        source: What shows it: a file or content.
        previews: Loads pictures, by path or content.
        parent: Owner.
    """

    changed = Signal(object)
    """The example as it is to be; None to remove it."""

    def __init__(
        self, example: Example, source: Path | bytes, previews: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._example = example
        self._source = source
        self._previews = previews
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(CHIP_PX, CHIP_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        kind = self.tr("Not wanted") if example.unlike else self.tr("Wanted")
        off = self.tr(", switched off") if example.off else ""
        self.setAccessibleName(filled(self.tr("{0}: {1}{2}"), kind, name_of(source), off))
        self.setToolTip(self.accessibleName())
        previews.loaded.connect(self._loaded)

    @property
    def example(self) -> Example:
        """What it stands for."""
        return self._example

    def menu(self) -> QMenu:
        """Make the menu of what can be done with it."""
        menu = QMenu(self)
        words = self.tr("Find what is like it") if self._example.unlike else self.tr("Not like this")
        menu.addAction(words, self.flip)
        menu.addAction(self.tr("Switch on") if self._example.off else self.tr("Switch off"), self.switch)
        menu.addSeparator()
        menu.addAction(self.tr("Remove"), self.remove)
        return menu

    def flip(self) -> None:
        """Want it, or no longer."""
        self.changed.emit(replace(self._example, unlike=not self._example.unlike))

    def switch(self) -> None:
        """Switch it off, or on again."""
        self.changed.emit(replace(self._example, off=not self._example.off))

    def remove(self) -> None:
        """Take it out of the query."""
        self.changed.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with it."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Want it, or not; switch or remove it."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            if (event.key() == Qt.Key.Key_Minus) is not self._example.unlike:
                self.flip()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, its sign in the corner, and whether it is the one that is shown large."""
        painter = QPainter(self)
        painter.setOpacity(_OFF if self._example.off else 1)
        pixmap = self._previews.get(self._source) if self._source else None
        if pixmap is not None and not pixmap.isNull() and (region := self._example.region):
            width, height = pixmap.width(), pixmap.height()
            part = QRect(
                round(region.left * width),
                round(region.top * height),
                max(1, round(region.width * width)),
                max(1, round(region.height * height)),
            )
            pixmap = pixmap.copy(part)
        paint_picture(painter, self.rect(), pixmap, fill=True)
        painter.setOpacity(1)
        if self.hasFocus() or self.isChecked():
            outline(painter, self.rect().adjusted(1, 1, -1, -1), 3 if self.hasFocus() else 2)
        self._paint_sign(painter)
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        chosen = colours()
        unlike = self._example.unlike
        disc = QRect(
            QPoint(self.width() - _SIGN_PX - 2, self.height() - _SIGN_PX - 2), QSize(_SIGN_PX, _SIGN_PX)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(chosen.ground), 1))
        painter.setBrush(QColor(chosen.no_match if unlike else chosen.match))
        painter.drawEllipse(disc)
        icon = icon_pixmap(
            "unlike" if unlike else "add", chosen.ground, _SIGN_PX - 4, self.devicePixelRatio()
        )
        painter.drawPixmap(disc.topLeft() + QPoint(2, 2), icon)

    def _loaded(self, key: object) -> None:
        if key == self._source:
            self.update()
