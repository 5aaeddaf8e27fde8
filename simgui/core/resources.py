"""Where the shipped files lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


HELP = ("user-guide.md", "example.md")
"""The pages of the documentation that the program shows itself; `user-guide.de.md` is the German one."""


def help_page(name: str, language: str = "en") -> Path:
    """Locate one of `HELP` in a language, or else in English: shipped, in a checkout in its `docs`."""
    stem, ending = name.split(".")
    for named in (f"{stem}.{language}.{ending}", name):
        for page in (resource(named), _PACKAGE.parent / "docs" / named):
            if page.is_file():
                return page
    return resource(name)


def languages() -> tuple[str, ...]:
    """Give the codes of the languages of the window: English, of the source, and each that has a file.

    What names a language is its file alone: `translations/simgui_de.qm`, made from the `.ts` beside it.
    """
    files = resource("translations").glob("simgui_*.qm")
    return ("en", *sorted(file.stem.partition("_")[2] for file in files))


def resource(*parts: str) -> Path:
    """Locate a shipped file or folder, `resource("models", "starter")`.

    In an installed package and in the frozen program `resources` lies inside the package; in a checkout
    (editable install) it lies beside it.
    """
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
