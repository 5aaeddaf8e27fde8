"""Changes of single bytes in XMP: entries and lists are added and taken out, the rest stays as it is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from simgui.core.sentences import say
from simgui.library.xmp.found import Element, FoundList, Span, Xmp
from simgui.library.xmp.names import RDF, ListName
from simgui.library.xmp.reading import BadXmp

_ASCII = ("", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "latin-1")
"""Encodings in which ASCII stands for itself; what is more is written as a reference there."""
_UTF_8 = ("", "utf-8", "utf8")
_MOST_SPACE = 200


@dataclass(frozen=True)
class Edit:
    """Bytes that take the place of others; with none, what is there goes, and the white space before it."""

    span: Span
    new: bytes = b""


def apply(xmp: Xmp, edits: Iterable[Edit]) -> bytes:
    """Make edits, of which none lies in another.

    Raises:
        BadXmp: if the encoding does not allow it.
    """
    content, from_the_end = xmp.content, sorted(edits, key=lambda each: (each.span.start, each.span.end))
    if from_the_end and (xmp.encoding not in _ASCII or content[:2] in (b"\xff\xfe", b"\xfe\xff")):
        raise BadXmp(say("it is not written in UTF-8"))
    for edit in reversed(from_the_end):
        start, end = edit.span.start, edit.span.end
        if end > start and not edit.new:
            start -= len(_space_before(content, start))
        content = content[:start] + edit.new + content[end:]
    return content


def taken_out(holder: FoundList, texts: Collection[str], *, stays: bool) -> list[Edit]:
    """Take entries out of a list: of several that say the same, the last one.

    Args:
        holder: The list.
        texts: What the entries say.
        stays: Whether the list stays when nothing is left in it.
    """
    items = [next(item for item in reversed(holder.items) if item.text == text) for text in texts]
    if items and len(items) == len(holder.items) and holder.is_plain and not stays:
        return [Edit(holder.element.span)]
    return [Edit(item.span) for item in items]


def added(xmp: Xmp, container: Element, holder: FoundList, text: str) -> Edit:
    """Add an entry at the end of a list, which has a container."""
    tag = _name_of_tag(xmp.content, container)
    prefix = tag.rpartition(b":")[0]
    name = prefix + b":li" if prefix else b"li"
    entry = b"<" + name + b">" + _written(xmp, text) + b"</" + name + b">"
    if container.is_empty:
        return Edit(container.span, _opened(xmp.content, container) + entry + b"</" + tag + b">")
    if holder.items:
        last = holder.items[-1].span
        return Edit(Span(last.end, last.end), _space_before(xmp.content, last.start) + entry)
    at = container.head.end
    return Edit(Span(at, at), _space_before(xmp.content, container.span.start) + b" " + entry)


def made(xmp: Xmp, lists: Iterable[tuple[ListName, Iterable[str]]]) -> Edit:
    """Make lists at the end of the first description, or a description that holds them."""
    known, holder = dict(xmp.prefixes), xmp.description or xmp.rdf
    space = _line_before(xmp.content, holder)
    if xmp.description is not None:
        inside = b"".join(_list(xmp, name, texts, space + b" ", known) for name, texts in lists)
    else:
        space += b" "
        needed = _declared("rdf", RDF, known)
        known["rdf"] = RDF
        inside = b"".join(_list(xmp, name, texts, space + b" ", known) for name, texts in lists)
        inside = space + b"<rdf:Description" + needed + b' rdf:about="">' + inside
        inside += space + b"</rdf:Description>"
    if holder.is_empty:
        tag, last = _name_of_tag(xmp.content, holder), _space_before(xmp.content, holder.span.start)
        return Edit(holder.span, _opened(xmp.content, holder) + inside + last + b"</" + tag + b">")
    closing = xmp.content.rfind(b"</", holder.head.end, holder.span.end)
    at = closing - len(_space_before(xmp.content[holder.head.end :], closing - holder.head.end))
    return Edit(Span(at, at), inside)


def _list(xmp: Xmp, name: ListName, texts: Iterable[str], space: bytes, known: dict[str, str]) -> bytes:
    needed = _declared(name.prefix, name.address, known) + _declared("rdf", RDF, known)
    tag, bag = name.short.encode(), b"rdf:" + name.container.encode()
    items = b"".join(space + b"  <rdf:li>" + _written(xmp, text) + b"</rdf:li>" for text in texts)
    begin = space + b"<" + tag + needed + b">" + space + b" <" + bag + b">"
    return begin + items + space + b" </" + bag + b">" + space + b"</" + tag + b">"


def _declared(prefix: str, address: str, known: dict[str, str]) -> bytes:
    """Declare a prefix, where it does not stand for that namespace already."""
    return b"" if known.get(prefix) == address else f' xmlns:{prefix}="{address}"'.encode()


def _written(xmp: Xmp, text: str) -> bytes:
    is_utf_8 = xmp.encoding in _UTF_8
    return escape(text).encode() if is_utf_8 else escape(text).encode("ascii", "xmlcharrefreplace")


def _name_of_tag(content: bytes, element: Element) -> bytes:
    tag = content[element.head.start + 1 : element.head.end]
    return tag.replace(b"/", b" ").replace(b">", b" ").split(maxsplit=1)[0]


def _opened(content: bytes, element: Element) -> bytes:
    """Give the tag of an empty element as one that begins it."""
    tag = content[element.head.start : element.head.end]
    return tag.removesuffix(b">").rstrip().removesuffix(b"/").rstrip() + b">"


def _space_before(content: bytes, at: int) -> bytes:
    before = content[max(0, at - _MOST_SPACE) : at]
    return before[len(before.rstrip()) :]


def _line_before(content: bytes, element: Element) -> bytes:
    """Give the line break and the indentation before an element; a line break if there is neither."""
    space = _space_before(content, element.span.start)
    return space[space.rfind(b"\n") :] if b"\n" in space else b"\n"
