"""An axis of a plot whose numbers are written as the person's language writes them."""

from collections.abc import Sequence

import pyqtgraph as pg

from simgui.gui.language import in_its_form


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of numbers: 0,25 in German."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's name
        """Give the texts of ticks."""
        return [in_its_form(text) for text in super().tickStrings(values, scale, spacing)]
