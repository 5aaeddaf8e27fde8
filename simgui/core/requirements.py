"""Are the packages that SimGUI needs installed, in versions that work? Read from SimGUI's own metadata."""

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distributions, requires, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from simgui.core.errors import SimguiError
from simgui.core.sentences import say

_SAME_AS = {"tensorflow": "tensorflow-cpu"}
"""Packages that stand for another: the frozen program has TensorFlow without its parts for graphics cards."""


def requirements() -> Iterator[Requirement]:
    """Yield what this installation of SimGUI needs at run time, as declared in `pyproject.toml`."""
    for line in requires("simgui") or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def check_requirement(package: str, path: Sequence[str] = ()) -> str:
    """Check one package against what SimGUI declares, and give its version.

    Args:
        package: Its name.
        path: Folders besides those of this process that it may lie in.

    Raises:
        SimguiError: if it is missing, too old or too new.
    """
    wanted = next(
        (each for each in requirements() if canonicalize_name(each.name) == canonicalize_name(package)),
        Requirement(package),
    )
    remedy = say('Install it with: python -m pip install "{wanted}"', wanted=wanted)
    try:
        installed = installed_version(package, path)
    except PackageNotFoundError as error:
        raise SimguiError(
            say("{package} is missing", package=package), say("SimGUI needs it. {remedy}", remedy=remedy)
        ) from error
    if not wanted.specifier.contains(installed, prereleases=True):
        raise SimguiError(
            say("{package} {installed} does not work", package=package, installed=installed),
            say(
                "SimGUI works with {package} {versions}. {remedy}",
                package=package,
                versions=wanted.specifier,
                remedy=remedy,
            ),
        )
    return installed


def installed_version(package: str, path: Sequence[str] = ()) -> str:
    """Give the version of a package, or of the one that stands for it here.

    Args:
        package: Its name.
        path: Folders besides those of this process that it may lie in.

    Raises:
        PackageNotFoundError: if it is not installed.
    """
    names = [package, *filter(None, [_SAME_AS.get(package)])]
    for name in names:
        try:
            return version(name)
        except PackageNotFoundError:
            if path and (found := next(iter(distributions(name=name, path=list(path))), None)):
                return found.version
    raise PackageNotFoundError(package)
