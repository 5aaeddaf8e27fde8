"""`simgui teach`: answers by path, pairs to answer, and what was learnt."""

from pathlib import Path

import pytest
from cli_runs import Run, document
from pictures import make_library, make_picture

from simgui.teaching.calibration import ENOUGH


@pytest.fixture
def photos(run: Run, tmp_path: Path) -> Path:
    labels = tuple(f"thing {number:02}" for number in range(12))
    folder = make_library(tmp_path / "photos", labels, 6, spread=90)
    assert run("index", folder)[0] == 0
    return folder


def test_an_answer_is_kept_listed_shown_by_a_search_and_forgotten(
    run: Run, library: Path, tmp_path: Path
) -> None:
    run("index", library)
    inside, outside = library / "hats" / "0.png", make_picture(tmp_path / "query.png", 101, 9)
    assert document(run("teach", "different", outside, inside, "--json"))["same"] is False
    [listed] = document(run("teach", "list", "--json"))
    assert (listed["same"], listed["asked"], len(listed["contents"])) == (False, False, 2)
    assert {listed["one"], listed["other"]} == {str(inside), None}
    assert "different" in run("teach", "list")[1]
    [result] = document(run("search", outside, "--in", library, "--json"))
    found = next(each for each in result["neighbours"] if each["path"] == str(inside))
    assert (found["match"], found["answered"]) == (False, False)
    assert "(you said: different)" in run("search", outside, "--in", library)[1]
    run("teach", "forget", inside, outside)
    assert document(run("teach", "list", "--json")) == []


@pytest.mark.slow
def test_pairs_to_ask_are_answered_until_there_is_a_threshold(run: Run, photos: Path) -> None:
    assert f"{ENOUGH} more answers" in run("teach", "learnt", photos)[1]
    given = 0
    while given < ENOUGH:
        pairs = document(run("teach", "ask", photos, "-n", str(ENOUGH - given), "--json"))
        assert pairs
        for pair in pairs:
            one, other = Path(pair["one"]), Path(pair["other"])
            word = "same" if one.parent == other.parent else "different"
            assert run("teach", word, one, other, "--asked")[0] == 0
        given += len(pairs)
    learnt = document(run("teach", "learnt", photos, "--json"))
    assert (learnt["answers"], learnt["refusal"]) == (ENOUGH, "")
    assert learnt["in_use"] == learnt["threshold"]["distance"]
    low, high = learnt["threshold"]["interval"]
    assert low <= learnt["threshold"]["distance"] <= high
    said = run("teach", "learnt", photos, "--off")[1]
    assert f"It rests on {ENOUGH} answers" in said
    assert "It is switched off" in said
    [result] = document(run("search", photos / "thing 00" / "0.png", "--in", photos, "--json"))
    assert result["cutpoint"] == 0.3
    assert "switched off" not in run("teach", "learnt", photos, "--on")[1]


def test_what_cannot_be_said_is_refused_in_a_sentence(run: Run, library: Path, tmp_path: Path) -> None:
    one = library / "hats" / "0.png"
    status, out, err = run("teach", "same", one, one)
    assert (status, out) == (1, "")
    assert "one picture" in err
    assert run("teach", "same", one, tmp_path / "nowhere.png")[0] == 1
    assert run("teach", "learnt", library, "--off")[0] == 1
