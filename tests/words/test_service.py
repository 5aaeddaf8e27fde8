from collections.abc import Callable
from itertools import count as counting
from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture
from PIL import Image
from sights import show

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Kind, PictureDecision
from simgui.search.query import PictureId
from simgui.words import kept_shares
from simgui.words.records import Keyword, Known, Remark, TermKind, WordsResult
from simgui.words.service import Words

Ask = Callable[..., WordsResult]


@pytest.fixture
def seen(indexed: App, catalogue: Catalogue, library: Path) -> dict[str, int]:
    """The nine pictures by their names, after a starter has looked at them."""
    ids = indexed.pictures.ids(library).tolist()
    names = [f"{label}/{number}" for label in ("bags", "hats", "shoes") for number in range(3)]
    found = dict(zip(names, ids, strict=True))
    shown: dict[str, dict[str, float]] = {
        "bags/0": {"beagle": 1},
        "bags/1": {"beagle": 0.7},
        "bags/2": {"beagle": 0.8, "seashore": 0.8},
        "hats/0": {"seashore": 1},
        "hats/1": {"tabby": 1},
        "hats/2": {"cowboy hat": 1},
        "shoes/0": {"sandal": 1},
        "shoes/1": {"pizza": 1},
        "shoes/2": {"crane": 1},
    }
    show(catalogue, {found[name]: classes for name, classes in shown.items()})
    return found


@pytest.fixture
def ask(indexed: App, library: Path, seen: dict[str, int]) -> Ask:
    """Search by a line in the library."""

    def asked(line: str, **options: object) -> WordsResult:
        senses = options.pop("senses", {})
        query = indexed.words.read(line, library, senses)  # type: ignore[arg-type]
        return indexed.words.find(query, library, **options)  # type: ignore[arg-type]

    return asked


def names(result: WordsResult, seen: dict[str, int]) -> list[str]:
    """The pictures that answer, the best first."""
    by_id = {number: name for name, number in seen.items()}
    return [by_id[number] for number in result.ids[: result.answering].tolist()]


def test_a_word_finds_what_shows_one_of_its_kinds_the_surest_first(ask: Ask, seen: dict[str, int]) -> None:
    assert names(ask("dog"), seen)[0] == "bags/0"
    assert set(names(ask("dogs"), seen)) == {"bags/0", "bags/1", "bags/2"}
    assert {"bags/0", "hats/1"} <= set(names(ask("animal"), seen))
    assert names(ask("pizza"), seen) == ["shoes/1"]


def test_every_picture_is_ranked_and_those_that_answer_come_first(ask: Ask) -> None:
    result = ask("beagle")
    assert len(result.ids) == 9
    assert (result.scores[: result.answering] >= 0.5).all()
    assert (result.scores[result.answering :] < 0.5).all()
    assert (np.diff(result.scores) <= 0).all()


def test_two_words_find_what_shows_both(ask: Ask, seen: dict[str, int]) -> None:
    assert names(ask("dog beach"), seen) == ["bags/2"]
    assert ask("dog pizza").answering == 0


def test_what_is_not_wanted_is_left_out(ask: Ask, seen: dict[str, int]) -> None:
    assert set(names(ask("dog -beach"), seen)) == {"bags/0", "bags/1"}
    left = ask("-dog")
    assert len(left.ids) == left.answering == 6


def test_the_persons_labels_come_first(ask: Ask, seen: dict[str, int]) -> None:
    result = ask("hat")
    (term,) = result.query.terms
    assert (term.kind, term.known) == (TermKind.LABEL, Known.KINDS)
    assert names(result, seen)[0] == "hats/2"  # it looks like one, too
    assert set(names(result, seen)) == {"hats/0", "hats/1", "hats/2"}
    assert set(names(ask("shoes -sandal"), seen)) == {"shoes/1", "shoes/2"}


