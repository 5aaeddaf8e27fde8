"""What each field of a manifest may be: its type, its size and its range."""

from datetime import datetime
from typing import Any

from simgui.core.checked import (
    Check,
    FieldError,
    either,
    fields,
    flag,
    items,
    named,
    number,
    one_of,
    perhaps,
    text,
    whole,
)
from simgui.core.sentences import say
from simgui.models.backbone import LARGEST_SCALE, MOST_FEATURES, SMALLEST_SCALE
from simgui.models.label_thresholds import MATCHERS
from simgui.models.layout import HEAD, LEARNT, MODEL_ID, NETWORK
from simgui.models.manifest.label_thresholds import LABEL_THRESHOLDS
from simgui.models.metrics import DIFFERENCES, LABEL_RATES, RATES
from simgui.models.records import RECIPES

SCHEMA = 1
SMALLEST_PX, LARGEST_PX = 16, 1024
_MOST_NAMES = 100_000
_MOST_RATES = 1000
MOST_EXAMPLES = 8


def _time(value: Any) -> str:
    """A time of this age, as ISO 8601 writes it."""
    written = text(40)(value)
    try:
        if not written or 2000 <= datetime.fromisoformat(written).year < 2200:
            return str(written)
    except ValueError:
        pass
    raise FieldError("", say("a time in ISO 8601, of this age"))


def _entry(name: str) -> Check:
    """A file of the folder, which has one name only, and its hash."""
    return fields({"file": one_of(name), "sha256": _HASH})


_HASH = text(64, "[0-9a-f]{64}")
_NAME = text(1000)
_DISTANCE = number(-0.01, 2.01)  # distances are 0 to 2; rounding may put a cutpoint a little outside
_COUNT = whole(0, 1 << 40)
_SHARE = number(-1e-6, 1 + 1e-6)
_RATE = perhaps(_SHARE)
_INTERVAL = items(_SHARE, 2, 2)
_LABEL_VERDICT = fields(
    {"matcher": one_of(*MATCHERS), "queries": _COUNT},
    {
        "threshold": perhaps(_DISTANCE),
        **dict.fromkeys(LABEL_RATES, _RATE),
        "intervals": fields({}, dict.fromkeys(LABEL_RATES, _INTERVAL)),
        "counts": fields({}, dict.fromkeys(LABEL_RATES, _COUNT)),
    },
)
_METRICS: dict[str, Check] = {
    "queries": _COUNT,
    "scenes": _COUNT,
    "cutpoint": _DISTANCE,
    **dict.fromkeys(RATES, _RATE),
    "intervals": fields({}, dict.fromkeys(RATES, _INTERVAL)),
    "counts": fields({}, dict.fromkeys(RATES, _COUNT)),
    "label_verdict": _LABEL_VERDICT,
    "other_matchers": items(_LABEL_VERDICT, len(MATCHERS)),
    "strangers": fields({}, {"queries": _COUNT, "accepted": _RATE, "interval": _INTERVAL}),
}
_METRICS_AT_CUTPOINT = fields({}, _METRICS)
_METRICS_OF_MODEL = fields(
    {
        "queries": _COUNT,
        "recall_at_1": _SHARE,
        "intervals": fields({"recall_at_1": _INTERVAL}, dict.fromkeys(RATES, _INTERVAL)),
    },
    {name: check for name, check in _METRICS.items() if name not in ("queries", "recall_at_1", "intervals")},
)
_UNKNOWN_LABEL_RATE = fields({"share": _SHARE, "interval": _INTERVAL, "queries": _COUNT, "labels": _COUNT})
_CHANGE = number(-1 - 1e-6, 1 + 1e-6)
_DIFFERENCE = fields(
    {},
    {
        "queries": _COUNT,
        "scenes": _COUNT,
        **dict.fromkeys(DIFFERENCES, _CHANGE),
        "intervals": fields({}, dict.fromkeys(DIFFERENCES, items(_CHANGE, 2, 2))),
    },
)
_CONTENT = text(32, "[0-9a-f]{32}")
_EXAMPLES = items(
    fields({"query": _CONTENT, **dict.fromkeys(("before", "after"), items(_CONTENT, 10))}), MOST_EXAMPLES
)
_OPTION = either(text(1000), whole(-(1 << 53), 1 << 53), number(-1e12, 1e12), items(_NAME, _MOST_NAMES))

MODEL_FIELDS = fields(
    {
        "schema": whole(1, SCHEMA),
        "id": text(64, MODEL_ID),
        "name": _NAME,
        "backbone": text(100),
        "head": _entry(HEAD),
        "cutpoint": fields({"name": text(40), "distance": _DISTANCE}),
    },
    {
        "recipe": one_of(*RECIPES),
        "created": _time,
        "learnt": _entry(LEARNT),
        "cutpoints": items(
            fields(
                {"name": text(40), "distance": _DISTANCE},
                {
                    **dict.fromkeys(("calibration", "test", "later"), _METRICS_AT_CUTPOINT),
                    "unknown_label_rate": _UNKNOWN_LABEL_RATE,
                },
            ),
            16,
        ),
        "options": named(text(40), perhaps(_OPTION), 40),
        "versions": named(text(100), text(100), 100),
        "data": fields(
            {},
            {
                "folder": text(8192),
                "labels": named(_NAME, _COUNT, _MOST_NAMES),
                "contradictions": _COUNT,
                "left_out": _COUNT,
                "held_out": items(_NAME, _MOST_NAMES),
                "near_copies": _COUNT,
                "scenes_cut": flag,
                "answers": _COUNT,
            },
        ),
        "split": fields({}, {**dict.fromkeys(("train", "calibration", "test"), _COUNT), "digest": text(128)}),
        "kept_share": number(0, 1),
        "thresholds": named(text(40), items(perhaps(number(-0.01, 2.01)), 1000), 40),
        "label_thresholds": LABEL_THRESHOLDS,
        "unknown_label_rate_by_label": _UNKNOWN_LABEL_RATE,
        "match_rates": items(
            fields(
                {
                    "ranks": items(whole(1, 1000), 2, 2),
                    "up_to": _DISTANCE,
                    "right": _COUNT,
                    "pairs": whole(1, 1 << 40),
                    "interval": _INTERVAL,
                }
            ),
            _MOST_RATES,
        ),
        "compared_with": text(64),
        "report": fields(
            {},
            {
                **dict.fromkeys(("before", "after", "starter"), perhaps(_METRICS_OF_MODEL)),
                "difference": _DIFFERENCE,
                "starter_id": text(64),
                "examples": fields(
                    {"better": _COUNT, "worse": _COUNT, "of_better": _EXAMPLES, "of_worse": _EXAMPLES}
                ),
            },
        ),
    },
)
"""The manifest of a version; fields that are not named here are left out."""

BACKBONE_FIELDS = fields(
    {
        "schema": whole(1, SCHEMA),
        "id": text(100),
        "file": one_of(NETWORK),
        "sha256": _HASH,
        "input": fields(
            {"size_px": whole(SMALLEST_PX, LARGEST_PX), "crop": number(0.01, 1)},
            {"dtype": text(40), "layout": text(100)},
        ),
    },
    {
        "name": _NAME,
        "features": whole(1, MOST_FEATURES),
        "output": fields(
            {
                "dtype": one_of("int8"),
                "scale": number(SMALLEST_SCALE, LARGEST_SCALE),
                "zero_point": whole(-128, 127),
            }
        ),
    },
)
"""The manifest of a backbone; fields that are not named here are left out."""
