"""What the service of answers tells."""

from dataclasses import dataclass

from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.models.taught import TaughtThreshold


@dataclass(frozen=True)
class PairToAsk:
    """Two pictures that a person is asked about.

    Attributes:
        one: A picture of the folder.
        other: One of its nearest.
        distance: Cosine distance in [0, 2] by the model in use.
    """

    one: Picture
    other: Picture
    distance: float


@dataclass(frozen=True)
class Learnt:
    """What the answers have taught the model in use in a folder.

    Attributes:
        answers: How many count: the program chose the pair, and the model has not learnt from both pictures.
        others: How many more there are about two pictures of the folder; they decide their own pair alone.
        threshold: What they give; None as long as there are too few.
        refusal: Why there is none yet, in a sentence; empty if there is one.
        in_use: The threshold in use in the folder.
        before: The threshold that the model has without answers.
    """

    answers: int
    others: int
    threshold: TaughtThreshold | None
    refusal: str
    in_use: Cutpoint
    before: Cutpoint

    @property
    def is_used(self) -> bool:
        """Whether what was taught is in use: the person can switch it off, or choose another threshold."""
        return self.threshold is not None and self.threshold.on and self.in_use == self.threshold.cutpoint
