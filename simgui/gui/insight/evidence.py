"""The pictures that stand behind a figure: what a view hands over when one is clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from simgui.evaluation.measurement import Measurement
from simgui.gui.language import number_text


@dataclass(frozen=True)
class Exhibit:
    """One picture that stands for a figure.

    Attributes:
        picture: Its id.
        caption: A few words, one or two lines: "coat, taken for dress\\n0.21".
        beside: Id of the picture that it was compared with; None if there is none.
    """

    picture: int
    caption: str
    beside: int | None = None


@dataclass(frozen=True)
class Evidence:
    """What stands behind a bar, a cell or a point.

    Attributes:
        title: "12 pictures: coat, taken for dress".
        exhibits: The pictures, in an order that means something.
    """

    title: str
    exhibits: Sequence[Exhibit]


def query_exhibits(measurement: Measurement, queries: Sequence[int]) -> list[Exhibit]:
    """Give queries, each beside its nearest picture, with the labels of both and their distance.

    Args:
        measurement: What was measured.
        queries: Positions among its queries.
    """
    exhibits = []
    for number in queries:
        label = measurement.names[int(measurement.query_labels[number])]
        nearest = int(measurement.neighbour_ids[number, 0])
        if nearest < 0:
            exhibits.append(Exhibit(int(measurement.query_ids[number]), label))
            continue
        other = measurement.names[int(measurement.neighbour_labels[number, 0])]
        distance = float(measurement.figures.nearest[number])
        caption = f"{label}\n{number_text(distance, '.3f')} · {other}"
        exhibits.append(Exhibit(int(measurement.query_ids[number]), caption, nearest))
    return exhibits
