"""Where the shipped files lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def user_guide() -> Path:
    """Locate the user guide: among the shipped files, in a checkout in its `docs`."""
    shipped = resource("user-guide.md")
    return shipped if shipped.is_file() else _PACKAGE.parent / "docs" / "user-guide.md"


def resource(*parts: str) -> Path:
    """Locate a shipped file or folder, `resource("models", "starter")`.

    In an installed package and in the frozen program `resources` lies inside the package; in a checkout
    (editable install) it lies beside it.
    """
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
