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
        bound: What bounds it where it is missed, as far as a profile has shown that.
    """

    stage: str
    measured_by: str
    ratio: float | None = None
    most: float | None = None
    bound: str = ""


_DECODING = (
    "Decoding and its thumbnail cost the same as in the version before, and are half of the work of a core; "
    "only the network became faster."
)
_FIXED = (
    "A picture costs about 1 ms of a core besides (hash, catalogue, the way between processes), and the "
    "start of three decoding processes 0.3 s of a core each, which few pictures share."
)
_SMALL = (
    "A search of few pictures is 0.3 ms of a core, of which the comparison is a third; the rest is the fixed "
    "cost of some forty NumPy calls."
)
_IMPORTS = (
    "Of a start, a third of the processor time is Qt, NumPy and PySide themselves; the rest is imported and "
    "built for what is in sight."
)
_EMBEDDING = (
    "Multiplying the features of a picture with the four networks of *quick* is 6.2 million additions and "
    "products: 7 s of a core for 100,000, so 3.5 s of two; reading features and keeping embeddings overlap."
)
_MILLION = (
    "Of a first answer, about 1.3 s (reckoned from 124,544) are the labels of a million files; *quick*'s "
    "embeddings are twice as wide as a starter's."
)
_BOTH_CORES = (
    "Indexing keeps both cores busy; the search itself is a third of it, and the slowest drops are the first "
    "after indexing has begun."
)
_AT_ONCE = "The first parts of Insight are made when indexing ends, which is when the library is listed too."

MARKS = {
    "fast-before": Mark(
        "indexing 400 by 533 JPEG, *fast*, against the version before", "indexing", ratio=2.1, bound=_DECODING
    ),
    "default-before": Mark(
        "indexing 400 by 533 JPEG, default, against the version before",
        "indexing",
        ratio=1.35,
        bound=_DECODING,
    ),
    "photographs": Mark(
        "indexing 400 by 533 JPEG, against decoding + backbone alone", "indexing", ratio=0.85, bound=_FIXED
    ),
    "12-megapixel": Mark(
        "indexing 12-megapixel JPEG, against the same", "indexing", ratio=0.85, bound=_FIXED
    ),
    "24-megapixel": Mark(
        "indexing 24-megapixel JPEG, against the same", "indexing", ratio=0.85, bound=_FIXED
    ),
    "backbone": Mark(
        "backbone, against the fastest on the same network with recall@1 within 0.5 points",
        "backbone",
        ratio=1.0,
    ),
    "search-10000": Mark("exact five of 10,000, against FAISS flat", "search", ratio=2.0, bound=_SMALL),
    "search-100000": Mark("exact five of 100,000, against FAISS flat", "search", ratio=2.0),
    "search-1000000": Mark("exact five of 1,000,000, against FAISS flat", "search", ratio=2.0),
    "million-memory": Mark("memory of a gallery of 1,000,000, MB", "million", most=700, bound=_MILLION),
    "million-first": Mark(
        "first answer from process start among 1,000,000, s", "million", most=3, bound=_MILLION
    ),
    "million-next": Mark("each further search among 1,000,000, ms", "million", most=60, bound=_MILLION),
    "drop-median": Mark(
        "drop to five painted cards among 100,000, while indexing, ms (median)",
        "drop",
        most=100,
        bound=_BOTH_CORES,
    ),
    "drop-slow": Mark("the same, ms (95 % of them)", "drop", most=200, bound=_BOTH_CORES),
    "start": Mark("start to painted window, s", "start", most=0.7, bound=_IMPORTS),
    "start-100000": Mark(
        "start to painted window with a library of 100,000, s", "start", most=0.7, bound=_IMPORTS
    ),
    "rescan": Mark("rescan of 100,000 unchanged files, s", "rescan", most=3),
    "switch-first": Mark(
        "switching the model on 100,000 pictures, *quick*, s", "switch", most=5, bound=_EMBEDDING
    ),
    "switch-again": Mark("the same again, s", "switch", most=0.5),
    "quick": Mark("*quick* on clothing, all of it, against the version before", "quick", ratio=1 / 0.8),
    "seed": Mark("*quick*'s time to the best recall of the seed's own route", "seed_training", ratio=20),
    "grid": Mark("slowest frame of the grid of 1,000,000 scrolled, ms", "grid", most=50),
    "heartbeat": Mark("longest gap of the window in any job, ms", "heartbeat", most=100, bound=_AT_ONCE),
}
