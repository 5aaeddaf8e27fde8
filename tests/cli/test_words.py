"""`simgui search --words` and `simgui words`."""

from contextlib import closing
from pathlib import Path

import pytest
from cli_runs import Run, document
from sights import show

from simgui.library.catalogue import Catalogue
from simgui.library.storage.data_folder import DataFolder


@pytest.fixture
def seen(run: Run, library: Path, data_folder: DataFolder) -> Path:
    """The library: the bags are beagles, to look at them; one hat is a pizza."""
    assert run("index", library)[0] == 0
    with closing(Catalogue(data_folder.catalogue)) as catalogue:
        ids = catalogue.pictures.ids(library.resolve(), "fake-1").tolist()
        shown = [{"beagle": 1.0}] * 3 + [{"pizza": 1.0}] + [{"castle": 1.0}] * 5
        show(catalogue, dict(zip(ids, shown, strict=True)))
    return library.resolve()


def test_words_are_searched_for_line_by_line(run: Run, seen: Path) -> None:
    dogs, both = document(
        run("search", "--words", "dog", "--words=pizza -dog", "--in", seen, "-k", "4", "--json")
    )
    assert (dogs["words"], dogs["known"], dogs["answering"]) == ("dog", "kinds", 3)
    assert [each["rank"] for each in dogs["results"]] == [1, 2, 3, 4]
    assert [each["answers"] for each in dogs["results"]] == [True, True, True, False]
    assert {each["path"] for each in dogs["results"][:3]} == {str(seen / f"bags/{n}.png") for n in range(3)}
    assert 0.5 <= dogs["results"][2]["score"] <= 1
    assert (both["known"], both["answering"]) == ("directly", 1)
    assert both["results"][0]["path"] == str(seen / "hats/0.png")
    assert [(each["text"], each["unwanted"]) for each in both["terms"]] == [("pizza", False), ("dog", True)]


def test_the_lines_say_what_a_word_finds(run: Run, seen: Path) -> None:
    status, out, _ = run("search", "--words", "dog", "--words", "beach", "-k", "4")
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "dog: 3 pictures"
    assert lines[1].startswith("  1  ")
    assert lines[1].endswith("[bags]")
    assert lines[4].endswith("(unsure)")
    assert "beach: 0 pictures" in lines
    assert "  “beach” is not known; the closest is shown instead: lakeside, sandbar, seashore." in lines


def test_a_word_that_is_not_known_is_said(run: Run, seen: Path) -> None:
    (found,) = document(run("search", "--words", "dalmation", "--json"))
    assert (found["known"], found["answering"], found["results"]) == ("no", 0, [])
    assert found["terms"][0]["near"][0] == "dalmatian"
    said = run("search", "--words", "dalmation", "--words", "happiness")[1]
    assert "“dalmation” is not known. Did you mean dalmatian" in said
    assert "“happiness” is not known.\n" in said


def test_senses_are_listed(run: Run, seen: Path) -> None:
    (found,) = document(run("search", "--words", "crane", "--json"))
    senses = found["terms"][0]["senses"]
    assert {each["id"] for each in senses} == {"n02012849", "n03126707"}
    assert all(each["gloss"] for each in senses)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.png", "--words", "dog", "--label", "bags"), "leave out QUERY, --label, or --words"),
        ((), "name a picture to search with, or words: --words 'red dress'"),
    ],
)
def test_what_does_not_go_with_words_is_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    status, _, err = run("search", *arguments)
    assert status == 2
    assert said in err


def test_an_empty_place_is_said(run: Run, tmp_path: Path, seen: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, _, err = run("search", "--words", "dog", "--in", tmp_path / "empty")
    assert status == 1
    assert "simgui index" in err


def test_pictures_are_described(run: Run, seen: Path, tmp_path: Path) -> None:
    (tmp_path / "no.png").write_bytes(b"no picture")
    one, other = seen / "bags" / "0.png", seen / "hats" / "0.png"
    found = document(run("words", one, other, "--json"))
    assert [each["picture"] for each in found] == [str(one), str(other)]
    assert found[0]["keywords"][0] == {"word": "bags", "sense": None, "label": True, "score": 1.0}
    assert [each["word"] for each in found[0]["keywords"]] == ["bags", "beagle", "dog", "animal"]
    assert "label  hats" in run("words", other)[1]
    status, out, err = run("words", one, tmp_path / "no.png", "-k", "2")
    assert status == 1
    assert "beagle" in out
    assert "dog" not in out
    assert "no.png" in err
