"""What is found in XMP, and where it stands in its bytes."""

from dataclasses import dataclass

from simgui.library.keywords import Keyword, keyword_of, without_repeats
from simgui.library.xmp.names import WRITTEN, ListName


@dataclass(frozen=True)
class Span:
    """Bytes from `start` up to `end`, without the latter."""

    start: int
    end: int


@dataclass(frozen=True)
class Item:
    """An entry of a list.

    Attributes:
        text: What it says.
        span: Its element.
    """

    text: str
    span: Span


@dataclass(frozen=True)
class Element:
    """An element that others lie in.

    Attributes:
        head: Its first tag.
        span: All of it.
    """

    head: Span
    span: Span

    @property
    def is_empty(self) -> bool:
        """Whether it is written as one tag."""
        return self.head == self.span


@dataclass(frozen=True)
class FoundList:
    """A list of keywords.

    Attributes:
        name: Which.
        element: Its element.
        container: The bag in it; None if it is written otherwise.
        items: Its entries.
        is_plain: Whether it holds nothing else.
    """

    name: ListName
    element: Element
    container: Element | None
    items: tuple[Item, ...]
    is_plain: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """What its entries say."""
        return tuple(item.text for item in self.items)


@dataclass(frozen=True)
class Xmp:
    """What is known of an XMP.

    Attributes:
        content: All of it.
        rdf: The element that holds everything.
        description: The first one in it that says something; None if there is none.
        lists: Those that have an element.
        loose: Lists that are written as an attribute of another element, which are only read.
        prefixes: The namespaces that hold in the description, or in `rdf` without one: prefix → address.
        encoding: That it says it has, in small letters; empty if it does not say.
    """

    content: bytes
    rdf: Element
    description: Element | None
    lists: tuple[FoundList, ...]
    loose: tuple[tuple[ListName, str], ...]
    prefixes: dict[str, str]
    encoding: str

    def keywords(self) -> tuple[Keyword, ...]:
        """Give the keywords, without what is said twice."""
        said = [(each.name, text) for each in self.lists for text in each.texts] + list(self.loose)
        found = (keyword_of(text, name.separator) for name, text in said if name != WRITTEN)
        return without_repeats(each for each in found if each is not None)
