"""Which tests open a library: a folder with a catalogue, and mostly pictures that are indexed into it."""

import sqlite3
import sys
from functools import cache
from typing import Any

import pytest
from named import functions_of, named_by

from simgui.app import App
from simgui.library.catalogue import Catalogue


def opens_library(item: pytest.Item) -> bool:
    """Tell whether a test, a fixture of it, or what they call of the tests names what opens a database."""
    return any(map(_opens, functions_of(item)))


@cache
def _opens(function: Any) -> bool:
    opening = (App, Catalogue, sqlite3)
    return any(any(each is one for one in opening) or _is_of_database(each) for each in named_by([function]))


def _is_of_database(each: Any) -> bool:
    """Tell whether something is of a module of the program that works on a database."""
    name = getattr(each, "__module__", None)
    module = sys.modules.get(name) if isinstance(name, str) and name.startswith("simgui.") else None
    return isinstance(each, type) and module is not None and vars(module).get("sqlite3") is sqlite3
