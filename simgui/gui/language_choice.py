"""Which language the window speaks: the one that was chosen, or else the system's if SimGUI knows it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from simgui.core.resources import resource

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""By their codes, as each calls itself; English stands in the source."""


def apply_language(application: QCoreApplication, chosen: str) -> None:
    """Let the window that is made next speak a language, Qt's own words and all numbers and dates included.

    Args:
        application: Keeps the translations.
        chosen: One of `LANGUAGES`; empty for the system's.
    """
    system = QLocale.system()
    language = chosen or understood(system.uiLanguages())
    is_systems = not chosen or system.name().partition("_")[0] == chosen
    QLocale.setDefault(system if is_systems else QLocale(chosen))
    if language == "en":
        return
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("simgui", str(resource("translations")))):
        translator = QTranslator(application)
        if translator.load(f"{name}_{language}", folder):
            application.installTranslator(translator)


def understood(wanted: Sequence[str]) -> str:
    """Give the first of several languages, such as "de-AT", that the window speaks, or else English."""
    codes = (each.replace("_", "-").partition("-")[0] for each in wanted)
    return next((code for code in codes if code in LANGUAGES), "en")
