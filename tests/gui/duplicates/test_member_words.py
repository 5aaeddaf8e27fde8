from dataclasses import replace
from datetime import UTC, datetime

from duplicate_groups import ROOT, copies, group, member

from simgui.duplicates.records import KeepReason, Level, LevelFigures
from simgui.gui.duplicates.group_review import review_of
from simgui.gui.duplicates.level_words import level_sentence
from simgui.gui.duplicates.member_words import (
    extras_words,
    in_words,
    kind_words,
    lines_of,
    reason_words,
    verdict_words,
)

TAKEN = int(datetime(2019, 5, 1, 14, 3, tzinfo=UTC).timestamp())


def test_what_is_best_of_a_group_is_marked() -> None:
    near = group(
        member("a/large.jpg", 1, 3 << 20, width_px=1600, height_px=1200, sharpness=0.2, taken=TAKEN + 60),
        member("b/sharp.jpg", 2, 900 << 10, width_px=800, height_px=600, sharpness=0.4, taken=TAKEN),
        kind=Level.NEAR,
    )
    entry = review_of(near, 0, 1)
    told = [[(part.text, part.best) for part in line] for line in lines_of(entry, 0, ROOT)]
    assert told == [
        [("large.jpg", False)],
        [("1,600 \N{MULTIPLICATION SIGN} 1,200", True), ("3.0 MB", False)],
        [("2019-05-01 14:04", False), ("50 % sharp", False)],
        [("pictures/a", False)],
    ]
    told = [[(part.text, part.best) for part in line] for line in lines_of(entry, 1, ROOT)]
    assert told[1:3] == [
        [("800 \N{MULTIPLICATION SIGN} 600", False), ("900 kB", False)],
        [("2019-05-01 14:03", True), ("100 % sharp", True)],
    ]


def test_among_equals_none_is_best_and_what_is_not_known_is_not_told() -> None:
    entry = review_of(copies("one"), 0, 1)
    for place in range(2):
        parts = [part for line in lines_of(entry, place, None) for part in line]
        assert not any(part.best for part in parts)
        assert not any("sharp" in part.text for part in parts)
        assert parts[-1].text == str(ROOT / "one")


def test_a_group_says_what_stays_and_what_goes() -> None:
    entry = review_of(copies("one", 3, 2000), 0, 1)
    assert kind_words(entry) == "3 copies"
    assert extras_words(entry) == "2 extras, 4 kB"
    assert [verdict_words(entry, place) for place in range(3)] == ["Keep", "Move", "Move"]
    assert reason_words(entry, 0) == "first by name"
    chosen = entry.keeping(2)
    assert [verdict_words(chosen, place) for place in range(3)] == ["Move", "Move", "Keep"]
    assert reason_words(chosen, 2) == "your choice"
    every = chosen.keeping_too(0).keeping_too(1)
    assert extras_words(every) == "all are kept"
    fresh = review_of(group(member("a"), member("b"), member("c"), fresh=(2,)), 0, 1)
    assert verdict_words(fresh, 2) == "Extra"
    assert reason_words(fresh, 2) == "new"


def test_who_hears_it_is_told_all_that_is_seen() -> None:
    near = group(member("a.jpg", 1, 2000, sharpness=0.5), member("b.jpg", 2, sharpness=0.5), kind=Level.NEAR)
    entry = review_of(near, 4, 1)
    assert in_words(entry, 0, 4, 12, ROOT) == (
        "a.jpg, picture 1 of 2: Keep, first by name, 40 \N{MULTIPLICATION SIGN} 30, 2 kB, "
        f"{lines_of(entry, 0, ROOT)[2][0].text}, 100 % sharp, in pictures. Group 5 of 12: 2 near copies"
    )


def test_a_level_says_what_was_measured_and_never_rounds_up_to_all() -> None:
    figures = (LevelFigures(Level.NEAR, 0.9999, 0.9713, 5500, 500, 1),)
    assert "Tested on" not in level_sentence(Level.COPIES, figures)
    said = level_sentence(Level.NEAR, figures)
    assert "Tested on 5,500 pairs, it found 97.1% of them; 99.9% of what it grouped was right." in said


def test_each_reason_has_words() -> None:
    entry = review_of(copies("one"), 0, 1)
    told = {reason_words(replace(entry, why=why), 0) for why in (None, *KeepReason)}
    assert len(told) == 1 + len(KeepReason)
    assert all(told)
