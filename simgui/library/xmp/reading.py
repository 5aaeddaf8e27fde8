"""Read the lists of keywords in XMP, and where they stand in its bytes.

The text comes from outside. It is read in one go with expat, nothing of it is kept but the lists, and a
document type is refused: without one there are no entities, neither such that multiply nor such that name
another file.
"""

import re
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from simgui.core.sentences import say
from simgui.library.keywords import MOST_KEYWORDS
from simgui.library.xmp.found import Element, FoundList, Item, Span, Xmp
from simgui.library.xmp.names import LISTS, RDF, ListName

MOST_BYTES = 16 << 20
"""Of a sidecar; the largest that darktable writes, with drawn masks, have some hundred KB."""

_DEEPEST = 100
_LONGEST_TEXT = 4096
_CONTAINERS = ("Bag", "Seq", "Alt")
_TAG = re.compile(rb"""<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")


class BadXmp(ValueError):  # noqa: N818 - data of a file, never an error of the program
    """This is no XMP that can be read.

    Attributes:
        reason: Why, in plain words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_xmp(content: bytes) -> Xmp:
    """Read XMP.

    Raises:
        BadXmp: if it is none, or too large.
    """
    if len(content) > MOST_BYTES:
        raise BadXmp(say("it has more than {limit} MB", limit=MOST_BYTES >> 20))
    reading = _Reading(content)
    try:
        reading.parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BadXmp(
            say("it is not valid XML: {why}", why=expat.errors.messages.get(error.code, "damaged"))
        ) from error
    except (ValueError, LookupError) as error:
        raise error if isinstance(error, BadXmp) else BadXmp(say("it is not valid XML")) from error
    return reading.result()


@dataclass
class _Open:
    """An element whose end has not come yet."""

    address: str
    name: str
    start: int
    head_end: int


@dataclass
class _List:
    """A list whose end has not come yet."""

    name: ListName
    container: Element | None = None
    items: list[Item] = field(default_factory=list)
    is_plain: bool = True


class _Reading:
    """Takes what expat finds, one element after the other.

    Args:
        content: All of the text.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._stack: list[_Open] = []
        self._rdf_depth = 0
        self._rdf: Element | None = None
        self._description: Element | None = None
        self._list: _List | None = None
        self._lists: list[FoundList] = []
        self._loose: list[tuple[ListName, str]] = []
        self._text: list[str] = []
        self._length = 0
        self._prefixes: dict[str, list[str]] = {}
        self._inside: dict[str, str] = {}
        self._encoding = ""
        self._count = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartNamespaceDeclHandler = self._start_prefix
        parser.EndNamespaceDeclHandler = self._end_prefix
        parser.XmlDeclHandler = self._declared
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._something_else
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = parser.UnparsedEntityDeclHandler = _refuse

    def result(self) -> Xmp:
        """Give what was found."""
        if self._rdf is None:
            raise BadXmp(say("it is no XMP"))
        return Xmp(
            self._content,
            self._rdf,
            self._description,
            tuple(self._lists),
            tuple(self._loose),
            self._inside,
            self._encoding,
        )

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self._encoding = (encoding or "").lower()

    def _start_prefix(self, prefix: str | None, address: str | None) -> None:
        self._prefixes.setdefault(prefix or "", []).append(address or "")

    def _end_prefix(self, prefix: str | None) -> None:
        self._prefixes[prefix or ""].pop()

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        address, name = _split(full)
        at = self.parser.CurrentByteIndex
        if len(self._stack) >= _DEEPEST:
            raise BadXmp(say("it has elements that lie too deep in each other"))
        if (address, name) == (RDF, "RDF") and self._rdf is None and not self._rdf_depth:
            self._rdf_depth = len(self._stack) + 1
        self._stack.append(_Open(address, name, at, _end_of_tag(self._content, at)))
        level = self._level
        if level in (1, 2):  # of two descriptions, the first is the one that is added to
            if (level, name) == (2, "Description"):
                self._take_attributes(attributes)
            if self._description is None and (level == 1 or (address, name) == (RDF, "Description")):
                self._inside = {prefix: known[-1] for prefix, known in self._prefixes.items() if known}
        elif level == 3 and (address, name) in LISTS and self._in_description:
            self._list, self._text, self._length = _List(LISTS[address, name]), [], 0
        elif level == 5 and self._list is not None and self._is(RDF, "li"):
            self._text, self._length = [], 0
        elif self._list is not None and level >= 4 and not (level == 4 and self._is_container()):
            self._list.is_plain = False

    def _end(self, _full: str) -> None:
        at = self.parser.CurrentByteIndex
        ended, level = self._stack[-1], self._level
        head = Span(ended.start, ended.head_end)
        is_one_tag = self._content[head.start : head.end].endswith(b"/>")
        end = head.end if is_one_tag else _end_of_tag(self._content, at)
        element = Element(head, Span(ended.start, end))
        if level == 1:
            self._rdf = element
        elif level == 2 and self._is(RDF, "Description") and self._description is None:
            self._description = element
        elif level == 3 and self._list is not None:
            self._close_list(element)
        elif level == 4 and self._list is not None and self._is_container():
            if self._list.container is None:
                self._list.container = element
            else:
                self._list.is_plain = False
        elif level == 5 and self._list is not None and self._is(RDF, "li"):
            self._add_item(element)
        self._stack.pop()

    def _close_list(self, element: Element) -> None:
        closed, self._list = self._list, None
        if closed is None:
            return
        bare = "".join(self._text).strip() if closed.container is None else ""
        if bare:
            self._loose.append((closed.name, bare))
        self._lists.append(
            FoundList(closed.name, element, closed.container, tuple(closed.items), closed.is_plain)
        )

    def _add_item(self, element: Element) -> None:
        self._count += 1
        if self._list is not None and self._count <= 4 * MOST_KEYWORDS:
            self._list.items.append(Item("".join(self._text), element.span))
        self._text = []

    def _take_attributes(self, attributes: dict[str, str]) -> None:
        for full, value in attributes.items():
            if (known := LISTS.get(_split(full))) is not None:
                self._loose.append((known, value[:_LONGEST_TEXT]))

    def _characters(self, text: str) -> None:
        if self._list is None:
            return
        if self._level in (3, 4) and text.strip():
            self._list.is_plain = False
        if self._level in (3, 5, 6, 7) and self._length <= _LONGEST_TEXT:
            self._length += len(text)
            self._text.append(text)

    def _something_else(self, *_: object) -> None:
        if self._list is not None:
            self._list.is_plain = False

    @property
    def _level(self) -> int:
        """How deep the innermost element lies: 1 for that of RDF, 0 outside of it."""
        return len(self._stack) - self._rdf_depth + 1 if self._rdf_depth and self._rdf is None else 0

    @property
    def _in_description(self) -> bool:
        parent = self._stack[-2]
        return (parent.address, parent.name) == (RDF, "Description")

    def _is(self, address: str, name: str) -> bool:
        return (self._stack[-1].address, self._stack[-1].name) == (address, name)

    def _is_container(self) -> bool:
        return self._stack[-1].address == RDF and self._stack[-1].name in _CONTAINERS


def _refuse(*_: object) -> NoReturn:
    raise BadXmp(say("it has a document type, which XMP never has"))


def _split(full: str) -> tuple[str, str]:
    address, _, name = full.rpartition(" ")
    return address, name


def _end_of_tag(content: bytes, start: int) -> int:
    """Give where the tag ends that begins at `start`; expat has found it to be sound."""
    tag = _TAG.match(content, start)
    return len(content) if tag is None else tag.end()