def test_labels_decide_before_what_is_seen(
    indexed: App, ask: Ask, library: Path, catalogue: Catalogue
) -> None:
    red_rows = {"bags/hardly.png": 20, "bags/wholly.png": 60, "loose.png": 60, "hats/wholly.png": 60}
    for seed, (name, rows) in enumerate(red_rows.items()):
        picture = Image.new("RGB", (60, 60), (128, 128, 128 + seed))
        picture.paste((210, 10, 10 + seed), (0, 0, 60, rows))
        picture.save(library / name)
    indexed.folders.index(library, Progress())
    numbers = {indexed.pictures.at(library / name): name for name in red_rows}
    show(catalogue, {number: {"backpack": 1} for number in numbers if number is not None})
    for line in ("red bag", "bag"):
        result = ask(line)
        assert result.query.terms[-1].kind is TermKind.LABEL
        found = [numbers[each] for each in result.ids[: result.answering].tolist() if each in numbers]
        assert found[2:] == ["loose.png", "hats/wholly.png"]
    result = ask("red bag")
    found = [numbers[each] for each in result.ids.tolist() if each in numbers]
    assert found[:2] == ["bags/wholly.png", "bags/hardly.png"]
    places = [numbers.get(each) for each in result.ids.tolist()]
    assert result.scores[places.index("bags/hardly.png")] < result.scores[places.index("hats/wholly.png")]


def test_a_label_that_is_no_word_finds_its_pictures(indexed: App, ask: Ask, seen: dict[str, int]) -> None:
    indexed.decisions.apply([PictureDecision(seen["shoes/1"], Kind.LABEL, "lunchx of Anna")])
    assert names(ask("lunchx of anna"), seen) == ["shoes/1"]
    assert ask("lunchx of anna").query.terms[0].kind is TermKind.LABEL


def test_names_of_files_and_folders_count(ask: Ask, seen: dict[str, int]) -> None:
    assert set(names(ask('"1.pn"'), seen)) == {"bags/1", "hats/1", "shoes/1"}
    assert set(names(ask('"1.pn" dog'), seen)) == {"bags/1"}
    assert names(ask('"nowhere"'), seen) == []


def test_a_word_in_a_name_counts_as_said(indexed: App, ask: Ask, library: Path) -> None:
    for seed, name in enumerate(("my pizza.png", "pizzas-2.png", "pizzeria.png"), start=700):
        make_picture(library / "bags" / name, seed)
    indexed.folders.index(library, Progress())
    result = ask("pizza")
    found = [
        each.path.name for each in indexed.pictures.get(result.ids[: result.answering].tolist(), library)
    ]
    assert set(found) == {"my pizza.png", "pizzas-2.png", "1.png"}
    assert result.remarks == (Remark.NOT_LOOKED_AT,)


def test_a_sense_is_chosen(ask: Ask, seen: dict[str, int]) -> None:
    result = ask("crane")
    assert names(result, seen) == ["shoes/2"]
    answering = {
        each.name + each.gloss[:5]: ask("crane", senses={"crane": each.id}).answering
        for each in result.query.terms[0].senses
    }
    assert sorted(answering.values()) == [0, 1]


def test_a_word_that_is_not_known_is_said_and_left_out(ask: Ask, seen: dict[str, int]) -> None:
    result = ask("beegle")
    assert (len(result.ids), result.remarks) == (0, (Remark.NOT_KNOWN,))
    assert result.query.terms[0].near[0] == "beagle"
    both = ask("beegle pizza")
    assert (names(both, seen), both.remarks) == (["shoes/1"], (Remark.NOT_KNOWN,))
    assert len(ask("").ids) == 0


def test_only_some_pictures_count(ask: Ask, seen: dict[str, int]) -> None:
    among = np.array([seen["bags/1"], seen["hats/1"]])
    result = ask("dog", among=among)
    assert names(result, seen) == ["bags/1"]
    assert set(result.ids.tolist()) == set(among.tolist())


def test_words_and_pictures_together_take_the_most_alike_first(
    indexed: App, library: Path, catalogue: Catalogue, ask: Ask, seen: dict[str, int]
) -> None:
    show(catalogue, {seen["hats/0"]: {"beagle": 1}})
    model = indexed.pictures.model_of(library)
    features = catalogue.features.read(np.array([seen["hats/1"]]), model.backbone.id)
    alone = names(ask("beagle"), seen)
    together = names(ask("beagle", like=model.head.embed(features)), seen)
    assert set(together) == set(alone)
    assert together[0] == "hats/0"


