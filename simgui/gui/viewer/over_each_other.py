"""What is said of two pictures that lie over each other: which one is in sight, or how far they differ."""

from PySide6.QtCore import QObject

from simgui.gui.viewer.picture_difference import BRIGHTER, mean_difference, same_shape
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
        self._measured: tuple[object, object, float] | None = None

    def name(self, under: str, over: str, percent: int, *, differs: bool) -> str:
        """Name what is in sight.

        Args:
            under: Name of the picture.
            over: Name of the one over it.
            percent: How much of that one is shown.
            differs: Whether their difference is shown instead.
        """
        if differs:
            return self.tr("Difference between {0} and {1}").format(under, over)
        if percent in (0, 100):
            return over if percent else under
        return self.tr("{0}, over it {1}").format(under, over)

    @property
    def said(self) -> str:
        """How far they differ, and how to read the picture of it; empty until both are there."""
        one, other = self._under.whole, self._over.whole
        if one is None or other is None:
            return ""
        key = one.cacheKey(), other.cacheKey()
        if self._measured is None or self._measured[:2] != key:
            self._measured = (*key, mean_difference(one, other))
        mean = self._measured[2]
        if not same_shape(one, other):
            return self.tr("The pictures have different shapes: where only one of them is, it is shown as it is.")
        if mean < _UNSEEN:
            return self.tr("They look the same in every place.")
        return self.tr(
            "Black is the same in both; the brighter, the more they differ ({0} times as bright as it is). "
            "On average they differ by {1:.1f} %."
        ).format(BRIGHTER, 100 * mean)
