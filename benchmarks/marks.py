"""The marks that SimGUI is held against, each in the unit of its finding."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A mark.

    Attributes:
        stage: What is measured.
        measured_by: Which benchmark does it.
        ratio: SimGUI is to be so many times as fast as the fastest that it is compared with; None if the
            mark is a bound.
        most: It is to take no more than this; None if the mark is a ratio.
    """

    stage: str
    measured_by: str
    ratio: float | None = None
    most: float | None = None


MARKS = {
    "fast-before": Mark(
        "indexing 400 by 533 JPEG, *fast*, against the version before", "indexing", ratio=2.1
    ),
    "default-before": Mark(
        "indexing 400 by 533 JPEG, default, against the version before", "indexing", ratio=1.35
    ),
    "photographs": Mark(
        "indexing 400 by 533 JPEG, against decoding + backbone alone", "indexing", ratio=0.85
    ),
    "12-megapixel": Mark("indexing 12-megapixel JPEG, against the same", "indexing", ratio=0.85),
    "24-megapixel": Mark("indexing 24-megapixel JPEG, against the same", "indexing", ratio=0.85),
    "backbone": Mark(
        "backbone, against the fastest on the same network with recall@1 within 0.5 points",
        "backbone",
        ratio=1.0,
    ),
    "search-10000": Mark("exact five of 10,000, against FAISS flat", "search", ratio=2.0),
    "search-100000": Mark("exact five of 100,000, against FAISS flat", "search", ratio=2.0),
    "search-1000000": Mark("exact five of 1,000,000, against FAISS flat", "search", ratio=2.0),
    "million-memory": Mark("memory of a gallery of 1,000,000, MB", "million", most=700),
    "million-first": Mark("first answer from process start among 1,000,000, s", "million", most=3),
    "million-next": Mark("each further search among 1,000,000, ms", "million", most=60),
    "drop-median": Mark(
        "drop to five painted cards among 100,000, while indexing, ms (median)", "drop", most=100
    ),
    "drop-slow": Mark("the same, ms (95 % of them)", "drop", most=200),
    "start": Mark("start to painted window, s", "start", most=0.7),
    "start-100000": Mark("start to painted window with a library of 100,000, s", "start", most=0.7),
    "rescan": Mark("rescan of 100,000 unchanged files, s", "rescan", most=3),
    "switch-first": Mark("switching the model on 100,000 pictures, *quick*, s", "switch", most=5),
    "switch-again": Mark("the same again, s", "switch", most=0.5),
    "quick": Mark("*quick* on clothing, all of it, against the version before", "quick", ratio=1 / 0.8),
    "seed": Mark("*quick*'s time to the best recall of the seed's own route", "seed_training", ratio=20),
    "grid": Mark("slowest frame of the grid of 1,000,000 scrolled, ms", "grid", most=50),
    "heartbeat": Mark("longest gap of the window in any job, ms", "heartbeat", most=100),
}
