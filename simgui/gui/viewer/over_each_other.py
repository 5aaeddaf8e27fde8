"""What is said of two pictures that lie over each other: which one is in sight, or how far they differ."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTransform

from simgui.gui.language import filled
from simgui.gui.viewer.look_names import name_of
from simgui.gui.viewer.picture_difference import mean_difference, same_shape, times_brighter
from simgui.gui.viewer.sharp_picture import SharpPicture

_UNSEEN = 0.0005
"""A difference that no screen shows."""


class OverEachOther(QObject):
    """Words for a picture and the one over it.

    Args:
        under: The picture.
        over: The one over it.
        parent: Owner.
    """

    def __init__(self, under: SharpPicture, over: SharpPicture, parent: QObject) -> None:
        super().__init__(parent)
        self._under = under
        self._over = over
        self._measured: tuple[object, float] | None = None
        self._laid: QTransform | None = None

    def lay(self, transform: QTransform | None) -> None:
        """Measure where the one over it is laid; None if it stands as it is."""
        self._laid = transform
        self._measured = None

    @property
    def same(self) -> bool:
        """Whether both are one picture of the library: files of the same content."""
        one, other = self._under.picture, self._over.picture
        return (
            one is not None
            and other is not None
            and not isinstance(one.source, Path | bytes)
            and one.source == other.source
        )

    def name(self, under: str, over: str, percent: int) -> str:
        """Name what is in sight.

        Args:
            under: Name of the picture.
            over: Name of the one over it.
            percent: How much of that one is shown.
        """
        if percent in (0, 100):
            return over if percent else under
        return filled(self.tr("{0} over {1}"), over, under)

    @property
    def difference_name(self) -> str:
        """Name the picture of how they differ."""
        return filled(
            self.tr("Difference between {0} and {1}"), name_of(self._under.look), name_of(self._over.look)
        )

    @property
    def times(self) -> int:
        """How many times as bright as it is the difference is drawn."""
        return times_brighter(self._mean or 1.0)

    @property
    def _mean(self) -> float | None:
        """How far they differ on average; None until both are there."""
        one, other = self._under.whole, self._over.whole
        if one is None or other is None:
            return None
        key = one.cacheKey(), other.cacheKey()
        if self._measured is None or self._measured[0] != key:
            self._measured = key, mean_difference(one, other, self._laid)
        return self._measured[1]

    @property
    def said(self) -> str:
        """How far they differ, and how to read the picture of it; empty until both are there."""
        if self.same:
            return self.tr("Both files are exactly the same: nothing differs.")
        one, other = self._under.whole, self._over.whole
        if one is None or other is None:
            return ""
        mean = self._mean or 0.0
        if self._laid is None and not same_shape(one, other):
            return self.tr(
                "The pictures have different shapes: where only one of them is, it is shown as it is."
            )
        if mean < _UNSEEN:
            return self.tr("They look the same everywhere.")
        if self._laid is not None:
            return filled(
                self.tr(
                    "The one is laid on the other where it fits. Black is the same in both; where both are, "
                    "they differ by {0:.1f} % on average."
                ),
                100 * mean,
            )
        times = self.times
        seen = self.tr("as bright as it is") if times == 1 else filled(self.tr("{0} times as bright"), times)
        return filled(
            self.tr(
                "Black is the same in both; the brighter, the more they differ (shown {0}). "
                "On average they differ by {1:.1f} %."
            ),
            seen,
            100 * mean,
        )
