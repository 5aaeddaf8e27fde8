from dataclasses import replace

import numpy as np
from measured import measured

from simgui.evaluation.remarks import remarks


def test_what_rests_on_enough_needs_no_remark() -> None:
    assert remarks(measured(queries=60)) == ()


def test_few_pictures_have_a_wide_margin_of_error() -> None:
    assert "margin of error up to ±27 points" in remarks(measured(queries=9))[0]
    assert "±14 points" in remarks(measured(queries=46))[0]


def test_with_one_label_precision_says_nothing() -> None:
    (said,) = remarks(measured(labels=1))
    assert said.startswith("There is one label only, so every match is right")


def test_a_picture_that_is_alone_with_its_label_is_spoken_of() -> None:
    measurement = measured()
    lonely = np.append(measurement.gallery_labels[:-1], 4)
    alone = replace(measurement, gallery_labels=lonely, names=(*measurement.names, "one"))
    (said,) = remarks(alone)
    assert said.startswith("1 label has one picture only")
    assert remarks(replace(alone, has_test_folder=True)) == ()
