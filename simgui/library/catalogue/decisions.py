"""What the person decided."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote_from_bytes

import numpy as np

from simgui.library.catalogue.part import Part
from simgui.library.labels import Labelling


class Decisions(Part):
    """Choices by name, labels by folder, decisions by the content of a picture; each is kept twice."""

    def choice(self, name: str) -> str | None:
        """Give what the person chose under a name; None if they left it as it is."""
        row = self._database.query("SELECT value FROM choices WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def choose(self, name: str, value: str | None) -> None:
        """Keep a choice, or, with None, forget it."""
        with self._deciding() as connection:
            connection.execute("DELETE FROM choices WHERE name = ?", (name,))
            if value is not None:
                connection.execute("INSERT INTO choices VALUES (?, ?)", (name, value))

    def labelling(self, folder: Path) -> Labelling:
        """Give what the person made of the subfolders of a folder."""
        return Labelling.from_json(self.choice(_labels_of(folder)))

    def relabel(self, folder: Path, labelling: Labelling) -> None:
        """Keep what the person made of the subfolders of a folder."""
        self.choose(_labels_of(folder), labelling.to_json() if labelling.chosen else None)

    def decided(self, kind: str) -> dict[int, str]:
        """Give what the person decided about single pictures, by their ids.

        Args:
            kind: "label", the picture's own label, whatever its subfolder; "right", the label that they
                said is right; or "left", what they left as it is.
        """
        return dict(
            self._database.query(
                "SELECT pictures.id, value FROM decisions JOIN pictures USING (content) WHERE kind = ?",
                (kind,),
            )
        )

    def decide(self, kind: str, values: Mapping[int, str | None]) -> dict[int, str | None]:
        """Keep what the person decided about pictures, by their content, all of it in one transaction.

        Args:
            kind: As for `decided`.
            values: By the ids of the pictures; None to forget what was decided before.

        Returns:
            What was decided before, by the same ids: given back to this method, it takes the change back.
        """
        contents = dict(zip(values, self.contents(np.array(list(values), np.int64)), strict=True))
        with self._deciding() as connection:
            known = self.decided(kind)
            before = {number: known.get(number) for number in values}
            connection.executemany(
                "DELETE FROM decisions WHERE content = ? AND kind = ?",
                [(content, kind) for content in contents.values()],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?)",
                [(contents[number], kind, value) for number, value in values.items() if value is not None],
            )
        return before


def _labels_of(folder: Path) -> str:
    """Name the choice; the name of a folder may be no valid text."""
    return f"labels of {quote_from_bytes(os.fsencode(folder))}"
