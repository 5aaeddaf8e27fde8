"""One batch as the training sees it: rows of pictures, a label a row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QToolTip, QVBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.screen import within_screen
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import paint_picture

_TILE_PX = 68
_GAP_PX = 5
_NAME = 15
"""Figures of the text that a name may be long."""
_NAME_GAP_PX = 12
_SIZE_PX = (900, 620)

Batch = Sequence[tuple[str, Sequence[int]]]
"""Labels, each with the ids of its pictures."""


class BatchPreview(QDialog):
    """A dialog that shows one batch of training pictures."""

    def __init__(self, rows: Batch, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Training pictures"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_screen(self, QSize(*_SIZE_PX)))
        most = max((len(ids) for _, ids in rows), default=0)
        sentence = styled(
            filled(
                self.tr(
                    "One batch as the training sees it: {0} with {1} each, drawn anew for every "
                    "step. What stands in a row should be alike to you, what stands in two rows should not."
                ),
                translated(say_count("{count:,} label", "{count:,} labels", len(rows))),
                translated(say_count("{count:,} picture", "{count:,} pictures", most)),
            ),
            "faint",
        )
        sentence.setWordWrap(True)
        self._tiles = _Tiles(rows, thumbnails)
        scroll = QScrollArea()
        scroll.setWidget(self._tiles)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addWidget(scroll, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def rows(self) -> Batch:
        """What is shown: for each label its name and the ids of its pictures."""
        return self._tiles.rows


class _Tiles(QWidget):
    """The pictures, a label a row; only what is in sight is painted."""

    def __init__(self, rows: Batch, thumbnails: PictureLoader) -> None:
        super().__init__()
        self.rows = rows
        self._thumbnails = thumbnails
        self._name_px = columns_px(self.font(), _NAME)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(", ".join(f"{label}: {len(ids)}" for label, ids in rows))
        thumbnails.loaded.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """Take all rows."""
        most = max((len(ids) for _, ids in self.rows), default=0)
        return QSize(
            self._name_px + _NAME_GAP_PX + most * (_TILE_PX + _GAP_PX), len(self.rows) * (_TILE_PX + _GAP_PX)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names and pictures."""
        painter = QPainter(self)
        for number, (label, ids) in enumerate(self.rows):
            top = number * (_TILE_PX + _GAP_PX)
            if not event.rect().intersects(QRect(0, top, self.width(), _TILE_PX)):
                continue
            text = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, self._name_px)
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(0, top, self._name_px, _TILE_PX, Qt.AlignmentFlag.AlignVCenter, text)
            for place, picture in enumerate(ids):
                frame = QRect(
                    self._name_px + _NAME_GAP_PX + place * (_TILE_PX + _GAP_PX), top, _TILE_PX, _TILE_PX
                )
                if event.rect().intersects(frame):
                    paint_picture(painter, frame, self._thumbnails.get(picture), fill=True)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Give the whole name of the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = event.pos().y() // (_TILE_PX + _GAP_PX)
            QToolTip.showText(event.globalPos(), tool_tip(self.rows[row][0]) if row < len(self.rows) else "")
            return True
        return super().event(event)

    def _repaint(self) -> None:
        self.update()
