"""Which version each folder uses, as the person chose: a model belongs to what it has learnt from.

The one place that answers "which model for this place". A folder goes by its own choice, else by that of the
nearest folder around it that has one, else by what was chosen for every folder, else it uses the starter.
Several folders, or all of the library, go by their common one; where they differ, by what was chosen for
searches in all folders, else by what was chosen for every folder, else they use the starter.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import quote_from_bytes, unquote_to_bytes

from simgui.core.real_path import real_path

Place = Path | tuple[Path, ...]
"""A folder, or several; () is the whole library."""

OF_FOLDER = "model of "
"""How the name of a folder's choice begins; its path follows, quoted."""
OF_EVERY_FOLDER = "model for every folder"
OF_ALL = "model for searches in all folders"
FORMER = "active model"
"""The one choice of earlier versions, for the whole library."""
STARTER = "the starter"
"""What is kept where the default starter is chosen, whichever that is by then."""
NEXT = "next "
"""How the name of a choice begins that is to hold as soon as the features for it are whole."""
BEFORE = "model before"
"""The version that answered before the last change to another backbone."""


class Choices(Protocol):
    """What the person chose, by name; kept from one start of the program to the next."""

    def choice(self, name: str) -> str | None:
        """Give what was chosen; None if nothing was."""

    def choices(self, beginning: str) -> Mapping[str, str]:
        """Give all choices whose names begin so, by name."""

    def choose(self, name: str, value: str | None) -> None:
        """Keep a choice; None forgets it."""

    def choose_all(self, values: Mapping[str, str | None]) -> None:
        """Keep several choices: all of them or, after an error or a kill, none."""


