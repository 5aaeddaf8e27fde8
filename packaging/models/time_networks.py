"""Milliseconds of one core that each of several LiteRT files takes a picture, in turn.

A developer's tool; it writes nothing. The files take turns, so that whatever else
the machine does strikes all of them alike; the time is that of the thread, and what
is told is the median with the quarter of the runs below and above it.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from pictures import choose_pixels

from simgui.models.backbone import InputSpec


@dataclass
class Timed:
    """A network and how long it took each time, in milliseconds."""

    file: Path
    interpreter: Any
    taken: list[float] = field(default_factory=list)

    def run(self, turns: int) -> None:
        """Run so many times in a row; the first of them finds the caches of another network."""
        for _ in range(turns):
            start = time.thread_time()
            self.interpreter.invoke()
            self.taken.append(1000 * (time.thread_time() - start))

    def described(self) -> str:
        """A row of the table."""
        low, middle, high = np.percentile(self.taken, (25, 50, 75))
        answer = self.interpreter.get_tensor(self.interpreter.get_output_details()[0]["index"])
        digest = hashlib.sha256(answer.tobytes()).hexdigest()[:12]
        name = f"{self.file.parent.name}/{self.file.name}"
        return f"| {name} | {middle:.2f} | {low:.2f} to {high:.2f} | {digest} |"


def open_network(file: Path, pictures: Path) -> Timed:
    """Load a file and give it its first picture."""
    interpreter = Interpreter(model_path=str(file), num_threads=1)
    interpreter.allocate_tensors()
    given = interpreter.get_input_details()[0]
    size = int(given["shape"][1])
    pixels = choose_pixels([pictures], 1, InputSpec(size, 1.0))
    interpreter.set_tensor(given["index"], pixels.astype(given["dtype"]))
    interpreter.invoke()
    return Timed(file, interpreter)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("networks", type=Path, nargs="+", help="LiteRT files")
    parser.add_argument("--pictures", type=Path, required=True, help="folder of pictures")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--turns", type=int, default=5, help="runs of a network in each round")
    options = parser.parse_args(arguments)
    networks = [open_network(file, options.pictures) for file in options.networks]
    for _ in range(options.rounds):
        for network in networks:
            network.run(options.turns)
    print("| network | ms a picture, median | middle half | features |")
    print("|---|---|---|---|")
    for network in networks:
        print(network.described())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
