"""Room for text, measured in the font it is written in: no width or height assumes a certain one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QTextLayout, QTextOption

_SMALL = 6 / 7


def small(font: QFont) -> QFont:
    """Give the font a size smaller, for what stands beside the text that matters."""
    return scaled(font, _SMALL)


def scaled(font: QFont, share: float) -> QFont:
    """Give the font in a share of its size."""
    changed = QFont(font)
    changed.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * share)))
    return changed


def columns_px(font: QFont, count: float) -> int:
    """Give the width of so many figures."""
    return round(QFontMetrics(font).horizontalAdvance("0") * count)


def lines_px(font: QFont, count: float) -> int:
    """Give the height of so many lines."""
    return round(QFontMetrics(font).height() * count)


def wrapped(text: str, font: QFont, width_px: int, height_px: int) -> str:
    """Break a text into as many lines as there is room for; the last one ends in "…" if there is more."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        units = paragraph.encode("utf-16-le", "surrogatepass")  # Qt counts in these
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width_px)
            part = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
            lines.append(part.decode("utf-16-le", "surrogatepass").rstrip())
        layout.endLayout()
    metrics = QFontMetrics(font)
    most = max(1, height_px // metrics.lineSpacing())
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines[most - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width_px)]
    return "\n".join(lines)
