"""Which language the window speaks: the one that was chosen, or else the system's if SimGUI knows it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from simgui.core.resources import languages, resource


def language_names() -> dict[str, str]:
    """Give the languages of the window by their codes, as each calls itself."""
    return {code: _own_name(code) for code in languages()}


def _own_name(code: str) -> str:
    if code == "en":
        return "English"  # for Qt, it is American English
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def apply_language(application: QCoreApplication, chosen: str) -> None:
    """Let the window that is made next speak a language, Qt's own words and all numbers and dates included.

    Args:
        application: Keeps the translations.
        chosen: One of `languages`; empty for the system's.
    """
    system = QLocale.system()
    language = chosen or understood(system.uiLanguages())
    is_systems = not chosen or chosen in (system.name(), system.name().partition("_")[0])
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
    known = languages()
    for each in wanted:
        code = each.replace("-", "_")
        for possible in (code, code.partition("_")[0]):
            if possible in known:
                return possible
    return "en"
