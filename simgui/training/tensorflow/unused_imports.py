"""Stand-ins for what TensorFlow Similarity imports and a training never uses; it is not shipped.

TensorFlow Similarity imports all of its packages at once: also the one that draws in notebooks (with
Matplotlib, Bokeh and UMAP), the one that fetches public data sets (TensorFlow Datasets, which needs Arrow),
and the tables of its index (Pandas). That would take seconds. A stand-in can be imported and named, and says
what is missing as soon as it is used.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any, NoReturn

LEFT_OUT = ("pandas", "tensorflow_datasets", "tensorflow_similarity.visualization")
"""Modules with a stand-in, each with its submodules."""


class _Unusable(type):
    """Any name of a package that is left out. It is a class, because Keras asks `isinstance` of some."""

    def __getattr__(cls, name: str) -> "_Unusable":
        return _unusable(f"{cls.__qualname__}.{name}", name)

    def __call__(cls, *_arguments: Any, **_options: Any) -> NoReturn:
        raise ImportError(f"{cls.__qualname__} is left out of SimGUI")


def _unusable(path: str, name: str) -> _Unusable:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Unusable(name, (), {"__qualname__": path})


class _StandIn(ModuleType):
    """A module of a package that is left out."""

    __path__: list[str] = []  # noqa: RUF012 - a module's own attribute: it may have submodules
    __version__ = "0"

    def __getattr__(self, name: str) -> _Unusable:
        return _unusable(f"{self.__name__}.{name}", name)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a stand-in for each module of the packages that are left out."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if not any(fullname == name or fullname.startswith(f"{name}.") for name in LEFT_OUT):
            return None
        return importlib.util.spec_from_loader(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def stand_in() -> None:
    """Let TensorFlow Similarity be imported without what is left out."""
    sys.meta_path.insert(0, _Finder())
