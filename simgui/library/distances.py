"""How far places on Earth are from each other."""

import numpy as np
import numpy.typing as npt

from simgui.library.capture import Place

_EARTH_KM = 6371.0088
"""Mean radius; taking the Earth for a sphere is off by 0.5 % at most."""


def km_between(
    place: Place, latitudes: npt.NDArray[np.float64], longitudes: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Give how far places are from one, along the ground: float64 (n,), kilometres.

    The formula is the haversine, which is exact for places close to each other too.

    Args:
        place: The one.
        latitudes: float64 (n,), degrees north.
        longitudes: float64 (n,), degrees east.
    """
    north, south = np.radians(place.latitude), np.radians(latitudes)
    turned = np.radians(longitudes - place.longitude)
    half = np.sin((south - north) / 2) ** 2 + np.cos(north) * np.cos(south) * np.sin(turned / 2) ** 2
    distance: npt.NDArray[np.float64] = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distance
