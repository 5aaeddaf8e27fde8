"""What the rows of a catalogue may hold, whoever wrote them: a drive that failed, a person, a stranger.

SQLite keeps any value in any column. A row that breaks a rule is taken out: what was computed is computed
anew at the next scan; what the person decided is lost only where it cannot be understood.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simgui.library.capture import EARLIEST, LATEST, LONGEST_CAMERA
from simgui.library.catalogue.reasons import READ_AGAIN, is_reason, kept
from simgui.library.label_rule import CHECK_OF, LabelLevel, SubfolderCheck
from simgui.library.rules import MOST_PX
from simgui.models.backbone import LARGEST_SCALE, MOST_FEATURES, SMALLEST_SCALE
from simgui.models.choices import STARTER, is_choice_of_model
from simgui.models.cutpoints import distance_of
from simgui.models.layout import is_model_id
from simgui.models.taught import TAUGHT, TaughtThreshold

_LONGEST_PATH_BYTES = 1 << 16
_LONGEST_NAME = 1 << 18
_LONGEST_VALUE = 1 << 24
_LARGEST_ID = 1 << 53
_LARGEST_NUMBER = (1 << 63) - 1


@dataclass(frozen=True)
class Rule:
    """Something that is true of every row of a table that may stay.

    Attributes:
        what: What one row is called that breaks it, and what several are.
        table: The table.
        holds: The condition, in SQL.
        mend: What is done with a row that breaks it, in SQL that ends where the condition begins; empty to
            delete it.
        is_decision: Whether the person decided what stands in the row.
    """

    what: tuple[str, str]
    table: str
    holds: str
    mend: str = ""
    is_decision: bool = False

    @property
    def broken(self) -> str:
        """The condition that a row breaks it; unlike `NOT`, also where it compares with nothing."""
        return f"({self.holds}) IS NOT TRUE"

    def said_of(self, rows: int) -> str:
        """Say for a log or a command that so many rows break it."""
        one, many = self.what
        return f"{rows:,} {one if rows == 1 else many}"


def _whole(column: str, least: int = 0, most: int = _LARGEST_NUMBER) -> str:
    return f"typeof({column}) = 'integer' AND {column} BETWEEN {least} AND {most}"


def _bytes(column: str, least: int, most: int) -> str:
    return f"typeof({column}) = 'blob' AND length({column}) BETWEEN {least} AND {most}"


def _text(column: str, most: int) -> str:
    return f"typeof({column}) = 'text' AND length({column}) <= {most}"


_IS_PATH = f"{_bytes('path', 1, _LONGEST_PATH_BYTES)} AND instr(path, x'00') = 0"
_READ_AGAIN = (
    f"UPDATE files SET state = 'failed', reason = '{kept(READ_AGAIN)}', mtime_ns = -1, picture_id = NULL"
)

# In this order: a picture that is deleted leaves files without one.
RULES = (
    Rule(
        ("picture is damaged", "pictures are damaged"),
        "pictures",
        " AND ".join(
            [
                _whole("id", 1, _LARGEST_ID),
                _bytes("content", 16, 16),
                _whole("width_px", 0, 1 << 31),
                _whole("height_px", 0, 1 << 31),
            ]
        ),
    ),
    Rule(
        ("picture has an impossible time or camera", "pictures have an impossible time or camera"),
        "pictures",
        f"(taken IS NULL OR {_whole('taken', EARLIEST, LATEST)}) AND {_text('camera', LONGEST_CAMERA)}"
        f" AND is_line(camera) AND {_whole('capture_read', 0, 1)}",
        "UPDATE pictures SET taken = NULL, camera = '', capture_read = 0",
    ),
    Rule(
        ("picture has an impossible place", "pictures have an impossible place"),
        "pictures",
        "(latitude IS NULL AND longitude IS NULL)"
        " OR (typeof(latitude) = 'real' AND latitude BETWEEN -90 AND 90"
        " AND typeof(longitude) = 'real' AND longitude BETWEEN -180 AND 180)",
        "UPDATE pictures SET latitude = NULL, longitude = NULL, capture_read = 0",
    ),
    Rule(
        ("picture has a remark that cannot be read", "pictures have a remark that cannot be read"),
        "pictures",
        f"{_text('remark', _LONGEST_NAME)} AND is_reason(remark)",
        "UPDATE pictures SET remark = ''",
    ),
    Rule(
        ("file is damaged", "files are damaged"),
        "files",
        " AND ".join(
            [
                _IS_PATH,
                _whole("size_bytes"),
                _whole("mtime_ns", -_LARGEST_NUMBER),
                _text("state", 20),
                _text("identity", 200),
                _whole("too_small", 0, 1),
                _whole("since_ns", -_LARGEST_NUMBER),
            ]
        ),
    ),
    Rule(
        ("file has a reason that cannot be read", "files have a reason that cannot be read"),
        "files",
        f"{_text('reason', _LONGEST_NAME)} AND is_reason(reason)",
        "UPDATE files SET reason = ''",
    ),
    Rule(
        ("indexed file has no picture", "indexed files have no picture"),
        "files",
        "state NOT IN ('indexed', 'offline') OR picture_id IN (SELECT id FROM pictures)",
        _READ_AGAIN,
    ),
    Rule(
        ("file names a picture that is not there", "files name a picture that is not there"),
        "files",
        "picture_id IS NULL OR picture_id IN (SELECT id FROM pictures)",
        "UPDATE files SET picture_id = NULL",
    ),
    Rule(
        (
            "set of features belongs to no picture or is damaged",
            "sets of features belong to no picture or are damaged",
        ),
        "features",
        f"picture_id IN (SELECT id FROM pictures) AND {_text('backbone', 200)}"
        " AND typeof(vector) = 'blob' AND length(vector) = bytes_of(backbone)"
        " AND (backbone IN (SELECT backbone FROM encodings) OR is_finite(vector))",
    ),
    Rule(
        ("kind of features cannot be understood", "kinds of features cannot be understood"),
        "encodings",
        f"{_text('backbone', 200)} AND typeof(scale) = 'real'"
        f" AND scale BETWEEN {SMALLEST_SCALE} AND {LARGEST_SCALE} AND {_whole('zero_point', -128, 127)}",
    ),
    Rule(("folder is damaged", "folders are damaged"), "folders", _IS_PATH, is_decision=True),
    Rule(
        ("folder has rules that cannot be read", "folders have rules that cannot be read"),
        "folders",
        f"{_text('rules', _LONGEST_VALUE)} AND are_rules(rules)",
        "UPDATE folders SET rules = '{}'",
        is_decision=True,
    ),
    Rule(
        ("folder has an impossible state", "folders have an impossible state"),
        "folders",
        f"{_whole('offline', 0, 1)} AND {_whole('device')} AND {_whole('scanned_ns', -_LARGEST_NUMBER)}",
        "UPDATE folders SET offline = 0, device = 0, scanned_ns = 0",
    ),
    Rule(
        ("choice cannot be read", "choices cannot be read"),
        "choices",
        f"{_text('name', _LONGEST_NAME)} AND {_text('value', _LONGEST_VALUE)} AND is_choice(name, value)",
        is_decision=True,
    ),
    Rule(
        ("decision about pictures cannot be read", "decisions about pictures cannot be read"),
        "decisions",
        f"{_bytes('content', 16, 16)} AND typeof(kind) = 'text' AND kind IN ('label', 'right', 'left')"
        f" AND {_text('value', _LONGEST_NAME)}",
        is_decision=True,
    ),
    Rule(
        ("answer about a pair of pictures cannot be read", "answers about pairs of pictures cannot be read"),
        "pairs",
        f"{_bytes('one', 16, 16)} AND {_bytes('other', 16, 16)} AND one < other"
        f" AND {_whole('same', 0, 1)} AND {_whole('asked', 0, 1)}",
        is_decision=True,
    ),
    Rule(
        (
            "decision about a group of duplicates cannot be read",
            "decisions about groups of duplicates cannot be read",
        ),
        "group_decisions",
        f"{_bytes('name', 16, 16)} AND {_bytes('content', 16, 16)} AND {_whole('files', 1, 1 << 31)}"
        " AND typeof(verdict) = 'text' AND verdict IN ('different', 'reviewed')",
        is_decision=True,
    ),
)


DECISIONS = tuple(rule for rule in RULES if rule.is_decision)
"""Those about what the person decided."""


def broken_rules(
    connection: sqlite3.Connection, sizes: Mapping[str, int], rules: Sequence[Rule] = RULES
) -> list[tuple[Rule, int]]:
    """Give the rules that rows of a catalogue of today's schema break, each with the number of these rows.

    Args:
        connection: Of the catalogue.
        sizes: How many features a backbone gives, where that is known.
        rules: Those that are asked about.
    """
    _add_functions(connection, sizes, rules)
    counted = [
        (rule, connection.execute(f"SELECT COUNT(*) FROM {rule.table} WHERE {rule.broken}").fetchone()[0])
        for rule in rules
    ]
    return [(rule, count) for rule, count in counted if count]


def take_out_broken(
    connection: sqlite3.Connection, sizes: Mapping[str, int], rules: Sequence[Rule] = RULES
) -> None:
    """Delete the rows that break a rule, or mend what in them breaks it.

    Args:
        connection: Of a catalogue of today's schema, in a transaction.
        sizes: How many features a backbone gives, where that is known.
        rules: Those that are meant.
    """
    _add_functions(connection, sizes, rules)
    connection.execute("PRAGMA defer_foreign_keys = ON")  # what refers to a deleted picture follows it
    for rule in rules:
        connection.execute(f"{rule.mend or f'DELETE FROM {rule.table}'} WHERE {rule.broken}")


def _add_functions(connection: sqlite3.Connection, sizes: Mapping[str, int], rules: Sequence[Rule]) -> None:
    for question, arguments in ((is_finite, 1), (is_line, 1), (is_choice, 2), (are_rules, 1), (is_reason, 1)):
        connection.create_function(question.__name__, arguments, question, deterministic=True)
    if any(rule.table == "features" for rule in rules):
        lengths = _lengths(connection, sizes)
        connection.create_function("bytes_of", 1, lengths.get, deterministic=True)


def _lengths(connection: sqlite3.Connection, sizes: Mapping[str, int]) -> dict[str, int]:
    """Give, for each backbone, how many bytes the features of a picture take; as most do, if it is not known.

    Of a backbone is nothing given whose features cannot be understood.
    """
    broken = next(rule.broken for rule in RULES if rule.table == "encodings")
    unclear = {row[0] for row in connection.execute(f"SELECT backbone FROM encodings WHERE {broken}")}
    in_8_bits = {row[0] for row in connection.execute("SELECT backbone FROM encodings")}
    counted = connection.execute(
        "SELECT backbone, length(vector) FROM features WHERE typeof(vector) = 'blob'"
        " GROUP BY 1, 2 ORDER BY COUNT(*)",
    )
    lengths = {}
    for backbone, length in counted:
        each = 1 if backbone in in_8_bits else 2
        if backbone not in unclear and length and length % each == 0 and length <= each * MOST_FEATURES:
            lengths[backbone] = length  # of several lengths, the commonest comes last
    for backbone, size in sizes.items():
        if backbone not in unclear:
            lengths[backbone] = size * (1 if backbone in in_8_bits else 2)
    return lengths


def is_finite(vector: bytes) -> bool:
    """Tell whether features, float16, are all numbers."""
    return bool(np.isfinite(np.frombuffer(vector, np.float16)).all())


def is_line(text: object) -> bool:
    """Tell whether a text is one line that can be shown as it is."""
    return isinstance(text, str) and text.isprintable()


def is_choice(name: str, value: str) -> bool:
    """Tell whether a choice can be what its name says."""
    if name.startswith("cutpoint of "):
        return distance_of(value) is not None
    if name.startswith("labels of "):
        told = _read(value)
        return isinstance(told, dict) and all(each is None or isinstance(each, str) for each in told.values())
    if name.startswith(CHECK_OF):
        return SubfolderCheck.from_json(value) is not None
    if name.startswith(TAUGHT):
        return TaughtThreshold.from_json(value) is not None
    if is_choice_of_model(name):
        return value == STARTER or is_model_id(value)
    if name == "restored":
        return value.isascii() and value.isdigit() and int(value) <= _LARGEST_NUMBER
    return bool(name)


def are_rules(text: str) -> bool:
    """Tell whether a text holds the rules of a folder."""
    told = _read(text)
    if not isinstance(told, dict):
        return False
    patterns, hidden, smallest = (
        told.get(name, usual) for name, usual in (("patterns", []), ("hidden", False), ("smallest_px", 0))
    )
    return (
        isinstance(patterns, list)
        and all(isinstance(pattern, str) for pattern in patterns)
        and isinstance(hidden, bool)
        and isinstance(smallest, int)
        and 0 <= smallest <= MOST_PX
        and told.get("labels", LabelLevel.AUTO) in tuple(LabelLevel)
    )


def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
