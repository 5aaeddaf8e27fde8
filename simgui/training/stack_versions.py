"""The packages that a training needs, asked of the installation without importing one of them."""

import sys
from importlib.metadata import PackageNotFoundError, version

from simgui.core.errors import SimguiError
from simgui.core.requirements import check_requirement, requirements
from simgui.core.sentences import Sentence, joined, say

PACKAGES = ("tensorflow", "tf-keras", "tensorflow-similarity", "numpy")


def stack_versions() -> dict[str, str]:
    """Give the version of each package of the training stack.

    Raises:
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
    return {package: check_requirement(package) for package in PACKAGES}


def missing_stack() -> Sentence:
    """Say what a training lacks here; empty if it can begin."""
    try:
        stack_versions()
    except SimguiError as error:
        return joined((error.title, error.message), ". ")
    return joined(())


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
