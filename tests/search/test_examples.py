"""Queries of several pictures, of parts, and of turned pictures, from end to end."""

import io
from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture
from PIL import Image

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.pool import DecodingPool
from simgui.models.model import Model
from simgui.search.combination import UNLIKE_WEIGHT
from simgui.search.filters import Filter
from simgui.search.query import MOST_EXAMPLES, Example, PictureId, Query, Region


def embedded(model: Model, path: Path) -> np.ndarray:
    return model.embed_pixels(decode(path).pixels[None])[0]


def test_several_pictures_find_what_is_near_to_all_of_them(indexed: App, library: Path, model: Model) -> None:
    examples = [library / "hats" / "0.png", library / "bags" / "0.png"]
    result = indexed.searches.find(Query(tuple(map(Example, examples))), library, k=20)
    middle = sum(embedded(model, path) for path in examples)
    middle = middle / np.linalg.norm(middle)
    expected = sorted(
        (1 - float(middle @ embedded(model, path)), path)
        for path in library.rglob("*.png")
        if path not in examples
    )
    assert [each.picture.path for each in result.neighbours] == [path for _, path in expected]
    assert np.allclose(
        [each.distance for each in result.neighbours], [each for each, _ in expected], atol=1e-3
    )
    assert (result.source, result.sources) == (examples[0], tuple(examples))


def test_what_is_not_wanted_is_farther(indexed: App, library: Path, model: Model) -> None:
    hat, bag = library / "hats" / "0.png", library / "bags" / "0.png"
    query = Query((Example(bag, unlike=True), Example(hat)))
    result = indexed.searches.find(query, library, k=20)
    direction = embedded(model, hat) - UNLIKE_WEIGHT * embedded(model, bag)
    direction = direction / np.linalg.norm(direction)
    for each in result.neighbours:
        expected = 1 - float(direction @ embedded(model, each.picture.path))
        assert each.distance == pytest.approx(expected, abs=1e-3)
    assert bag not in [each.picture.path for each in result.neighbours]
    assert (result.source, result.sources) == (hat, (bag, hat))  # the first that is wanted


def test_of_several_pictures_a_neighbour_is_a_match_of_more_than_half(
    indexed: App, library: Path, model: Model
) -> None:
    hat, other, bag, shoe = (
        library / each for each in ("hats/0.png", "hats/1.png", "bags/0.png", "shoes/0.png")
    )
    for wanted in ((hat, other, bag), (hat, bag), (hat, bag, shoe), (hat, other, bag, shoe)):
        unwanted = Example(library / "shoes" / "1.png", unlike=True)
        result = indexed.searches.find(Query((*map(Example, wanted), unwanted)), library, k=20)
        threshold = result.cutpoint.distance
        assert result.has_verdict
        assert result.label is None  # thresholds of labels are for one picture
        for each in result.neighbours:
            there = embedded(model, each.picture.path)
            away = [1 - float(there @ embedded(model, path)) for path in wanted]
            assert each.to_examples == pytest.approx(away, abs=1e-3)
            assert each.match == (sum(one <= threshold for one in away) > len(wanted) / 2)
        assert result.match == result.neighbours[0].match
    matches = indexed.searches.find(
        Query((Example(hat), Example(other))), library, 20, Filter(only_matches=True)
    )
    assert {each.picture.label for each in matches.neighbours} == {"hats"}


def test_with_what_is_not_wanted_the_picture_that_is_wanted_decides(indexed: App, library: Path) -> None:
    hat, bag = Example(library / "hats" / "0.png"), Example(library / "bags" / "0.png", unlike=True)
    plain = {each.picture.id: each for each in indexed.searches.find(Query((hat,)), library, 20).neighbours}
    for each in indexed.searches.find(Query((hat, bag)), library, 20).neighbours:
        alone = plain[each.picture.id]
        assert each.match == alone.match
        assert each.to_examples == pytest.approx([alone.distance], abs=1e-5)


def test_a_turned_query_has_no_verdict_since_thresholds_do_not_hold_for_it(
    indexed: App, library: Path
) -> None:
    result = indexed.searches.find(Query((Example(library / "hats" / "0.png"),), turned=True), library)
    assert not result.has_verdict
    assert not result.match
    assert result.label is None
    assert not any(each.match for each in result.neighbours)
    assert min(each.distance for each in result.neighbours) < result.cutpoint.distance


def test_what_is_switched_off_does_not_count(indexed: App, library: Path) -> None:
    hat, bag = library / "hats" / "0.png", library / "bags" / "0.png"
    alone = indexed.searches.find(hat, library)
    with_off = indexed.searches.find(Query((Example(bag, off=True), Example(hat))), library)
    assert with_off.neighbours == alone.neighbours
    assert with_off.has_verdict
    assert with_off.sources == (bag, hat)


