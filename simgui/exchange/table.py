"""Read a table of paths and labels as spreadsheets and scripts write it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simgui.core.errors import SimguiError, UnreadablePicture, explain
from simgui.core.sentences import say
from simgui.library.decoding.regular_file import open_regular

MOST_BYTES = 256 << 20
"""Of a table: some millions of rows."""

_SEPARATORS = ",;\t|"
_LINES_LOOKED_AT = 50
_PATHS = ("path", "file", "filename", "file_name", "filepath", "file_path", "name", "picture", "image")
_LABELS = ("label", "labels", "class", "category", "keyword", "keywords", "tag", "tags")
_BEFORE_FORMULA = "'"
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""What a file begins with → its encoding. Without, it is UTF-8 or, where that cannot be, that of Windows."""


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        path: As it is written.
        label: The label, without spaces around it; empty if there is none.
    """

    path: str
    label: str


def read_table(file: Path) -> list[Row]:
    """Read the rows of a table that name a path.

    The separator is a comma, a semicolon, a tab or a “|”. If the first row names columns, those called
    *path*, *file* or *name* and *label*, *class* or *tag* are taken, else the first two.

    Raises:
        SimguiError: if it cannot be read, is too large, or has no two columns.
    """
    text = _text(file)
    first, _, rest = text.partition("\n")
    separator = ""
    if first.lower().startswith("sep=") and len(first.strip()) == 5:  # of Excel
        separator, text = first.strip()[-1], rest
    separator = separator or _separator(text.splitlines()[:_LINES_LOOKED_AT])
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(row)]
    except csv.Error as error:
        raise _unreadable(file, str(error)) from error
    if not rows:
        return []
    path_at, label_at, has_header = _columns(rows[0])
    if max(map(len, rows)) <= max(path_at, label_at):
        raise SimguiError(
            say("This table needs two columns"),
            say("{file}: one column of paths and one of labels, such as “hats/1.jpg,hat”.", file=str(file)),
        )
    return [
        Row(_cell(row, path_at), _cell(row, label_at)) for row in rows[has_header:] if _cell(row, path_at)
    ]


def _text(file: Path) -> str:
    try:
        with open_regular(file) as opened:
            content = opened.read(MOST_BYTES + 1)
    except UnreadablePicture as problem:
        raise _unreadable(file, problem.reason) from problem
    except OSError as error:
        raise explain(error, file) from error
    if len(content) > MOST_BYTES:
        raise _unreadable(file, say("it has more than {limit} MB", limit=MOST_BYTES >> 20))
    if content.startswith(b"PK\x03\x04"):
        raise _unreadable(file, say("it is a workbook. Save it as CSV in the spreadsheet"))
    marked = next((encoding for mark, encoding in _ENCODINGS if content.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _unreadable(file, say("it is no text. Save it as CSV in UTF-8"))


def _separator(lines: Sequence[str]) -> str:
    """Give the separator with which most lines have two columns or more, the same number each."""

    def fits(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines if line.strip()]
        several = [count for count in counts if count]
        return len(several), -len(set(several))

    return max(_SEPARATORS, key=fits)


def _columns(first: Sequence[str]) -> tuple[int, int, bool]:
    """Tell which columns hold path and label, and whether the first row names them."""
    names = [name.strip().casefold() for name in first]
    path_at = next((place for place, name in enumerate(names) if name in _PATHS), None)
    label_at = next((place for place, name in enumerate(names) if name in _LABELS), None)
    if path_at is None or label_at is None:
        return 0, 1, False
    return path_at, label_at, True


def _cell(row: Sequence[str], place: int) -> str:
    """Give a cell, without the apostrophe that `write_csv` puts before what would be a formula."""
    text = row[place].strip() if place < len(row) else ""
    is_guarded = text.startswith(_BEFORE_FORMULA) and text[1:2] in _FORMULA
    return text[1:] if is_guarded else text


def _unreadable(file: Path, reason: str) -> SimguiError:
    return SimguiError(
        say("This table cannot be read"), say("{file}: {reason}.", file=str(file), reason=reason)
    )
