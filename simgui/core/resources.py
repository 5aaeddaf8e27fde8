"""Where the shipped files lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


HELP = ("user-guide.md", "example.md")
"""The pages of the documentation that the program shows itself."""


def help_page(name: str) -> Path:
    """Locate one of `HELP`: among the shipped files, in a checkout in its `docs`."""
    shipped = resource(name)
    return shipped if shipped.is_file() else _PACKAGE.parent / "docs" / name


def resource(*parts: str) -> Path:
    """Locate a shipped file or folder, `resource("models", "starter")`.

    In an installed package and in the frozen program `resources` lies inside the package; in a checkout
    (editable install) it lies beside it.
    """
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
