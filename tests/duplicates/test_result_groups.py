"""Neighbours that are copies or near copies of each other are told."""

from pathlib import Path

from pictures import make_picture

from simgui.app import App
from simgui.core.progress import Progress


def test_near_copies_are_grouped_with_the_nearest_of_them_first(
    app: App, library: Path, tmp_path: Path
) -> None:
    for number in range(3):  # the same picture again, hardly changed
        make_picture(library / "bags" / f"burst {number}.jpg", 4242, quality=60 + 10 * number)
    app.folders.index(library, Progress())
    result = app.searches.find(make_picture(tmp_path / "query.png", 4242, 1), library, 12)
    groups = app.result_groups.of(result.neighbours, library)
    names = [neighbour.picture.path.name for neighbour in result.neighbours]
    burst = [place for place, name in enumerate(names) if name.startswith("burst")]
    assert len(burst) == 3
    assert {groups[place] for place in burst} == {burst[0]}
    others = [place for place in range(len(names)) if place not in burst]
    assert not {groups[place] for place in others} & {burst[0]}
    assert all(groups[place] <= place for place in range(len(names)))


def test_no_neighbours_are_no_groups(indexed: App, library: Path) -> None:
    assert indexed.result_groups.of((), library) == ()
