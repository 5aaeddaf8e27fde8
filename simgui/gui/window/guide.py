"""The pages that help shows, as one document: they are read off the GUI thread, and asked of no network."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QFontMetrics, QTextBlock, QTextCursor, QTextDocument

from simgui.core.errors import explain
from simgui.core.resources import HELP, help_page
from simgui.gui.look.fonts import lines_px

_DEEPEST_HEADING = 3
_ABOVE_HEADING_LINES, _ABOVE_PARAGRAPH_LINES = 1.0, 0.4
_BESIDE = re.compile(r"(?<=\S) {2,}(?=\S)|^ {12,}")
"""What stands between a command and what is said of it."""
_BELOW = " " * 4
_PICTURE = re.compile(r"^!\[.*\n", re.MULTILINE)
_LANGUAGE = re.compile(r"\.\w+(?=\.md$)")
_OTHER_LANGUAGES = re.compile(r"\A(# .*\n\n)\[.*\n\n")
"""The links below the title, to the same page in other languages."""


@dataclass(frozen=True)
class Page:
    """A page of the documentation.

    Attributes:
        name: One of `HELP`.
        text: Its Markdown.
    """

    name: str
    text: str

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.text.partition("\n")[0].lstrip("# ")


def read_guide(language: str = "en") -> list[Page]:
    """Read all pages in a language, or else in English; the headings of all but the first are a level deeper.

    Pictures are left out: the window that they show is at hand. What stands beside a command stands below it,
    as there is less room than on a page.

    Args:
        language: Its code.

    Raises:
        SimguiError: if a page cannot be read.
    """
    pages: list[Page] = []
    for name in HELP:
        path = help_page(name, language)
        try:
            text = path.read_text("utf-8")
        except OSError as error:
            raise explain(error, path) from error
        text = _PICTURE.sub("", _OTHER_LANGUAGES.sub(r"\1", text))
        pages.append(Page(name, _arranged(text, "#" if pages else "")))
    return pages


def _arranged(page: str, deeper: str) -> str:
    """Put `deeper` before headings, and below commands what is said of them."""
    lines: list[str] = []
    in_code = False
    for line in page.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        if in_code:
            command, *said = _BESIDE.split(line)
            if command:
                lines.append(command)
            elif lines[-1].startswith(_BELOW) and not said[0].startswith("["):  # the same sentence goes on
                said[0] = f"{lines.pop().strip()} {said[0]}"
            lines += [_BELOW + each for each in said]
        else:
            lines.append(f"{deeper}{line}" if line.startswith("#") else line)
    return "\n".join(lines)


class Guide(QTextDocument):
    """The pages, with room above headings and paragraphs, and nothing wider than the window.

    Args:
        pages: What `read_guide` gave.
        font: Of the window.
        parent: Its owner.
    """

    def __init__(self, pages: Sequence[Page], font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = {page.name: page.title for page in pages}
        self.setDefaultFont(font)
        self.setMarkdown("\n\n".join(page.text for page in pages))
        cursor = QTextCursor(self)
        for block in self._blocks():
            shape = block.blockFormat()
            cursor.setPosition(block.position())
            if shape.headingLevel():
                shape.setTopMargin(lines_px(font, _ABOVE_HEADING_LINES))
            elif shape.nonBreakableLines():
                indent_px = QFontMetrics(cursor.charFormat().font()).horizontalAdvance(_BELOW)
                shape.setLeftMargin(indent_px)
                shape.setTextIndent(-indent_px)
            elif cursor.currentTable() is None:
                shape.setTopMargin(lines_px(font, _ABOVE_PARAGRAPH_LINES))
                shape.setBottomMargin(0)
            shape.setNonBreakableLines(False)
            cursor.setBlockFormat(shape)

    def headings(self) -> list[QTextBlock]:
        """Give the headings that a list of contents has, from level 2."""
        return [each for each in self._blocks() if 1 < each.blockFormat().headingLevel() <= _DEEPEST_HEADING]

    def place_of(self, link: QUrl) -> int | None:
        """Give the position that a link leads to: a heading, or a page; None if it is not here."""
        page, wanted = _LANGUAGE.sub("", link.path().rpartition("/")[2]), link.fragment()
        if link.scheme() or (page and page not in self._titles):
            return None
        wanted = wanted or _anchor(self._titles.get(page, ""))
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
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
