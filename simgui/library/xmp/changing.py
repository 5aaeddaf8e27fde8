"""Write a label into XMP, and take out what SimGUI wrote before; every other byte stays as it is.

What SimGUI has added is noted in the XMP itself, entry by entry: `simgui:Written` lists *dc:subject=hat* and
the like. Only entries that are noted there are ever taken out. An entry that somebody else has written is not
noted, even if it says the same; and where another program has dropped the note, the entries stay.
"""

from simgui.core.names import readable
from simgui.core.sentences import say
from simgui.library.xmp.edits import Edit, added, apply, made, taken_out
from simgui.library.xmp.found import FoundList, Xmp
from simgui.library.xmp.names import HIERARCHICAL, SUBJECT, TAGS, WRITTEN, ListName
from simgui.library.xmp.reading import BadXmp, read_xmp

_CHANGED = (SUBJECT, HIERARCHICAL, TAGS)
_UNKNOWN_FORM = say("its keywords are written in a way that SimGUI does not know")
_NO_CHARACTERS = "\ufffe\uffff"
"""XML has no place for them."""

_EMPTY = b"""<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="SimGUI">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:digiKam="http://www.digikam.org/ns/1.0/"
    xmlns:simgui="urn:simgui:xmp/1.0/">
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""


def with_label(content: bytes, label: str | None) -> bytes | None:
    """Give the XMP with a label instead of the one that SimGUI has written before.

    The label goes to `dc:subject`, and to the lists that darktable, Lightroom and digiKam read before that
    one where they are there. Where no list is there, all three are made: a new one beside older keywords
    would hide those from the program that reads it first. A “/” in a label separates levels, in all three; a
    label with a “|” is not written to the list of Lightroom, where that would do so.

    Args:
        content: The XMP; empty if there is none.
        label: The label; None to take out what was written.

    Returns:
        The new content; None if nothing is to be changed.

    Raises:
        BadXmp: if the content cannot be read, or not be changed without harm.
    """
    if not content:
        if label is None:
            return None
        content = _EMPTY
    text = None if label is None else written_form(label)
    xmp = read_xmp(content)
    changed = apply(xmp, _edits(xmp, text))
    if changed == content:
        return None
    _check(changed, xmp, text)
    return changed


def written_form(label: str) -> str:
    """Give a label as XML can hold it."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if each in _NO_CHARACTERS else each for each in readable(label)
    )


def _entry(label: str | None, name: ListName) -> str | None:
    """Give what says a label in a list; None if nothing does."""
    if label is None or name.separator in ("", "/"):
        return label
    return None if name.separator in label else label.replace("/", name.separator)


def _edits(xmp: Xmp, label: str | None) -> list[Edit]:
    noted = [text for each in _of(xmp, WRITTEN) for text in each.texts]
    if label is None and not noted:
        return []
    if any(name in (*_CHANGED, WRITTEN) for name, _ in xmp.loose):
        raise BadXmp(_UNKNOWN_FORM)
    others = [
        (each.name, text)
        for each in xmp.lists
        for text in each.texts
        if each.name != WRITTEN and _note(each.name, text) not in noted
    ]
    edits: list[Edit] = []
    new_lists: list[tuple[ListName, list[str]]] = []
    notes: list[str] = []
    for name in _CHANGED:
        lists, entry = _of(xmp, name), _entry(label, name)
        present = {text for each in lists for text in each.texts}
        ours = {text for text in present if _note(name, text) in noted}
        if entry is not None and not (name == SUBJECT or present or not others):
            entry = None
        is_new = entry is not None and entry not in present
        for each in lists:
            edits += taken_out(each, sorted((ours - {entry}) & set(each.texts)), stays=is_new)
        if entry is not None and (is_new or entry in ours):
            notes.append(_note(name, entry))
        if entry is not None and is_new:
            holder = next((each for each in lists if each.container is not None), None)
            if holder is not None and holder.container is not None:
                edits.append(added(xmp, holder.container, holder, entry))
            else:
                new_lists.append((name, [entry]))
                edits += [Edit(each.element.span) for each in lists if each.is_plain]
    if sorted(notes) != sorted(noted):
        edits += [Edit(each.element.span) for each in _of(xmp, WRITTEN)]
        new_lists += [(WRITTEN, notes)] if notes else []
    return [*edits, made(xmp, new_lists)] if new_lists else edits


def _of(xmp: Xmp, name: ListName) -> list[FoundList]:
    return [each for each in xmp.lists if each.name == name]


def _note(name: ListName, text: str) -> str:
    return f"{name.short}={text}"


def _check(content: bytes, before: Xmp, label: str | None) -> None:
    """See that what is to be written says what it should, and all that others had said.

    Raises:
        BadXmp: if it does not.
    """
    after = read_xmp(content)
    noted = {text for each in before.lists if each.name == WRITTEN for text in each.texts}
    said = {_note(each.name, text) for each in after.lists for text in each.texts}
    known = {_note(each.name, text) for each in before.lists if each.name != WRITTEN for text in each.texts}
    if label is not None:
        known |= {_note(SUBJECT, label)}
        noted -= {_note(SUBJECT, label)}
    if known - noted - said:
        raise BadXmp(_UNKNOWN_FORM)
