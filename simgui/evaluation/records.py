"""What a measurement is summed up as."""

from dataclasses import dataclass

from simgui.models.metrics import Metrics


@dataclass(frozen=True)
class Evaluation(Metrics):
    """The metrics of a model version.

    Attributes:
        model: Its id.
        remarks: What the metrics cannot tell, a sentence each.
    """

    model: str
    remarks: tuple[str, ...] = ()
