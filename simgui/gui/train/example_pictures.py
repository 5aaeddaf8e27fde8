"""Pictures that a training has changed something for: what was nearest before, and what is nearest after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.labels import styled
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import paint_picture
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.pictures import Pictures
from simgui.library.records import Picture
from simgui.models.records import ChangedQuery, Examples

_SIDE_LINES = 3.2
_MARK_PX = 16
_GAP_PX = 4


@dataclass(frozen=True)
class _Row:
    """An example whose pictures are there: the query, and what is nearest to it before and after."""

    query: Picture
    before: tuple[Picture, ...]
    after: tuple[Picture, ...]


class ExamplePictures(QWidget):
    """A sentence that counts them all, and a row for each that was drawn: query, before, after.

    Args:
        pictures: Look them up by their content.
        worker: Does so.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(
        self, pictures: Pictures, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._thumbnails = thumbnails
        self._looking_up = Latest(worker, Lane.INTERACTIVE, self)
        self._sentence = styled("", "")
        self._sentence.setWordWrap(True)
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_examples(self, examples: Examples | None, folder: Path) -> None:
        """Show what a training changed in a folder; hidden where that is not known, or nothing changed."""
        self.hide()
        self._looking_up.cancel()
        if examples is None or not examples.better + examples.worse:
            return
        task = partial(_look_up, self._pictures, (*examples.of_better, *examples.of_worse), folder)
        self._looking_up.start(task, partial(self._show, examples))

    def _show(self, examples: Examples, rows: Sequence[_Row]) -> None:
        self._clear()
        self._sentence.setText(self._words(examples))
        self._place.setVisible(bool(rows))
        if rows:
            for column, text in enumerate(("", self.tr("before"), self.tr("after"))):
                self._grid.addWidget(styled(text, "faint"), 0, column)
        for number, row in enumerate(rows, start=1):
            groups = ((row.query,), row.before, row.after)
            for column, pictures in enumerate(groups):
                strip = _Strip(self._thumbnails, pictures, row.query.label if column else None)
                strip.setAccessibleName(self._name_of(column, pictures))
                self._grid.addWidget(strip, number, column)
        self.show()

    def _words(self, examples: Examples) -> str:
        better = translated(say_count("{count:,} picture", "{count:,} pictures", examples.better))
        return filled(
            self.tr(
                "Of those that it never saw, the nearest picture became right for {0} and wrong for {1:,}. "
                "Drawn at random:"
            ),
            better,
            examples.worse,
        )

    def _name_of(self, column: int, pictures: Sequence[Picture]) -> str:
        labels = ", ".join(shown(each.label or self.tr("no label")) for each in pictures)
        words = (self.tr("Picture of {0}"), self.tr("Nearest before: {0}"), self.tr("Nearest after: {0}"))
        return filled(words[column], labels)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class _Strip(QWidget):
    """Small pictures in a row, as many as there is room for; a mark says whether each has the wanted label.

    Args:
        thumbnails: Pictures by id.
        pictures: From left to right.
        wanted: The label; no marks if None.
    """

    def __init__(self, thumbnails: PictureLoader, pictures: Sequence[Picture], wanted: str | None) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._shown = pictures
        self._wanted = wanted
        self._side_px = lines_px(self.font(), _SIDE_LINES)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(", ".join(shown(each.label or "") for each in pictures))
        thumbnails.loaded.connect(self._loaded)

    def sizeHint(self) -> QSize:
        """Take a square a picture."""
        count = max(1, len(self._shown))
        return QSize(count * (self._side_px + _GAP_PX) - _GAP_PX, self._side_px)

    def minimumSizeHint(self) -> QSize:
        """Shrink to the nearest one."""
        return QSize(self._side_px, self._side_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pictures that fit, and their marks."""
        painter = QPainter(self)
        fitting = (self.width() + _GAP_PX) // (self._side_px + _GAP_PX)
        for number, picture in enumerate(self._shown[:fitting]):
            left = number * (self._side_px + _GAP_PX)
            frame = QRect(left, 0, self._side_px, self._side_px)
            paint_picture(painter, frame, self._thumbnails.get(picture.id), fill=True)
            if self._wanted is not None:
                self._paint_mark(painter, frame, right=picture.label == self._wanted)
        painter.end()

    def _paint_mark(self, painter: QPainter, frame: QRect, *, right: bool) -> None:
        chosen = colours()
        mark = QRect(frame.right() - _MARK_PX - 2, frame.bottom() - _MARK_PX - 2, _MARK_PX, _MARK_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(chosen.match_ground if right else chosen.no_match_ground))
        painter.drawEllipse(mark)
        colour = chosen.match if right else chosen.no_match
        inside = mark.adjusted(2, 2, -2, -2)
        icon = icon_pixmap("check" if right else "cross", colour, inside.width(), self.devicePixelRatio())
        painter.drawPixmap(inside, icon)

    def _loaded(self, key: object) -> None:
        if any(picture.id == key for picture in self._shown):
            self.update()


def _look_up(pictures: Pictures, examples: Sequence[ChangedQuery], folder: Path) -> tuple[_Row, ...]:
    """Give the examples whose query is still there, with those of their pictures that are."""
    contents = {name for each in examples for name in (each.query, *each.before, *each.after)}
    found = pictures.of_contents([bytes.fromhex(name) for name in contents], folder)
    return tuple(
        _Row(found[bytes.fromhex(each.query)], _there(found, each.before), _there(found, each.after))
        for each in examples
        if bytes.fromhex(each.query) in found
    )


def _there(found: Mapping[bytes, Picture], names: Sequence[str]) -> tuple[Picture, ...]:
    pictures = (found.get(bytes.fromhex(name)) for name in names)
    return tuple(picture for picture in pictures if picture is not None)
