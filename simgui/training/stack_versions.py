"""The packages that a training needs, asked of the installation without importing one of them."""

import sys
from importlib.metadata import PackageNotFoundError, version

from simgui.core.errors import SimguiError
from simgui.core.requirements import check_requirement, requirements
from simgui.core.sentences import Sentence, joined, say
from simgui.training.parts import NotAddedYet, added_path, megabytes

PACKAGES = ("tensorflow", "tf-keras", "tensorflow-similarity", "numpy")


def stack_versions() -> dict[str, str]:
    """Give the version of each package of the training stack.

    Raises:
        NotAddedYet: if this program adds them when they are first needed.
        SimguiError: if one is missing, or of a version that does not work.
    """
    if comes_for_other_pythons_only():
        here = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SimguiError(
            say("Training needs Python 3.11, 3.12 or 3.13"),
            say(
                "TensorFlow, by which SimGUI learns, does not come for Python {version} yet; install SimGUI "
                "with one of these to train. All the rest works here, and both use the same library.",
                version=here,
            ),
        )
    path = added_path()
    return {package: check_requirement(package, path) for package in PACKAGES}


def missing_stack() -> Sentence:
    """Say what a training lacks here; empty if it can begin, or is offered what it lacks."""
    try:
        stack_versions()
    except NotAddedYet:
        return joined(())
    except SimguiError as error:
        return joined((error.title, error.message), ". ")
    return joined(())


def yet_to_add() -> tuple[Sentence, ...]:
    """Say what a first training will add; nothing where it is there."""
    try:
        added_path()
    except NotAddedYet as error:
        size = megabytes(error.parts.download_bytes)
        return (say("Training is added once, when you first train: a download of {size}.", size=size),)
    except SimguiError:
        pass
    return ()


def comes_for_other_pythons_only() -> bool:
    """Tell whether SimGUI declares TensorFlow only for other Pythons, and nobody has installed it here."""
    declared = [requirement.name for requirement in requirements()]
    if not declared or "tensorflow" in declared:
        return False
    try:
        version("tensorflow")
    except PackageNotFoundError:
        return True
    return False
