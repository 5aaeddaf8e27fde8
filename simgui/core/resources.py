"""Where the shipped files lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Locate a shipped file or folder, `resource("models", "starter")`.

    In an installed package and in the frozen program `resources` lies inside the package; in a checkout
    (editable install) it lies beside it.
    """
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
