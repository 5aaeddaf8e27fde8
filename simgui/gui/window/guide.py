"""The pages that help shows, as one document: they are read off the GUI thread, and asked of no network."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument

from simgui.core.errors import explain
from simgui.core.resources import HELP, help_page

_DEEPEST_HEADING = 3
_ABOVE_HEADING_PX = 18
_PICTURE = re.compile(r"^!\[.*\n", re.MULTILINE)
_TITLES = dict(zip(HELP, ("User guide", "The example, step by step"), strict=True))


def read_guide() -> str:
    """Read all pages as one text of Markdown; the headings of all but the first are a level deeper.

    Pictures are left out: the window that they show is at hand.

    Raises:
        SimguiError: if a page cannot be read.
    """
    pages: list[str] = []
    for name in HELP:
        path = help_page(name)
        try:
            page = _PICTURE.sub("", path.read_text("utf-8"))
        except OSError as error:
            raise explain(error, path) from error
        pages.append(_deeper(page) if pages else page)
    return "\n\n".join(pages)


def _deeper(page: str) -> str:
    lines, in_code = [], False
    for line in page.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        lines.append(f"#{line}" if line.startswith("#") and not in_code else line)
    return "\n".join(lines)


class Guide(QTextDocument):
    """The pages, with room above headings, and nothing wider than the window.

    Args:
        text: What `read_guide` gave.
        font: Of the window.
        parent: Its owner.
    """

    def __init__(self, text: str, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setDefaultFont(font)
        self.setMarkdown(text)
        cursor = QTextCursor(self)
        for block in self._blocks():
            shape = block.blockFormat()
            shape.setNonBreakableLines(False)
            if shape.headingLevel():
                shape.setTopMargin(_ABOVE_HEADING_PX)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)

    def headings(self) -> list[QTextBlock]:
        """Give the headings that a list of contents has, from level 2."""
        return [each for each in self._blocks() if 1 < each.blockFormat().headingLevel() <= _DEEPEST_HEADING]

    def place_of(self, link: QUrl) -> int | None:
        """Give the position that a link leads to: a heading, or a page; None if it is not here."""
        page, wanted = link.path().rpartition("/")[2], link.fragment()
        if link.scheme() or (page and page not in HELP):
            return None
        wanted = wanted or _anchor(_TITLES.get(page, ""))
        for block in self._blocks():
            if block.blockFormat().headingLevel() and wanted and _anchor(block.text()) == wanted:
                return block.position()
        return None

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.begin()
        while block.isValid():
            yield block
            block = block.next()


def _anchor(heading: str) -> str:
    """Give the name by which a page of Markdown links to one of its headings."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")
