"""Which part of the map is seen: between places on the map and pixels of the widget."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.maps.projection import Places

Points = npt.NDArray[np.floating[Any]]
_MARGIN_PX = 34
_FARTHEST, _NEAREST = 0.5, 600.0
"""Limits of the zoom, in multiples of the scale at which the whole map is seen."""
_CELLS_APART, _MOST_CELLS = 2, 64


@dataclass(frozen=True)
class MapFrame:
    """The part of the map that is seen: across goes to the right, up goes up, both on one scale.

    Attributes:
        low: The lower left corner of all places.
        high: The upper right one.
        width_px: Width of the widget, logical.
        height_px: Its height.
        centre: The place in its middle.
        zoom: 1 shows the whole map.
    """

    low: tuple[float, float]
    high: tuple[float, float]
    width_px: int
    height_px: int
    centre: tuple[float, float]
    zoom: float = 1.0

    @classmethod
    def fitting(cls, places: Places, width_px: int, height_px: int) -> "MapFrame":
        """Make the frame that shows all places."""
        if len(places):
            low, high = places.min(axis=0).astype(float), places.max(axis=0).astype(float)
        else:
            low, high = np.zeros(2), np.ones(2)
        middle = (low + high) / 2
        corners = (float(low[0]), float(low[1])), (float(high[0]), float(high[1]))
        return cls(*corners, width_px, height_px, (float(middle[0]), float(middle[1])))

    @property
    def scale(self) -> float:
        """Pixels a unit of the map."""
        spans = (max(high - low, 1e-6) for low, high in zip(self.low, self.high, strict=True))
        rooms = (max(1, side - 2 * _MARGIN_PX) for side in (self.width_px, self.height_px))
        return self.zoom * min(room / span for room, span in zip(rooms, spans, strict=True))

    def to_pixels(self, places: Points) -> Points:
        """Give the pixels of places: (n, 2) → (n, 2)."""
        x, y = self.centre
        moved = (places - np.array([x, y], places.dtype)) * np.array([self.scale, -self.scale], places.dtype)
        return np.asarray(moved + np.array([self.width_px / 2, self.height_px / 2], places.dtype))

    def to_places(self, pixels: Points) -> Points:
        """Give the places of pixels: (n, 2) → (n, 2)."""
        moved = (pixels - [self.width_px / 2, self.height_px / 2]) / [self.scale, -self.scale]
        return np.asarray(moved + list(self.centre))

    def resized(self, width_px: int, height_px: int) -> "MapFrame":
        """Keep the middle in the middle."""
        return replace(self, width_px=width_px, height_px=height_px)

    def moved(self, right_px: float, down_px: float) -> "MapFrame":
        """Move the map under the widget, never wholly out of it."""
        x, y = self.centre[0] - right_px / self.scale, self.centre[1] + down_px / self.scale
        return replace(
            self,
            centre=(min(max(x, self.low[0]), self.high[0]), min(max(y, self.low[1]), self.high[1])),
        )

    def zoomed(self, factor: float, x_px: float, y_px: float) -> "MapFrame":
        """Zoom, and keep the place under a pixel where it is."""
        zoom = min(max(self.zoom * factor, _FARTHEST), _NEAREST)
        grown = zoom / self.zoom
        right, down = (x_px - self.width_px / 2) * (1 - grown), (y_px - self.height_px / 2) * (1 - grown)
        return replace(self, zoom=zoom).moved(right, down)

    def centred(self, x: float, y: float) -> "MapFrame":
        """Show a place in the middle."""
        return replace(self, centre=(x, y))

    def whole(self) -> "MapFrame":
        """Show all places again."""
        middle = tuple((low + high) / 2 for low, high in zip(self.low, self.high, strict=True))
        return replace(self, centre=(middle[0], middle[1]), zoom=1.0)


def spacing(places: Places) -> float:
    """Give how far apart neighbours stand where there are any, in units of the map."""
    if len(places) < 2:
        return 1.0
    low, high = places.min(axis=0), places.max(axis=0)
    sides = np.maximum(high - low, 1e-6)
    across = int(min(max(np.sqrt(len(places)) / _CELLS_APART, 1), _MOST_CELLS))  # a few pictures a cell
    cells = np.minimum((places - low) / sides * across, across - 1).astype(np.int64)
    share = len(np.unique(cells @ [1, across])) / across**2
    return float(np.sqrt(sides.prod() * share / len(places)))