def test_a_date_filters_by_the_day_or_else_by_the_name(
    indexed: App, ask: Ask, library: Path, seen: dict[str, int]
) -> None:
    assert (ask("2019").answering, ask("2019").remarks) == (0, (Remark.NO_DATES,))
    make_picture(library / "bags" / "IMG_20190704.png", 800)
    indexed.folders.index(library, Progress())
    assert ask("2019").answering == 1
    assert ask("dog 2019").answering == 0


def test_a_colour_filters_by_the_middle_of_the_picture(
    indexed: App, ask: Ask, library: Path, seen: dict[str, int]
) -> None:
    Image.new("RGB", (90, 60), (200, 10, 10)).save(library / "shoes" / "red.png")
    indexed.folders.index(library, Progress())
    result = ask("red")
    found = [each.path.name for each in indexed.pictures.get(result.ids.tolist(), library)]
    assert "red.png" in found
    assert ask("red shoe").answering >= 1
    assert ask("green").answering + ask("-green").answering == 10


def test_palettes_that_older_versions_have_not_kept_are_found(
    indexed: App, library: Path, ask: Ask, seen: dict[str, int]
) -> None:
    indexed._thumbnails._file.ask(lambda connection: connection.execute("DELETE FROM palettes"))
    assert indexed.pictures.palettes(list(seen.values())) == {}
    indexed.words.prepare_colours(library, Progress())
    assert set(indexed.pictures.palettes(list(seen.values()))) == set(seen.values())
    assert ask("grey").remarks == ()


def test_a_search_finds_the_palettes_of_what_comes_first(
    indexed: App, ask: Ask, seen: dict[str, int]
) -> None:
    indexed._thumbnails._file.ask(lambda connection: connection.execute("DELETE FROM palettes"))
    ask("blue")
    assert set(indexed.pictures.palettes(list(seen.values()))) == set(seen.values())


def test_a_search_that_is_stopped_while_it_finds_palettes_keeps_those_it_has(
    indexed: App, library: Path, ask: Ask, seen: dict[str, int]
) -> None:
    ask("dog")
    indexed._thumbnails._file.ask(lambda connection: connection.execute("DELETE FROM palettes"))
    query, asked = indexed.words.read("grey", library), counting()
    with pytest.raises(Cancelled):
        indexed.words.find(query, library, progress=Progress(is_cancelled=lambda: next(asked) == 4))
    assert 0 < len(indexed.pictures.palettes(list(seen.values()))) < len(seen)
    ask("grey")
    assert set(indexed.pictures.palettes(list(seen.values()))) == set(seen.values())


def test_where_no_starter_has_looked_that_is_said(indexed: App, library: Path) -> None:
    words = indexed.words
    result = words.find(words.read("dog", library), library)
    assert (result.answering, result.remarks) == (0, (Remark.NOTHING_LOOKED_AT,))
    assert words.find(words.read("hats", library), library).answering == 3  # a label needs no starter
    assert words.counts(library)[:1] == ((Keyword("bags", "", 1.0), 3),)


def test_pictures_that_come_and_go_are_followed(
    indexed: App, catalogue: Catalogue, library: Path, ask: Ask, seen: dict[str, int]
) -> None:
    assert ask("dog").answering == 3
    (library / "bags" / "0.png").unlink()
    new = make_picture(library / "hats" / "new.png", 950)
    indexed.folders.index(library, Progress())
    number = indexed.pictures.at(new)
    assert number is not None
    show(catalogue, {number: {"pizza": 1}})
    assert set(names(ask("dog"), seen)) == {"bags/1", "bags/2"}
    assert ask("pizza").ids[:2].tolist() in ([number, seen["shoes/1"]], [seen["shoes/1"], number])


