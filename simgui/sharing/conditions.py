"""Conditions as Milvus reads them."""

import json
from collections.abc import Callable, Iterable

from simgui.sharing.entry_rows import UNKNOWN_TIME
from simgui.sharing.gallery import Among


def _in_folder(folder: str) -> str:
    return f"array_contains(folders, {text_of(folder)})"


def condition_of(among: Among, in_folder: Callable[[str], str] = _in_folder) -> str:
    """Write a filter; empty if it leaves nothing out.

    Args:
        among: The filter.
        in_folder: Writes the condition of a folder.
    """
    conditions = []
    if among.labels is not None:
        conditions.append(with_label(among.labels, among))
    if among.folder is not None:
        conditions.append(in_folder(among.folder))
    if among.taken is not None:
        conditions.append(taken_between(*among.taken))
    if among.least_px:
        conditions.append(f"least >= {among.least_px}")
    if among.without:
        conditions.append(f"content not in {texts_of(each.hex() for each in sorted(among.without))}")
    return " and ".join(conditions)


def with_label(labels: Iterable[str], among: Among) -> str:
    """Ask for entries with one of some labels; those that people have given since count."""
    wanted = frozenset(labels)
    own = f"label in {texts_of(sorted(wanted))}"
    if not among.relabelled:
        return own
    given = texts_of(each.hex() for each in sorted(among.relabelled))
    to = [each.hex() for each, label in sorted(among.relabelled.items()) if label in wanted]
    return f"(({own} and content not in {given}) or content in {texts_of(to)})"


def taken_between(first: int | None, end: int | None) -> str:
    """Ask for entries that were taken from one moment on and before another one; None for no bound."""
    conditions = [f"taken >= {UNKNOWN_TIME + 1 if first is None else first}"]
    conditions += [] if end is None else [f"taken < {end}"]
    return " and ".join(conditions)


def texts_of(texts: Iterable[str]) -> str:
    """Write a list of texts."""
    return f"[{', '.join(map(text_of, texts))}]"


def text_of(text: str) -> str:
    """Write a text."""
    return json.dumps(text, ensure_ascii=False)
