"""Are the packages that SimGUI needs installed, in versions that work? Read from SimGUI's own metadata."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from simgui.core.errors import SimguiError

_SAME_AS = {"tensorflow": "tensorflow-cpu"}
"""Packages that stand for another: the frozen program has TensorFlow without its parts for graphics cards."""


def requirements() -> Iterator[Requirement]:
    """Yield what this installation of SimGUI needs at run time, as declared in `pyproject.toml`."""
    for line in requires("simgui") or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def check_requirement(package: str) -> str:
    """Check one package against what SimGUI declares, and give its version.

    Raises:
        SimguiError: if it is missing, too old or too new.
    """
    wanted = next(
        (each for each in requirements() if canonicalize_name(each.name) == canonicalize_name(package)),
        Requirement(package),
    )
    remedy = f'Install it with: python -m pip install "{wanted}"'
    try:
        installed = _version(package)
    except PackageNotFoundError as error:
        raise SimguiError(f"{package} is missing", f"SimGUI needs it. {remedy}") from error
    if not wanted.specifier.contains(installed, prereleases=True):
        raise SimguiError(
            f"{package} {installed} does not work",
            f"SimGUI works with {package} {wanted.specifier}. {remedy}",
        )
    return installed


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        if package not in _SAME_AS:
            raise
        return version(_SAME_AS[package])