def test_a_second_search_computes_nothing_again(
    indexed: App, library: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("dog")
    monkeypatch.setattr(indexed.words._shares, "classifier", lambda _: pytest.fail("computed again"))
    ask("cat")


def test_the_keywords_of_a_picture_begin_with_its_label(indexed: App, seen: dict[str, int]) -> None:
    found = indexed.words.keywords(PictureId(seen["bags/0"]))
    assert [each.word for each in found] == ["bags", "beagle", "dog", "animal"]
    assert found[0] == Keyword("bags", "", 1.0)
    assert found[1].sense == "n02088364"
    assert len(indexed.words.keywords(PictureId(seen["bags/0"]), most=2)) == 2


def test_a_file_of_the_library_is_its_picture(indexed: App, library: Path, seen: dict[str, int]) -> None:
    path = library / "shoes" / "1.png"
    assert indexed.words.keywords(path) == indexed.words.keywords(PictureId(seen["shoes/1"]))


def test_a_file_that_cannot_be_read_is_said(indexed: App, tmp_path: Path) -> None:
    (tmp_path / "no.png").write_bytes(b"no picture")
    with pytest.raises(SimguiError, match="cannot be read"):
        indexed.words.keywords(tmp_path / "no.png")


def test_keywords_are_counted_and_lead_to_their_pictures(
    indexed: App, library: Path, seen: dict[str, int]
) -> None:
    counts = dict(indexed.words.counts(library, most=100))
    labels = [keyword for keyword in counts if not keyword.sense]
    assert [(each.word, counts[each]) for each in labels] == [("bags", 3), ("hats", 3), ("shoes", 3)]
    assert list(counts)[:3] == labels
    for keyword, count in counts.items():
        found = indexed.words.with_keyword(keyword, library)
        assert len(found) == count > 0
    pizza = next(keyword for keyword in counts if keyword.word == "pizza")
    assert indexed.words.with_keyword(pizza, library).tolist() == [seen["shoes/1"]]
    assert indexed.words.with_keyword(Keyword("gone", "", 1), library).tolist() == []
    assert indexed.words.with_keyword(Keyword("gone", "n00000001", 1), library).tolist() == []


def test_a_line_is_completed_with_labels_and_what_is_seen(
    indexed: App, library: Path, seen: dict[str, int]
) -> None:
    assert indexed.words.complete("ha", library)[0].text == "hats"
    assert all(each.count is None for each in indexed.words.complete("piz", library))
    indexed.words.prepare(library, Progress())
    assert [(each.text, each.count) for each in indexed.words.complete("piz", library, 1)] == [("pizza", 1)]


def test_another_starter_answers_with_its_own_classifier(
    indexed: App, catalogue: Catalogue, library: Path
) -> None:
    ids = indexed.pictures.ids(library).tolist()
    show(catalogue, {number: {"pizza": 1} for number in ids}, "efficientnet-lite0-f16-1")
    words: Words = indexed.words
    assert words.find(words.read("pizza", library), library).answering == 9


def test_another_place_and_back_computes_nothing_again(
    indexed: App, library: Path, ask: Ask, seen: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    words, bags = indexed.words, library / "bags"
    assert ask("dog").answering == 3
    monkeypatch.setattr(words._shares, "_classified", lambda *_: pytest.fail("computed again"))
    assert len(words.find(words.read("dog", bags), bags).ids) == 3
    assert {keyword.word for keyword, _ in words.counts(bags)} >= {"beagle", "dog"}
    assert "pizza" not in {keyword.word for keyword, _ in words.counts(bags)}
    assert len(words.find(words.read("pizza", ()), ()).ids) == 9


def test_a_bounded_number_of_pictures_of_other_places_is_kept(
    indexed: App, library: Path, ask: Ask, seen: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_shares, "MOST_OTHERS", 2)
    assert ask("dog").answering == 3
    bags = library / "bags"
    assert indexed.words.find(indexed.words.read("dog", bags), bags).answering == 3
    assert len(indexed.words._shares_of_place(bags, Progress())) == 3
    assert ask("pizza").answering == 1


def test_a_place_without_pictures_has_no_answer(app: App, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    words = app.words
    words.prepare(folder, Progress())
    words.prepare_colours(folder, Progress())
    for line in ("red dog -cat", '"name"', "2019", "nonsenseword", ""):
        assert len(words.find(words.read(line, folder), folder).ids) == 0
    assert words.counts(folder) == ()
    assert words.complete("dalma", folder)[0].text == "dalmatian"
    assert words.with_keyword(Keyword("dog", "n02084071", 1), folder).tolist() == []


def test_a_stopped_search_keeps_nothing_half_done(indexed: App, library: Path, seen: dict[str, int]) -> None:
    words = indexed.words
    query = words.read("dog", library)
    with pytest.raises(Cancelled):
        words.find(query, library, progress=Progress(is_cancelled=lambda: True))
    assert words.find(query, library).answering == 3
