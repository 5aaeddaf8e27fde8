"""What is said of a picture of a group: short below it, in whole words for who hears it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.duplicates.records import GroupMember, KeepReason, Level
from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.language import day_text, filled, moment_text, size_text, translated

_tr = partial(QCoreApplication.translate, "duplicates")

_NS = 1_000_000_000
_AS_SHARP = 90
"""From so many percent of the sharpest on, a picture is as sharp as that, as for `suggest`."""


@dataclass(frozen=True)
class Part:
    """A part of a line.

    Attributes:
        text: What it says.
        best: Whether this is the best of its group in that: it is drawn bold.
    """

    text: str
    best: bool = False


Line = tuple[Part, ...]


def pictures_words(count: int) -> str:
    """Count pictures: "14 pictures"."""
    return translated(say_count("{count:,} picture", "{count:,} pictures", count))


def kind_words(entry: GroupReview) -> str:
    """Say what a group is: "3 near copies"."""
    if entry.group.kind is Level.COPIES:
        return translated(say_count("{count:,} copy", "{count:,} copies", len(entry.members)))
    return translated(say_count("{count:,} near copy", "{count:,} near copies", len(entry.members)))


def extras_words(entry: GroupReview) -> str:
    """Say what of a group is not kept: "2 extras, 3.4 MB"."""
    extras = len(entry.members) - len(entry.kept)
    if not extras:
        return _tr("all are kept")
    return filled(
        _tr("{0}, {1}"),
        translated(say_count("{count:,} extra", "{count:,} extras", extras)),
        size_text(entry.extra_bytes),
    )


def verdict_words(entry: GroupReview, place: int) -> str:
    """Say what becomes of a picture, in a word."""
    if place in entry.kept:
        return _tr("Keep")
    return _tr("Move") if entry.ticked else _tr("Extra")


def reason_words(entry: GroupReview, place: int) -> str:
    """Say why a picture is kept, or that it is new in its group; nothing of another."""
    if place not in entry.kept:
        return _tr("new") if place in entry.group.fresh else ""
    match entry.why:
        case None:
            return _tr("your choice")
        case KeepReason.FOLDER:
            return _tr("preferred folder")
        case KeepReason.LARGER:
            return _tr("most pixels")
        case KeepReason.SHARPER:
            return _tr("sharpest")
        case KeepReason.LESS_COMPRESSED:
            return _tr("less compressed")
        case KeepReason.OLDER:
            return _tr("oldest")
        case KeepReason.FIRST:
            return _tr("first by name")


def lines_of(entry: GroupReview, place: int, root: Path | None) -> tuple[Line, ...]:
    """Give the lines below a picture.

    Args:
        entry: Its group.
        place: Of the picture in it.
        root: The open folder: what lies in it is told from there.
    """
    members, each = entry.members, entry.members[place]
    pixels = [one.width_px * one.height_px for one in members]
    sharp = [one.sharpness for one in members if one.sharpness is not None]
    size = filled(_tr("{0:,} × {1:,}"), each.width_px, each.height_px)  # noqa: RUF001 - the sign
    first: Line = (
        Part(size, _is_best(pixels, pixels[place], max)),
        Part(size_text(each.size_bytes)),
    )
    ages = [_age(one) for one in members]
    second: Line = (Part(date_words(each), _is_best(ages, ages[place], min)),)
    if each.sharpness is not None and len(sharp) == len(members) and max(sharp) > 0:
        share = round(100 * each.sharpness / max(sharp))
        is_best = share >= _AS_SHARP > round(100 * min(sharp) / max(sharp))
        second += (Part(filled(_tr("{0} % sharp"), share), is_best),)
    return (Part(shown(each.path.name)),), first, second, (Part(folder_words(each.path, root)),)


def date_words(member: GroupMember) -> str:
    """Say when a picture was taken, by the camera's own time, or else when its file was written."""
    if member.taken is not None:
        return moment_text(datetime.fromtimestamp(member.taken, UTC))
    written = datetime.fromtimestamp(member.changed_ns / _NS).astimezone()
    return filled(_tr("saved {0}"), day_text(written))


def folder_words(path: Path, root: Path | None) -> str:
    """Say in which folder a file lies, from the open folder on."""
    folder = path.parent
    if root is None or not folder.is_relative_to(root):
        return shown(folder)
    inside = folder.relative_to(root)
    return shown(Path(root.name) / inside) if root.name else shown(folder)


def in_words(entry: GroupReview, place: int, number: int, count: int, root: Path | None) -> str:
    """Say all that is to be seen of a picture and its group, for who hears it."""
    each = entry.members[place]
    verdict = ", ".join(filter(None, (verdict_words(entry, place), reason_words(entry, place))))
    name, size, when, folder = lines_of(entry, place, root)
    told = [part.text for line in (name, (Part(verdict),), size, when) for part in line]
    return filled(
        _tr("{0}, picture {1} of {2}: {3}, in {4}. Group {5:,} of {6:,}: {7}"),
        each.path.name and told[0],
        place + 1,
        len(entry.members),
        ", ".join(told[1:]),
        folder[0].text,
        number + 1,
        count,
        kind_words(entry),
    )


def _age(member: GroupMember) -> tuple[bool, int]:
    """Order by when a picture was taken; those that do not say come last."""
    return (False, member.taken) if member.taken is not None else (True, member.changed_ns)


def _is_best(values: list, value: object, best: object) -> bool:  # type: ignore[type-arg]
    return len(set(values)) > 1 and value == best(values)  # type: ignore[operator]
