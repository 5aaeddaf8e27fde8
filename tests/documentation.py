"""A page of the documentation, taken apart: sections, and what each of them holds."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale

DOCS = Path(__file__).parent.parent / "docs"
_HEADING = re.compile(r"^(#+) (.*)$")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*(?!\*)")
_ITALIC = re.compile(r"(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*(?![*\w])")
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
_PLACE = re.compile(r"\b[A-ZÄÖÜ]{2,}")
_COLUMNS = re.compile(r" {2,}")
_DEEPEST_SYNTAX = 12
"""Lines of a block that stand further in continue what is said beside a command."""


@dataclass(frozen=True)
class Section:
    """What stands between two headings.

    Attributes:
        level: Of its heading, from 1.
        title: Its heading.
        text: All but blocks of code, in one line.
        blocks: The lines of blocks of code.
    """

    level: int
    title: str
    text: str
    blocks: tuple[str, ...]

    def code(self, words: dict[str, str]) -> Counter[str]:
        """Count what is marked as code, with words for what a person fills in as in `words`."""
        return Counter(_places(each, words) for each in _CODE.findall(self.text))

    def syntax(self, words: dict[str, str]) -> list[str]:
        """List commands and their options, without what stands beside them."""
        said = []
        for line in self.blocks:
            bare = line.lstrip()
            if len(line) - len(bare) < _DEEPEST_SYNTAX or bare.startswith("[--"):
                said.append(_places(_COLUMNS.split(bare)[0], words))
        return said

    def links(self) -> list[str]:
        """List where links lead to, and pictures."""
        return _LINK.findall(self.text)

    def numbers(self, code: str) -> Counter[str]:
        """Count the numbers, written in a language, as Python writes them."""
        locale = QLocale(code)
        plain = _LINK.sub("]", _CODE.sub("", self.text))
        return Counter(_as_python(each, locale) for each in _NUMBER.findall(plain))

    def italic(self) -> set[str]:
        """Give what is written in italics: names of the window, for the most part."""
        plain = _CODE.sub("", self.text).replace("**", "")
        return {part for said in _ITALIC.findall(plain) for part in said.split(" → ")}

    def bold(self) -> set[str]:
        """Give what is written in bold letters."""
        return set(_BOLD.findall(_CODE.sub("", self.text)))


def sections(page: Path) -> list[Section]:
    """Take a page apart."""
    found: list[tuple[int, str, list[str], list[str]]] = []
    in_code = False
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("```"):
            in_code = not in_code
        elif in_code:
            found[-1][3].append(line)
        elif heading := _HEADING.match(line):
            found.append((len(heading[1]), heading[2], [], []))
        else:
            found[-1][2].append(line)
    return [
        Section(level, title, " ".join(" ".join(text).split()), tuple(blocks))
        for level, title, text, blocks in found
    ]


def translated_pages() -> list[tuple[Path, Path, str]]:
    """List English pages with those that translate them, and the codes of the languages."""
    return [
        (page.with_name(f"{page.name.partition('.')[0]}.md"), page, page.name.split(".")[1])
        for page in sorted(DOCS.glob("*.*.md"))
    ]


def anchor(title: str) -> str:
    """Name a heading as GitHub does."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def _places(code: str, words: dict[str, str]) -> str:
    return _PLACE.sub(lambda found: words.get(found[0], found[0]), code)


def _as_python(number: str, locale: QLocale) -> str:
    """Write 1.204,5 as 1204.5; a number with groups that have not three digits is none with groups."""
    group, point = re.escape(locale.groupSeparator()), re.escape(locale.decimalPoint())
    if re.fullmatch(rf"\d{{1,3}}({group}\d{{3}})+({point}\d+)?", number):
        number = number.replace(locale.groupSeparator(), "")
    return number.replace(locale.decimalPoint(), ".")
