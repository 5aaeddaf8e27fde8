"""A part of a picture, and where it lies in pixels that are stored mirrored or turned."""

from dataclasses import dataclass

_ROUNDING = 1e-6
"""Sums of shares that went through text may exceed 1 by so much."""

Box = tuple[float, float, float, float]
"""Left, top, right and lower edge, in shares of 1."""


@dataclass(frozen=True)
class Region:
    """A part of the upright picture, in shares of its width and height: each in [0, 1], its size above 0.

    Raises:
        ValueError: if it does not lie in the picture.
    """

    left: float
    top: float
    width: float
    height: float

    def __post_init__(self) -> None:
        for start, length in ((self.left, self.width), (self.top, self.height)):
            if not (start >= 0 and length > 0 and start + length <= 1 + _ROUNDING):  # NaN is none of these
                raise ValueError(f"not a part of a picture: {self}")

    def stored(self, orientation: int) -> Box:
        """Give where it lies in the pixels as they are stored.

        Args:
            orientation: How these have to be turned to stand upright, 1 to 8 as EXIF counts.
        """
        left, top = self.left, self.top
        right, bottom = min(1.0, left + self.width), min(1.0, top + self.height)
        if orientation in (5, 6, 7, 8):  # rows become columns
            left, top, right, bottom = top, left, bottom, right
        if orientation in (2, 3, 7, 8):
            left, right = 1 - right, 1 - left
        if orientation in (3, 4, 6, 7):
            top, bottom = 1 - bottom, 1 - top
        return left, top, right, bottom
