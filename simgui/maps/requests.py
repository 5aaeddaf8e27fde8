"""What the program asks of the trainer for a map, and what that answers; JSON is made and read here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar


@dataclass(frozen=True)
class ProjectRequest:
    """Asks for a map on which neighbours stand together; all files are `.npy`.

    Attributes:
        neighbours: int32 (n, k), rows of the k exact nearest of each picture, nearest first, without itself.
        distances: float32 (n, k), theirs.
        start: float32 (n, 2), where the pictures stand at first.
        result: Where the places, float32 (n, 2), are written.
        seed: The same seed gives the same map on the same computer.
    """

    TASK: ClassVar[str] = "project"

    neighbours: Path
    distances: Path
    start: Path
    result: Path
    seed: int

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "ProjectRequest":
        """Read it from what `to_json` gave."""
        return cls(
            neighbours=Path(values["neighbours"]),
            distances=Path(values["distances"]),
            start=Path(values["start"]),
            result=Path(values["result"]),
            seed=int(values["seed"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            "neighbours": str(self.neighbours),
            "distances": str(self.distances),
            "start": str(self.start),
            "result": str(self.result),
            "seed": self.seed,
        }


@dataclass(frozen=True)
class ProjectResult:
    """What the trainer answers when the places are written.

    Attributes:
        rounds: How many rounds it has taken.
    """

    rounds: int

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {"rounds": self.rounds}
