"""Which picture of a group is kept, and why: cases worked by hand."""

from pathlib import Path

import pytest

from simgui.duplicates.keeping import suggest
from simgui.duplicates.records import GroupMember, KeepReason, KeepRule
from simgui.search.query import PictureId

USUAL = KeepRule()


def member(
    name: str,
    side: int = 10,
    sharpness: float | None = 0.5,
    taken: int | None = None,
    size_bytes: int = 100,
) -> GroupMember:
    path = Path("/pictures") / name
    return GroupMember(PictureId(1), path, (path,), 0.0, side, side, size_bytes, sharpness, taken, b"", 5)


@pytest.mark.parametrize(
    ("members", "rule", "kept", "why"),
    [
        ([member("a"), member("b", 20)], USUAL, 1, KeepReason.LARGER),
        ([member("a"), member("b", sharpness=0.8)], USUAL, 1, KeepReason.SHARPER),
        ([member("a"), member("b", sharpness=0.52)], USUAL, 0, KeepReason.FIRST),
        ([member("a", sharpness=None), member("b", sharpness=0.9)], USUAL, 0, KeepReason.FIRST),
        ([member("a", taken=9), member("b", taken=5)], USUAL, 1, KeepReason.OLDER),
        ([member("a"), member("b", taken=5)], USUAL, 1, KeepReason.OLDER),
        ([member("b"), member("a")], USUAL, 1, KeepReason.FIRST),
        (
            [member("a (1).jpg"), member("a.JPEG", size_bytes=180)],
            USUAL,
            1,
            KeepReason.LESS_COMPRESSED,
        ),
        ([member("a.jpg"), member("b.jpg", size_bytes=104)], USUAL, 0, KeepReason.FIRST),
        ([member("a.jpg"), member("a.png", size_bytes=900)], USUAL, 0, KeepReason.FIRST),  # no more in it
        (
            [member("a.jpg", sharpness=0.9), member("b.jpg", sharpness=None, size_bytes=180)],
            KeepRule((KeepReason.LESS_COMPRESSED,)),
            1,
            KeepReason.LESS_COMPRESSED,
        ),
        ([member("a", 20), member("best/b")], KeepRule(folder=Path("/pictures/best")), 1, KeepReason.FOLDER),
        ([member("a"), member("b", 20)], KeepRule(folder=Path("/elsewhere")), 1, KeepReason.LARGER),
        ([member("a", 20), member("b", taken=1)], KeepRule((KeepReason.OLDER,)), 1, KeepReason.OLDER),
        ([member("c", 20), member("b", 20), member("a")], USUAL, 1, KeepReason.LARGER),
    ],
)
def test_the_first_rule_that_tells_them_apart_decides(
    members: list[GroupMember], rule: KeepRule, kept: int, why: KeepReason
) -> None:
    assert suggest(members, rule) == (kept, why)