def test_a_part_of_a_picture_finds_what_it_shows(indexed: App, library: Path, tmp_path: Path) -> None:
    bag, hat = (Image.open(library / label / "0.png").convert("RGB") for label in ("bags", "hats"))
    both = Image.new("RGB", (bag.width + hat.width, bag.height))
    both.paste(bag, (0, 0))
    both.paste(hat.resize((hat.width, bag.height)), (bag.width, 0))
    both.save(tmp_path / "both.png")
    share = bag.width / both.width
    for source in (tmp_path / "both.png", (tmp_path / "both.png").read_bytes()):
        left = indexed.searches.find(Query((Example(source, Region(0, 0, share, 1)),)), library)
        right = indexed.searches.find(Query((Example(source, Region(share, 0, 1 - share, 1)),)), library)
        assert left.neighbours[0].picture.path == library / "bags" / "0.png"
        assert left.neighbours[0].distance == pytest.approx(0, abs=1e-3)
        assert right.neighbours[0].picture.path == library / "hats" / "0.png"


def test_a_part_of_a_picture_of_the_library_is_decoded_and_does_not_find_its_file(
    indexed: App, library: Path
) -> None:
    known = indexed.searches.find(library / "hats" / "0.png", library).picture
    assert known is not None
    part = Region(0, 0, 0.5, 0.5)
    by_id = indexed.searches.find(Query((Example(known, part),)), library, k=20)
    by_path = indexed.searches.find(Query((Example(library / "hats" / "0.png", part),)), library, k=20)
    assert by_id.neighbours == by_path.neighbours
    assert len(by_id.neighbours) == 8
    assert by_id.picture == known


def test_a_part_with_little_detail_is_said_to_be_one(indexed: App, library: Path, tmp_path: Path) -> None:
    large = make_picture(tmp_path / "large.png", 5, size=(900, 600))
    small = Query((Example(large, Region(0.1, 0.1, 0.1, 0.2)),))
    (remark,) = indexed.searches.find(small, library).remarks
    assert "only 90 by 120 pixels" in remark
    enough = Query((Example(large, Region(0, 0, 0.5, 0.5)),))
    assert indexed.searches.find(enough, library).remarks == ()


@pytest.mark.parametrize("turn", range(1, 8))
def test_a_turned_picture_finds_its_original_only_if_that_is_asked(
    turn: int, indexed: App, library: Path
) -> None:
    with Image.open(library / "hats" / "0.png") as original:
        turned = original.rotate(90 * (turn % 4), expand=True)
    if turn >= 4:
        turned = turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    file = io.BytesIO()
    turned.save(file, "PNG")
    content = file.getvalue()
    nearest = indexed.searches.find(Query((Example(content),), turned=True), library).neighbours[0]
    assert nearest.picture.path == library / "hats" / "0.png"
    assert nearest.distance == pytest.approx(0, abs=2e-3)
    assert indexed.searches.find(content, library).neighbours[0].distance > 0.01


def test_of_several_what_cannot_be_read_is_left_out_and_named(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    hat = library / "hats" / "0.png"
    result = indexed.searches.find(Query((Example(tmp_path / "notes.txt"), Example(hat))), library)
    assert (result.source, result.sources) == (hat, (tmp_path / "notes.txt", hat))
    (remark,) = result.remarks
    assert remark.startswith("Left out: ")
    assert "notes.txt" in remark
    with pytest.raises(SimguiError, match="cannot be read"):
        indexed.searches.find(Query((Example(tmp_path / "notes.txt"), Example(b"none"))), library)


@pytest.mark.parametrize(
    "query",
    [
        Query(()),
        Query((Example(b"content", off=True),)),
        Query((Example(b"content", unlike=True),)),
    ],
)
def test_a_query_without_a_wanted_picture(query: Query, indexed: App, library: Path) -> None:
    with pytest.raises(SimguiError, match="There is no picture to search with"):
        indexed.searches.find(query, library)


def test_too_many_pictures(indexed: App, library: Path) -> None:
    many = Query((Example(library / "hats" / "0.png"),) * (MOST_EXAMPLES + 1))
    with pytest.raises(SimguiError, match="too many pictures"):
        indexed.searches.find(many, library)


def test_whole_pictures_of_the_library_are_not_decoded(
    indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecodingPool, "decode", lambda pool, path, *_: pytest.fail(f"decoded {path}"))
    ids = [PictureId(int(each)) for each in indexed.pictures.ids(library)[:3]]
    result = indexed.searches.find(Query(tuple(map(Example, ids))), library, k=20)
    assert len(result.neighbours) == 6


def test_a_picture_that_has_gone_is_shown_by_nothing(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    query = Query((Example(PictureId(99), off=True), Example(library / "hats" / "0.png")))
    assert app.searches.find(query, library).sources == (b"", library / "hats" / "0.png")


def test_the_example_that_is_nearest_to_a_picture_is_told(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    hat, bag, gone = library / "hats" / "0.png", library / "bags" / "0.png", tmp_path / "gone.png"
    unwanted = Example(library / "hats" / "1.png", unlike=True)
    query = Query((Example(hat, off=True), unwanted, Example(gone), Example(bag), Example(hat)))
    nearest = indexed.searches.nearest_example
    assert nearest(query, library / "bags" / "1.png", library) == 1
    assert nearest(query, library / "hats" / "1.png", library) == 2
    assert nearest(query, make_picture(tmp_path / "hat.png", 101, 9).read_bytes(), library) == 2
    with pytest.raises(SimguiError):
        nearest(Query((Example(gone),)), hat, library)