class ChosenModels:
    """Keeps and answers which version a place uses.

    Args:
        choices: Keep what the person chose.
        covered: Lists the folders that the library covers.
    """

    def __init__(self, choices: Choices, covered: Callable[[], list[Path]]) -> None:
        self._choices = choices
        self._covered = covered

    def of(self, where: Place) -> str | None:
        """Give the id of the version that a place uses; None for the default starter."""
        chosen = self._of(where)
        return None if chosen == STARTER else chosen

    def _of(self, where: Place) -> str | None:
        folders = (where,) if isinstance(where, Path) else where
        if len(folders) == 1:
            return self._of_folder(folders[0])
        for_all = self._choices.choice(OF_ALL)
        if not folders and for_all is not None:
            return for_all
        found = {self._of_folder(folder) for folder in folders or self._covered()}
        if len(found) == 1:
            return found.pop()
        return for_all or self._choices.choice(OF_EVERY_FOLDER)

    def _of_folder(self, folder: Path) -> str | None:
        place = real_path(folder)
        own = self._choices.choices(OF_FOLDER)
        nearest = next((own[name] for name in map(_name_of, (place, *place.parents)) if name in own), None)
        return nearest or self._choices.choice(OF_EVERY_FOLDER)

    def choose(self, model_id: str | None, where: Place) -> None:
        """Let one folder use a version, or, with (), the searches in all folders; nothing waits there then.

        Args:
            model_id: Its id; None for the default starter.
            where: The folder, or ().
        """
        name = name_of_choice(where)
        self._choices.choose_all({NEXT + name: None, name: model_id or STARTER})

    def choose_for_every(self, model_id: str | None) -> None:
        """Let every folder use a version, those that have one of their own too."""
        own = dict.fromkeys([*self._choices.choices(OF_FOLDER), OF_ALL, *self._choices.choices(NEXT)])
        self._choices.choose_all({**own, OF_EVERY_FOLDER: model_id})

    def begin_with(self, model_id: str) -> None:
        """Let a version be used wherever none was chosen, while the default starter waits."""
        self._choices.choose_all({OF_EVERY_FOLDER: model_id, NEXT + OF_EVERY_FOLDER: STARTER})

    def choose_next(self, chosen: str | None, name: str) -> None:
        """Let a version, by id or `STARTER`, wait to be used by the places of a choice; with None, none."""
        self._choices.choose(NEXT + name, chosen)

    def waiting(self) -> dict[str, str]:
        """Give the versions that wait to be used, by the names of the choices."""
        return {name.removeprefix(NEXT): chosen for name, chosen in self._choices.choices(NEXT).items()}

    @property
    def nothing_chosen(self) -> bool:
        """Whether the library covers a folder for which nobody has chosen, or prepares, a version."""
        if self._choices.choice(OF_EVERY_FOLDER) or OF_EVERY_FOLDER in self.waiting():
            return False
        return any(self._of_folder(folder) is None for folder in self._covered())

    def replace(self, model_id: str, by: str | None) -> None:
        """Use a starter wherever a version was chosen: it is lost.

        Args:
            model_id: Id of the version.
            by: Id of the starter; None for the default one, which waits where it is another one.
        """
        waiting = dict.fromkeys(NEXT + name for name, each in self.waiting().items() if each == model_id)
        chosen = self._that_chose(model_id)
        default_waits = {} if by is None else dict.fromkeys((NEXT + name for name in chosen), STARTER)
        self._choices.choose_all({**waiting, **default_waits, **dict.fromkeys(chosen, by or STARTER)})

    def forget(self, model_id: str) -> None:
        """Forget every choice of a version: it is deleted."""
        waiting = [NEXT + name for name, each in self.waiting().items() if each == model_id]
        self._choices.choose_all(dict.fromkeys([*waiting, *self._that_chose(model_id)]))

    def _that_chose(self, model_id: str) -> list[str]:
        general = (name for name in (OF_EVERY_FOLDER, OF_ALL) if self._choices.choice(name) == model_id)
        return [
            *general,
            *(name for name, each in self._choices.choices(OF_FOLDER).items() if each == model_id),
        ]

    def folders(self, model_id: str | None) -> tuple[Path, ...]:
        """List the folders that use a version, in path order: covered ones, and those in them."""
        covered = self._covered()
        own = (_folder_of(name) for name in self._choices.choices(OF_FOLDER))
        places = {*covered, *(each for each in own if any(each.is_relative_to(root) for root in covered))}
        return tuple(sorted(each for each in places if self.of(each) == model_id))

    def take_over(self, learnt_from: Callable[[str], str]) -> None:
        """Turn the one choice of an earlier version into one of the folder that the model has learnt from.

        A model that has learnt from no folder of the library stays the one of every folder.

        Args:
            learnt_from: Gives the folder that a version has learnt from; empty if that is not known.
        """
        model_id = self._choices.choice(FORMER)
        if model_id is None:
            return
        folder = learnt_from(model_id)
        place = real_path(Path(folder)) if folder else None
        known = place is not None and any(place.is_relative_to(root) for root in self._covered())
        name = _name_of(place) if place is not None and known else OF_EVERY_FOLDER
        self._choices.choose_all({name: model_id, FORMER: None})


def name_of_choice(where: Place | None) -> str:
    """Name the choice of one folder, with () of the searches in all folders, or with None of every folder."""
    if where is None:
        return OF_EVERY_FOLDER
    folders = (where,) if isinstance(where, Path) else where
    return _name_of(real_path(folders[0])) if folders else OF_ALL


def place_of_choice(name: str) -> Place:
    """Give the folder that a choice is about; () if it is about the whole library."""
    return _folder_of(name) if name.startswith(OF_FOLDER) else ()


def is_choice_of_model(name: str) -> bool:
    """Tell whether a choice of this name is one of a version."""
    name = name.removeprefix(NEXT)
    return name.startswith(OF_FOLDER) or name in (OF_EVERY_FOLDER, OF_ALL, BEFORE)


def _name_of(folder: Path) -> str:
    """Name the choice; the name of a folder may be no valid text."""
    return OF_FOLDER + quote_from_bytes(os.fsencode(folder))


def _folder_of(name: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(name.removeprefix(OF_FOLDER))))
