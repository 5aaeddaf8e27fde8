import numpy as np
from PySide6.QtGui import QColor

from simgui.gui.insight.map.label_palette import DISC, SHAPES
from simgui.gui.insight.map.point_image import PointImage

PALETTE = ["#ff0000", "#0000ff"]
GROUND = "#ffffff"


def drawn(
    points: list[tuple[float, float]], colours: list[int], radius: float = 2.0, shape: int = DISC
) -> dict[str, int]:
    """Draw on 40 by 30 pixels, and count those of each colour that are seen."""
    image, border = PointImage().draw(
        np.array(points, np.float32).reshape(-1, 2),
        np.array(colours, np.uint8),
        np.full(len(points), shape, np.uint8),
        PALETTE,
        GROUND,
        radius,
        (40, 30),
    )
    counted: dict[str, int] = {}
    for y in range(30):
        for x in range(40):
            name = QColor(image.pixel(x + border, y + border)).name()
            counted[name] = counted.get(name, 0) + 1
    return counted


def test_a_point_is_a_disc_of_its_colour_with_soft_edges() -> None:
    seen = drawn([(20.4, 15.6)], [0])
    assert seen["#ff0000"] == 9
    assert seen["#ff8080"] == 12  # half covered
    assert set(seen) == {"#ff0000", "#ff8080", GROUND}


def test_what_comes_later_lies_on_top() -> None:
    assert "#ff0000" not in drawn([(20, 15), (20, 15)], [0, 1])
    assert "#0000ff" not in drawn([(20, 15), (20, 15)], [1, 0])


def test_a_point_at_the_edge_is_cut_off_and_one_beyond_is_not_seen() -> None:
    whole = drawn([(20, 15)], [0])["#ff0000"]
    for place in ((0, 15), (39, 15), (20, 0), (20, 29)):
        assert 0 < drawn([place], [0])["#ff0000"] < whole
    for place in ((-9, 15), (50, 15), (20, -9), (20, 40), (1e9, 15)):
        assert set(drawn([place], [0])) == {GROUND}


def test_every_size_of_disc_stays_in_the_image_wherever_it_stands() -> None:
    places = [(x, y) for x in range(-30, 70, 3) for y in range(-30, 60, 3)]
    for radius in (0.5, 1.0, 1.3, 2.7, 5.0, 10.0):
        for shape in range(SHAPES):
            assert drawn(places, [0] * len(places), radius, shape)["#ff0000"] > 0
        assert drawn([], [], radius) == {GROUND: 1200}
