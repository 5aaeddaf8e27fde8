"""Whether the catalogue is well: the file itself, and what it says."""

from simgui.library.catalogue.part import Part

# Half a transaction cannot be seen; these could only come from a mistake of the program, or of a drive.
_NO_PICTURE = (
    "FROM files WHERE state IN ('indexed', 'offline')"
    " AND (picture_id IS NULL OR picture_id NOT IN (SELECT id FROM pictures))"
)
_WRONG_FEATURES = "FROM features WHERE length(vector) % 2 OR picture_id NOT IN (SELECT id FROM pictures)"
_CONTRADICTIONS = {
    "indexed files have no picture": _NO_PICTURE,
    "features belong to no picture or are cut off": _WRONG_FEATURES,
}


class Health(Part):
    """Checks, and the repair of what can be computed again."""

    def count_pictures(self) -> int:
        """Count all pictures of the catalogue."""
        return int(self._database.query("SELECT COUNT(*) FROM pictures").fetchone()[0])

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

    def problems(self) -> list[str]:
        """Check what the file says; an empty list if nothing in it contradicts anything else."""
        problems = []
        for what, sql in _CONTRADICTIONS.items():
            if count := self._database.query(f"SELECT COUNT(*) {sql}").fetchone()[0]:
                problems.append(f"{count} {what}")
        return problems

    def repair(self) -> None:
        """Take out what contradicts itself; the next scan computes it anew."""
        with self._database.transaction() as connection:
            connection.execute(f"DELETE FROM features WHERE rowid IN (SELECT rowid {_WRONG_FEATURES})")
            connection.execute(
                "UPDATE files SET state = 'failed', reason = 'to be read again', mtime_ns = -1,"
                f" picture_id = NULL WHERE id IN (SELECT id {_NO_PICTURE})"
            )
