"""The queries without a match."""

import numpy as np
import numpy.typing as npt

from simgui.evaluation.measurement import Measurement


def without_match(measurement: Measurement) -> npt.NDArray[np.int64]:
    """List the queries whose nearest picture is no match, the farthest first: rows, int64."""
    nearest = measurement.figures.nearest
    beyond = np.flatnonzero(~(nearest <= measurement.cutpoint.distance))
    return beyond[np.argsort(-nearest[beyond], kind="stable")]
