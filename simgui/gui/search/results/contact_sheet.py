"""A result as a contact sheet: the query and its neighbours with their verdicts, on paper or as one picture.

It is painted off the GUI thread, so with images alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.gui.charts.exports import save_image
from simgui.gui.language import number_text, translated
from simgui.gui.look.colours import LIGHT
from simgui.gui.pictures.jpeg import image_of
from simgui.search.export import verdict_word
from simgui.search.records import SearchResult

Preview = Callable[[Path | bytes], bytes]
_COLUMNS, _ROWS_ON_PAGE = 4, 4
_CELL = QSize(240, 320)
_GAP = 16
_TEXT_PX, _LINES = 15, 4
_PDF_DPI = 144
_PAPER = QColor("#ffffff")


@dataclass(frozen=True)
class _Cell:
    """What one place of the sheet shows.

    Attributes:
        source: The picture; its file or content.
        heading: The first line, in the colour of the verdict.
        colour: Of that line.
        lines: The others.
    """

    source: Path | bytes
    heading: str
    colour: str
    lines: tuple[str, ...]


def save_png(result: SearchResult, file: Path, preview: Preview, progress: Progress) -> None:
    """Write a result as one picture.

    Args:
        result: The result.
        file: Where to; what is there is replaced.
        preview: Gives a JPEG of a picture.
        progress: Told of each picture.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
        Cancelled: if the person asked to stop.
    """
    cells = list(_cells(result))
    rows = -(-len(cells) // _COLUMNS)
    image = QImage(_sheet_px(rows), QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    painter = QPainter(image)
    try:
        for place, cell in enumerate(cells):
            progress.step(say("Exporting"), place, len(cells))
            _paint(painter, _frame(place), cell, preview)
    finally:
        painter.end()
    save_image(image, file)


def save_pdf(result: SearchResult, file: Path, preview: Preview, progress: Progress) -> None:
    """Write a result as pages of A4; all else is as in `save_png`."""
    cells = list(_cells(result))
    on_page = _COLUMNS * _ROWS_ON_PAGE
    content = QBuffer()  # a file that cannot be written would be a warning of Qt, not an error
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setTitle(shown(result.name))
    writer.setResolution(_PDF_DPI)
    size, margins = QPageSize(QPageSize.PageSizeId.A4), QMarginsF(12, 12, 12, 12)
    portrait, unit = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(size, portrait, margins, unit))
    painter = QPainter(writer)
    try:
        sheet = _sheet_px(_ROWS_ON_PAGE)
        scale = min(writer.width() / sheet.width(), writer.height() / sheet.height())
        painter.scale(scale, scale)
        for place, cell in enumerate(cells):
            progress.step(say("Exporting"), place, len(cells))
            if place and place % on_page == 0:
                writer.newPage()
            _paint(painter, _frame(place % on_page), cell, preview)
    finally:
        painter.end()
    with written_whole(file) as beside:
        beside.write_bytes(content.data().data())


def _cells(result: SearchResult) -> Iterator[_Cell]:
    limit = translated(say("pictures match up to {distance:.2f}", distance=result.cutpoint.distance))
    yield _Cell(result.source, translated(say("query")), LIGHT.text, (shown(Path(result.name).name), limit))
    for neighbour in result.neighbours:
        picture = neighbour.picture
        lines = [shown(picture.label or ""), shown(picture.path.relative_to(picture.folder))]
        if (rate := result.rate_of(neighbour)) is not None:
            lines.append(
                translated(say("{right:,} of {pairs:,} such were right", right=rate.right, pairs=rate.pairs))
            )
        distance = number_text(neighbour.distance, ".2f")
        heading = [str(neighbour.rank), verdict_word(neighbour.match), distance]
        heading += [say("a copy")] * neighbour.copy
        yield _Cell(
            picture.path,
            "   ".join(map(translated, heading)),
            LIGHT.match if neighbour.match else LIGHT.no_match,
            tuple(line for line in lines if line),
        )


def _sheet_px(rows: int) -> QSize:
    return QSize(
        _GAP + _COLUMNS * (_CELL.width() + _GAP),
        _GAP + rows * (_CELL.height() + _GAP),
    )


def _frame(place: int) -> QRect:
    row, column = divmod(place, _COLUMNS)
    corner = QPoint(_GAP + column * (_CELL.width() + _GAP), _GAP + row * (_CELL.height() + _GAP))
    return QRect(corner, _CELL)


def _paint(painter: QPainter, frame: QRect, cell: _Cell, preview: Preview) -> None:
    font = QFont(painter.font())
    font.setPixelSize(_TEXT_PX)
    painter.setFont(font)
    metrics = QFontMetrics(font)
    words = metrics.height() * _LINES
    box = frame.adjusted(0, 0, 0, -words - 4)
    painter.fillRect(box, QColor(LIGHT.ground))
    image = _image(cell.source, preview)
    if image.isNull():
        painter.setPen(QColor(LIGHT.faint))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, translated(say("not available now")))
    else:
        fitted = QRect(QPoint(), image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio))
        fitted.moveCenter(box.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(fitted, image)
    for number, (text, colour) in enumerate(
        [(cell.heading, cell.colour), *((line, LIGHT.text) for line in cell.lines)][:_LINES]
    ):
        line = QRect(
            frame.left(), box.bottom() + 5 + number * metrics.height(), frame.width(), metrics.height()
        )
        painter.setPen(QColor(colour))
        painter.drawText(line, 0, metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, frame.width()))


def _image(source: Path | bytes, preview: Preview) -> QImage:
    """Load a picture; a null image if it is not there now."""
    try:
        return image_of(preview(source))
    except SimguiError:
        return QImage()
