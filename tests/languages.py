"""Languages that the window is tried in: two that are made up, and those that it speaks."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from simgui.gui.language_choice import apply_language

ROOT = Path(__file__).resolve().parent.parent
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_MARKED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&(?=\w)|\n)")
_LONGER = 0.3
_LEFT_TO_RIGHT = QLocale.c()


def packaging_module(name: str) -> object:
    """Import a module of packaging/, which is no package."""
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        return __import__(name)
    finally:
        sys.path.remove(str(ROOT / "packaging"))


@cache
def messages() -> frozenset[tuple[str, str]]:
    """Give context and text of every message of the program."""
    collected = packaging_module("translations").messages_of_program()  # type: ignore[attr-defined]
    return frozenset((each.context, each.source) for each in collected)


def pseudo(text: str) -> str:
    """Say a text in a language that is made up: no letter is one of ASCII, and it is about a third longer."""
    parts = [
        part if number % 2 else part.translate(str.maketrans(_PLAIN, _MARKED))
        for number, part in enumerate(_KEPT.split(text))
    ]
    before, after = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
    longer = " " + "ö" * round(_LONGER * len(text)) if len(text) > 3 else ""
    said = "".join(parts).strip()
    return f"{before}⟦{said}{longer}⟧{after}"


class _Pseudo(QTranslator):
    """Translates every message of the program; what it is asked for besides stays as it is."""

    def translate(self, context: str, source: str, comment: str | None = None, number: int = -1) -> str:  # type: ignore[override]
        return pseudo(source) if (context, source) in messages() else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False


@contextmanager
def pseudo_language(application: QApplication, *, right_to_left: bool = False) -> Iterator[None]:
    """Let windows that are made meanwhile speak the language that is made up."""
    translator = _Pseudo()
    application.installTranslator(translator)
    if right_to_left:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        application.removeTranslator(translator)


@contextmanager
def language(application: QApplication, code: str) -> Iterator[None]:
    """Let windows that are made meanwhile speak a language of the program."""
    apply_language(application, code)
    try:
        yield
    finally:
        for translator in application.findChildren(QTranslator):
            application.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(_LEFT_TO_RIGHT)


@cache
def _german() -> dict[str, str]:
    found = packaging_module("translations").translations(  # type: ignore[attr-defined]
        ROOT / "resources" / "translations" / "simgui_de.ts"
    )
    by_context = sorted(found.items(), key=lambda item: item[0].context, reverse=True)
    return {message.source: forms[0] for message, forms in by_context if forms}


def german(text: str) -> str:
    """Say in German what the window says in English."""
    return _german()[text]
