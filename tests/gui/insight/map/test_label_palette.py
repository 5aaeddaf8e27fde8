"""Labels on the map are told apart by colour or shape, also by those who see few colours."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from simgui.gui.insight.map.label_palette import (
    COLOURS,
    FARTHEST,
    FRAME,
    RING,
    SHAPES,
    label_colours,
    label_shape,
    shape_path,
)
from simgui.gui.insight.map.point_image import PointImage

# How those see who lack one kind of cone: Machado, Oliveira and Fernandes (2009), on linear RGB.
RED = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
GREEN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881))
BLUE = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039))
BLIND = {"red": RED, "green": GREEN, "blue": BLUE}
LEAST_DIFFERENCE = 15.0
"""Of CIE Lab; about 2 can just be seen side by side."""


def lab(colour: str, sight: str) -> npt.NDArray[np.float64]:
    rgb = np.array(QColor(colour).getRgbF()[:3])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    if sight != "all":
        linear = np.clip(np.array(BLIND[sight]) @ linear, 0, 1)
    to_xyz = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
    xyz = to_xyz @ linear / np.array([0.9505, 1.0, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.fixture(params=["light", "dark"])
def scheme(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    before = qapp.property("colourScheme")
    qapp.setProperty("colourScheme", request.param)
    yield request.param
    qapp.setProperty("colourScheme", before)


def test_a_hundred_and_one_labels_differ_in_colour_or_shape(scheme: str) -> None:
    colours = label_colours(101)
    marks = [(colour, label_shape(number)) for number, colour in enumerate(colours)]
    assert len(set(marks)) == 101
    for one, other in combinations(range(COLOURS), 2):
        assert np.linalg.norm(lab(colours[one], "all") - lab(colours[other], "all")) > LEAST_DIFFERENCE


@pytest.mark.parametrize("sight", BLIND)
def test_a_dozen_labels_are_told_apart_by_the_colour_blind(scheme: str, sight: str) -> None:
    colours = label_colours(COLOURS)
    for one, other in combinations(range(COLOURS), 2):
        if label_shape(one) == label_shape(other):
            apart = np.linalg.norm(lab(colours[one], sight) - lab(colours[other], sight))
            assert apart > LEAST_DIFFERENCE, f"{colours[one]} and {colours[other]}"


def test_every_shape_stays_in_its_reach() -> None:
    for shape in range(SHAPES):
        room = shape_path(shape, QPointF(0, 0), 1).boundingRect()
        assert max(abs(room.left()), room.right(), abs(room.top()), room.bottom()) <= FARTHEST


@pytest.mark.parametrize("radius", [2.2, 3.0, 5.0])
def test_the_shapes_differ_on_the_map(radius: float) -> None:
    seen = set()
    for shape in range(SHAPES):
        point, colour = np.array([[20, 15]], np.float32), np.zeros(1, np.uint8)
        image, _ = PointImage().draw(
            point, colour, np.array([shape], np.uint8), ["#000000"], "#ffffff", radius, (40, 30)
        )
        seen.add(bytes(image.constBits()))
    assert len(seen) == SHAPES


def test_the_middle_of_a_shape_is_filled_unless_it_is_a_ring_or_a_frame() -> None:
    filled = [shape_path(shape, QPointF(7, 7), 5).contains(QPointF(7, 7)) for shape in range(SHAPES)]
    assert filled == [shape not in (RING, FRAME) for shape in range(SHAPES)]
