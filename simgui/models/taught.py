"""The threshold that a person's answers teach a model in a folder: what is the same there, what is not."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes

from simgui.core.checked import FieldError, fields, items, number, one_of, whole
from simgui.core.real_path import real_path
from simgui.models.cutpoints import Cutpoint
from simgui.models.metrics import Interval

TAUGHT = "taught threshold of "
"""How the name of the choice begins that keeps one; model and folder follow."""
NAME = "taught"
"""What such a threshold is called, beside *strict*, *balanced* and *lenient*."""

_MOST = 1 << 53
_share = number(0, 1)
_distance = number(0, 2)
_difference = number(-1, 1)
_FIELDS = fields(
    {
        "distance": _distance,
        "interval": items(_distance, 2, 2),
        "answers": whole(1, _MOST),
        "same": whole(0, _MOST),
        "before": _distance,
        "f1": _share,
        "f1_interval": items(_share, 2, 2),
        "f1_before": _share,
        "gain_interval": items(_difference, 2, 2),
        "right": _share,
        "right_interval": items(_share, 2, 2),
        "labelled": whole(0, _MOST),
        "on": one_of("yes", "no"),
    }
)


@dataclass(frozen=True)
class TaughtThreshold:
    """A threshold found from answers, and how far it can be trusted; every interval is a 95 % interval.

    Attributes:
        distance: Cosine distance in [0, 2].
        interval: Of the distance.
        answers: How many answers it rests on.
        same: How many of them say *same*.
        before: The distance that the model has without answers.
        f1: The expected F1 at `distance`, as in a calibration by labels: each picture of the folder is asked
            about twice, once with its matches there and once without.
        f1_interval: Of `f1`.
        f1_before: The same at `before`.
        gain_interval: Of `f1 - f1_before`, in [-1, 1].
        right: Expected share of the nearest pictures up to `distance` that are the same, in [0, 1].
        right_interval: Of `right`.
        labelled: How many labelled pictures calibrated the model, to which the answers were added.
        on: Whether it is used.
    """

    distance: float
    interval: Interval
    answers: int
    same: int
    before: float
    f1: float
    f1_interval: Interval
    f1_before: float
    gain_interval: Interval
    right: float
    right_interval: Interval
    labelled: int = 0
    on: bool = True

    @property
    def cutpoint(self) -> Cutpoint:
        """Distance and name."""
        return Cutpoint(NAME, self.distance)

    def to_json(self) -> str:
        """Give it as a JSON object."""
        return json.dumps(asdict(self) | {"on": "yes" if self.on else "no"})

    @classmethod
    def from_json(cls, text: str | None) -> "TaughtThreshold | None":
        """Read what `to_json` gave; None for anything else."""
        try:
            known = _FIELDS(json.loads(text or ""))
        except (ValueError, RecursionError, FieldError):
            return None
        pairs = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        return cls(**known | pairs | {"on": known["on"] == "yes"})


def name_of_taught(model_id: str, folder: Path) -> str:
    """Name the choice that keeps what a model was taught in a folder; its name may be no valid text."""
    return f"{TAUGHT}{model_id} in {quote_from_bytes(os.fsencode(real_path(folder)))}"
