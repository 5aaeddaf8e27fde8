"""Distances on Earth against figures from elsewhere, and what lies near a place against a plain loop."""

import math
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from simgui.library.capture import Place
from simgui.library.catalogue import Catalogue
from simgui.library.distances import km_between

BERLIN, PARIS, SYDNEY = Place(52.5200, 13.4050), Place(48.8566, 2.3522), Place(-33.8688, 151.2093)


def km(one: Place, other: Place) -> float:
    return float(km_between(one, np.array([other.latitude]), np.array([other.longitude]))[0])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BERLIN, PARIS, 877.5),
        (BERLIN, SYDNEY, 16_094),
        (Place(0, 0), Place(0, 1), 111.195),
        (Place(0, 179.5), Place(0, -179.5), 111.195),  # over the date line
        (Place(90, 0), Place(90, 120), 0),  # the pole has every longitude
        (Place(0, 0), Place(0, 180), 20_015.1),
    ],
)
def test_a_distance_is_what_it_is_on_a_sphere(one: Place, other: Place, expected: float) -> None:
    assert km(one, other) == pytest.approx(expected, rel=1e-3, abs=1e-6)
    assert km(other, one) == pytest.approx(km(one, other))


def test_a_metre_is_told_apart() -> None:
    assert km(BERLIN, Place(BERLIN.latitude + 0.001 / 111.195, BERLIN.longitude)) == pytest.approx(
        0.001, rel=1e-3
    )


def by_the_chord(one: Place, other: Place) -> float:
    """The same by another way: through the Earth, and from there to the arc."""

    def point(place: Place) -> tuple[float, float, float]:
        north, east = math.radians(place.latitude), math.radians(place.longitude)
        return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)

    return 2 * 6371.0088 * math.asin(min(1, math.dist(point(one), point(other)) / 2))


@pytest.mark.parametrize("centre", [BERLIN, SYDNEY, Place(89.99, 10), Place(-90, 0), Place(0.2, -179.9)])
def test_what_lies_near_is_what_a_plain_loop_finds(tmp_path: Path, centre: Place) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    drawn = random.Random(3)
    places = {
        number: Place(
            max(-90.0, min(90.0, centre.latitude + drawn.gauss(0, 1))),
            (centre.longitude + drawn.gauss(0, 20) + 180) % 360 - 180,
        )
        for number in range(1, 400)
    }
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        connection.executemany(
            "INSERT INTO pictures (id, content, width_px, height_px, latitude, longitude)"
            " VALUES (?, ?, 1, 1, ?, ?)",
            [(number, b"%016d" % number, each.latitude, each.longitude) for number, each in places.items()],
        )
        connection.execute(
            "INSERT INTO pictures (id, content, width_px, height_px) VALUES (999, ?, 1, 1)", (b"x" * 16,)
        )
    for reach in (1, 100, 500, 30_000):
        expected = [number for number, each in places.items() if by_the_chord(centre, each) <= reach]
        assert catalogue.captures.within(centre, reach).tolist() == expected
    catalogue.close()
