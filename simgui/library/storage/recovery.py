"""Open the catalogue in any state: a damaged one is set aside, and the person's decisions are restored."""

import logging
from pathlib import Path

from filelock import FileLock

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.catalogue.database import set_aside
from simgui.library.catalogue.sqlite_errors import DamagedCatalogue

log = logging.getLogger(__name__)

_SECONDS_TO_WAIT = 60


def open_catalogue(path: Path) -> tuple[Catalogue, SimguiError | None]:
    """Open a catalogue; if it is damaged, set it aside and begin a new one.

    Returns:
        The catalogue, and a message for the person if it was damaged.

    Raises:
        SimguiError: if it comes from a newer program, or cannot be used.
    """
    try:
        return Catalogue(path), None
    except DamagedCatalogue as damage:
        log.warning("%s", damage)
    with FileLock(path.with_name(f"{path.name}.lock"), timeout=_SECONDS_TO_WAIT):
        try:
            return Catalogue(path), None  # another program has replaced it meanwhile
        except DamagedCatalogue:
            kept = set_aside(path, "damaged")
        catalogue = Catalogue(path)
        catalogue.salvage(kept)
        return catalogue, _damage_message(kept)


def set_damaged_aside(catalogue: Catalogue) -> SimguiError:
    """Set aside a catalogue that turned out to be damaged while open, and begin a new one.

    Returns:
        The message for the person.
    """
    with FileLock(catalogue.path.with_name(f"{catalogue.path.name}.lock"), timeout=_SECONDS_TO_WAIT):
        return _damage_message(catalogue.set_aside())


def _damage_message(kept: Path) -> SimguiError:
    """Write the message about a damaged catalogue that was set aside."""
    return SimguiError(
        say("The catalogue was damaged"),
        say(
            "It is kept as {name}, and a new one is made. What you decided (labels, verdicts, "
            "cutpoints, folders) is in it; your pictures are looked at again as you open or rescan "
            "their folders.",
            name=kept.name,
        ),
    )
