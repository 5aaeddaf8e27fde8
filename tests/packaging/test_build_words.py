"""The words that packaging/models makes: by cases worked by hand, and what is shipped."""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parents[2]
MODELS = HERE / "packaging" / "models"
SHIPPED = HERE / "resources" / "words"

pytestmark = pytest.mark.skipif(not MODELS.is_dir(), reason="the tools are not here")
_MODULES = ("wordnet", "word_answers", "word_table")


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(MODELS))
    yield {name: __import__(name) for name in _MODULES}
    for name in _MODULES:
        sys.modules.pop(name)


NOUNS = """\
  1 the licence stands at the head
00000100 03 n 01 thing 0 000 | whatever there is
00000200 05 n 02 dog 0 domestic_dog 0 003 @ 00000100 n 0000 ~ 00000300 n 0000 + 00000400 v 0101 | pet; "his"
00000300 05 n 01 beagle 0 001 @ 00000200 n 0000 | a small hound
00000400 05 n 01 cur 0 001 @ 00000200 n 0000 | a mongrel
00000500 05 n 01 flower 0 001 @ 00000100 n 0000 | a plant
00000600 05 n 01 daisy 0 001 @ 00000500 n 0000 | a plain one
00000700 06 n 02 dog 1 andiron 0 001 @ 00000100 n 0000 | of iron
"""
INDEX = """\
  1 the licence
beagle n 1 1 @ 1 0 00000300
cur n 1 1 @ 1 0 00000400
daisy n 1 1 @ 1 0 00000600
dog n 2 2 @ ~ 2 1 00000200 00000700
domestic_dog n 1 1 @ 1 0 00000200
andiron n 1 1 @ 1 0 00000700
flower n 1 1 @ 1 0 00000500
thing n 1 1 ~ 1 0 00000100
"""


@pytest.fixture
def wordnet_folder(tmp_path: Path) -> Path:
    (tmp_path / "data.noun").write_text(NOUNS, "latin-1")
    (tmp_path / "index.noun").write_text(INDEX, "latin-1")
    (tmp_path / "cntlist.rev").write_text("dog%1:05:00:: 1 42\ndog%2:30:00:: 1 2\n")
    (tmp_path / "noun.exc").write_text("doggen dog\n")
    return tmp_path


def test_the_nouns_are_read(tools: dict[str, ModuleType], wordnet_folder: Path) -> None:
    nouns = tools["wordnet"].read_nouns(wordnet_folder)
    assert nouns.synsets[200].lemmas == ("dog", "domestic dog")
    assert (nouns.synsets[200].above, nouns.synsets[200].gloss) == ((100,), "pet")
    assert nouns.senses["dog"] == (200, 700)
    assert nouns.counts == Counter({("dog", 0): 42})
    assert nouns.ancestors[300] == {300, 200, 100}
    assert (nouns.kinds[200], nouns.kinds[100]) == (3, 7)
    assert nouns.below([300, 600]) == {100: {0, 1}, 200: {0}, 300: {0}, 500: {1}, 600: {1}}
    assert tools["wordnet"].read_irregular(wordnet_folder) == {"doggen": "dog"}


def test_how_a_synset_is_answered(tools: dict[str, ModuleType], wordnet_folder: Path) -> None:
    known = tools["word_answers"]
    answers = known.Answers(tools["wordnet"].read_nouns(wordnet_folder), [300], {"flower": frozenset([0])})
    assert answers.of(300) == known.Answer(known.DIRECTLY, 300)
    assert answers.of(200) == known.Answer(known.KINDS, 200)  # one of its three kinds is a class
    assert answers.of(400) == known.Answer(known.NEAR, 200)  # nothing below, but the dog above
    assert answers.of(500) == known.Answer(known.NEAR, 500)  # by hand
    assert answers.below[500] == {0}


def test_too_few_kinds_say_nothing(tools: dict[str, ModuleType], wordnet_folder: Path) -> None:
    known, nouns = tools["word_answers"], tools["wordnet"].read_nouns(wordnet_folder)
    answers = known.Answers(nouns, [300])
    nouns.kinds[200] = 21
    assert answers.of(200) == known.Answer(known.NEAR, 200)
    assert answers.of(400) == known.Answer(known.NEAR, 200)
    nouns.kinds[200] = 41
    assert answers.of(400) is None
    nouns.kinds[200] = 1001
    assert answers.of(200) is None


def test_the_table_says_which_senses_are_meant(tools: dict[str, ModuleType], wordnet_folder: Path) -> None:
    made = tools["word_table"]
    nouns = tools["wordnet"].read_nouns(wordnet_folder)
    nouns.kinds[100] = 10_000
    words = made.ImageNetWords({300: "beagle", 700: "andiron"}, {}, ["dog"])
    table = made.make_table(nouns, {"doggen": "dog"}, words)
    keys = bytes(table["word_keys"]).decode().split("\0")[:-1]
    assert keys == sorted(keys)
    row = keys.index("dog")
    places = slice(int(table["word_starts"][row]), int(table["word_starts"][row + 1]))
    synsets = table["sense_synsets"][table["word_senses"][places]].tolist()
    assert dict(zip(synsets, table["word_usual"][places].tolist(), strict=True)) == {200: True, 700: False}
    assert bytes(table["plurals"]) == b"doggen\0"
    assert bytes(table["other_keys"]) == b"daisy\0flower\0thing\0"
    with pytest.raises(ValueError, match="cur is no kind with classes"):
        made.make_table(nouns, {}, made.ImageNetWords({300: "beagle"}, {}, ["cur"]))


def test_what_is_shipped_is_what_its_manifest_says() -> None:
    manifest = json.loads((SHIPPED / "words.json").read_text("utf-8"))
    described = [manifest["table"], *manifest["classifiers"]]
    assert {each["file"] for each in described} | {"words.json"} == {file.name for file in SHIPPED.iterdir()}
    for each in described:
        assert hashlib.sha256((SHIPPED / each["file"]).read_bytes()).hexdigest() == each["sha256"]
    starters = {
        json.loads(path.read_text("utf-8"))["id"]
        for path in (HERE / "resources" / "models").glob("*/backbone.json")
    }
    assert {backbone for each in manifest["classifiers"] for backbone in each["backbones"]} == starters
