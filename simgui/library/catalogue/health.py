"""Whether the catalogue is well: the file itself, and what it says."""

from collections.abc import Mapping
from types import MappingProxyType

from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.catalogue.row_rules import broken_rules, take_out_broken

_NO_SIZES: Mapping[str, int] = MappingProxyType({})


class Health:
    """Checks, and the repair of what can be computed again.

    Args:
        database: The file.
        copy: Follows what is repaired.
    """

    def __init__(self, database: Database, copy: DecisionCopy) -> None:
        self._database = database
        self._copy = copy

    def check_quickly(self) -> None:
        """Look for damage in the structure of the file, as after a stop that was not clean.

        Raises:
            DamagedCatalogue: if there is any.
        """
        self._database.check("quick_check")

    def check(self) -> None:
        """Look for damage anywhere in the file, indexes included.

        Raises:
            DamagedCatalogue: if there is any.
        """
        self._database.check("integrity_check")

    def problems(self, sizes: Mapping[str, int] = _NO_SIZES) -> list[str]:
        """Check what the file says; an empty list if nothing in it is damaged or contradicts anything else.

        Args:
            sizes: How many features a backbone gives, where that is known.
        """
        with self._database.transaction() as connection:
            return [rule.said_of(count) for rule, count in broken_rules(connection, sizes)]

    def repair(self, sizes: Mapping[str, int] = _NO_SIZES) -> None:
        """Take out what is damaged or contradicts itself; the next scan computes it anew."""
        with self._copy.deciding(self._database) as connection:
            take_out_broken(connection, sizes)
