"""Another backbone: the model before goes on answering until the features of the next one are whole."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from pictures import make_picture
from versions import BACKBONE, add_version

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.records import FileState
from simgui.library.storage.data_folder import DataFolder
from simgui.models.change_over import Coverage

pytestmark = pytest.mark.slow

EARLIER, NOW, FAST = "starter-1", "starter-2", "starter-fast-2"
EARLIER_FEATURES = "efficientnet-lite0-f16-1"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second folder, which may be taken away."""
    folder = tmp_path / "drive" / "others"
    for number in range(3):
        make_picture(folder / "caps" / f"{number}.png", 500 + number)
    return folder


@pytest.fixture
def older(data_folder: DataFolder, library: Path) -> Iterator[App]:
    """A library as an earlier program has left it: its starter has looked at nine pictures."""
    leave_older(data_folder, library)
    with closing(App(data_folder)) as opened:
        yield opened


def leave_older(data_folder: DataFolder, *folders: Path) -> None:
    with closing(App(data_folder)) as app:
        for folder in folders:
            app.folders.index(folder, Progress(), app.models.starters.earlier.backbone)


def found(app: App, where: Path) -> tuple[str, int]:
    """Search with a picture, and give the model that answered and how many it searched."""
    query = next(iter(sorted(where.rglob("*.png"))), Path())
    result = app.searches.find(app.pictures.ids(where)[0].item() if query == Path() else query, where)
    return result.model, result.searched


def marks(app: App) -> dict[str, tuple[bool, bool]]:
    return {each.id: (each.active, each.next) for each in app.models.list()}


def test_a_new_library_begins_with_the_default_starter(data_folder: DataFolder, library: Path) -> None:
    for _ in range(2):  # and stays with it
        with closing(App(data_folder)) as app:
            app.folders.index(library, Progress())
            assert found(app, library) == (NOW, 9)
            assert app.preparation.pending() is None
            assert app.preparation.run((), Progress()) is None


def test_files_are_counted_once_and_not_at_every_start(
    data_folder: DataFolder, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(App(data_folder)) as app:
        app.folders.index(library, Progress())
    with closing(App(data_folder)) as app:
        assert found(app, library) == (NOW, 9)
    counted: list[str] = []
    with closing(App(data_folder)) as app:
        monkeypatch.setattr(
            app._catalogue.features, "coverage", lambda backbone, *_: counted.append(backbone)
        )
        assert found(app, library) == (NOW, 9)
    assert counted == []


def test_an_older_library_is_answered_by_the_starter_that_it_was_indexed_with(
    older: App, library: Path
) -> None:
    older.models.choose_cutpoint(0.125)
    assert found(older, library) == (EARLIER, 9)
    assert len(older.pictures.ids(library)) == 9
    assert marks(older) == {NOW: (False, True), FAST: (False, False), EARLIER: (True, False)}
    pending = older.preparation.pending()
    assert pending is not None
    assert (pending.name, pending.done, pending.total, pending.in_use) == ("Starter", 0, 9, False)


def test_it_changes_over_when_the_new_features_are_whole_and_keeps_what_was_decided(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    older.models.choose_cutpoint(0.125)
    steps: list[Step] = []
    prepared = older.preparation.run((), Progress(steps.append))
    assert prepared is not None
    assert prepared.in_use
    assert steps[-1].line.startswith("Preparing the new starter: 9 of 9 pictures")
    assert found(older, library) == (NOW, 9)
    assert older.models.cutpoint_of(older.models.of()) == older.models.of().cutpoint
    assert older.preparation.pending() is None
    older.models.use(EARLIER)  # at once, with its threshold: its features are still there
    assert (found(older, library), older.models.cutpoint_of(older.models.of()).distance) == (
        (EARLIER, 9),
        0.125,
    )
    older.models.use(NOW)
    with closing(App(data_folder)) as again:
        assert found(again, library) == (NOW, 9)


def test_what_was_prepared_before_a_stop_is_not_done_again(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    seen: list[Step] = []
    stop = Progress(  # by its clock seconds pass, so that each step is reported
        seen.append, is_cancelled=lambda: any(step.done >= 3 for step in seen), clock=count().__next__
    )
    with pytest.raises(Cancelled):
        older.preparation.run((), stop)
    assert found(older, library) == (EARLIER, 9)
    with closing(App(data_folder)) as again:
        pending = again.preparation.pending()
        assert pending is not None
        assert 3 <= pending.done < pending.total == 9
        steps: list[Step] = []
        again.preparation.run((), Progress(steps.append))
        assert steps[0].done == pending.done + 1
        assert found(again, library) == (NOW, 9)


def test_one_folder_alone_changes_nothing_until_all_are_whole(
    data_folder: DataFolder, library: Path, other: Path
) -> None:
    leave_older(data_folder, library, other)
    with closing(App(data_folder)) as app:
        prepared = app.preparation.run(library, Progress())
        assert prepared is not None
        assert (prepared.done, prepared.total, prepared.in_use) == (9, 12, False)
        assert found(app, library) == (EARLIER, 9)
        assert app.searches.find(library / "hats" / "0.png", ()).searched == 12
        app.preparation.run(other, Progress())
        assert app.searches.find(library / "hats" / "0.png", ()).searched == 12
        assert app.models.of().id == NOW


def test_new_pictures_are_found_while_it_is_prepared(older: App, library: Path) -> None:
    shutil.copyfile(library / "hats" / "0.png", library / "hats" / "copy.png")
    for number in range(2):
        make_picture(library / "gloves" / f"{number}.png", 500 + number)
    seen: list[Step] = []
    with pytest.raises(Cancelled):
        older.preparation.run((), Progress(seen.append, is_cancelled=lambda: bool(seen)))
    assert found(older, library) == (EARLIER, 11)


def test_what_is_offline_is_answered_by_the_model_before_and_looked_at_when_it_is_back(
    data_folder: DataFolder, library: Path, other: Path
) -> None:
    leave_older(data_folder, library, other)
    away = other.parent.rename(other.parent.with_name("away"))
    with closing(App(data_folder)) as app:
        prepared = app.preparation.run((), Progress())
        assert prepared is not None
        assert (prepared.done, prepared.total, prepared.offline, prepared.in_use) == (9, 9, 3, True)
        assert found(app, library) == (NOW, 9)
        assert app.ledger.counts(other)[FileState.OFFLINE] == 3
        ids = app.pictures.ids(other)
        assert len(ids) == 3
        offline = app.searches.find(int(ids[0]), other)
        assert (offline.model, offline.searched, offline.cutpoint.name) == (EARLIER, 3, "starter")
        away.rename(other.parent)
        app.folders.index(other, Progress())
        assert found(app, other) == (NOW, 3)
        assert app.searches.find(library / "hats" / "0.png", ()).searched == 12


def test_a_library_that_is_away_altogether_stays_with_its_starter(
    data_folder: DataFolder, other: Path
) -> None:
    leave_older(data_folder, other)
    other.parent.rename(other.parent.with_name("away"))
    for _ in range(2):
        with closing(App(data_folder)) as app:
            with pytest.raises(SimguiError, match="offline"):
                app.folders.index(other, Progress())
            prepared = app.preparation.run((), Progress())
            assert prepared is not None
            assert not prepared.in_use
            assert app.models.of().id == EARLIER
            assert len(app.pictures.ids(other)) == 3


def test_a_person_may_stay_with_the_earlier_starter(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    older.models.use(EARLIER)
    assert older.preparation.run((), Progress()) is None
    with closing(App(data_folder)) as again:
        assert again.preparation.pending() is None
        assert found(again, library) == (EARLIER, 9)


def test_the_newest_choice_is_prepared(older: App, library: Path) -> None:
    assert older.models.use(FAST).id == FAST
    assert marks(older) == {NOW: (False, False), FAST: (False, True), EARLIER: (True, False)}
    older.preparation.run((), Progress())
    assert found(older, library) == (FAST, 9)


def test_a_model_on_the_backbone_in_use_is_used_at_once(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    add_version(data_folder, "made-1", backbone=EARLIER_FEATURES)
    add_version(data_folder, "made-2", backbone=BACKBONE)
    older.models.use("made-1")
    assert found(older, library) == ("made-1", 9)
    assert older.models.starter_of().id == EARLIER
    assert older.preparation.pending() is None
    older.models.use("made-2")
    assert found(older, library) == ("made-1", 9)
    older.preparation.run((), Progress())
    assert found(older, library) == ("made-2", 9)
    assert older.models.starter_of().id == NOW


def test_a_next_model_that_is_deleted_is_not_waited_for(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    add_version(data_folder, "made-2", backbone=BACKBONE)
    older.models.use("made-2")
    older.models.delete("made-2")
    assert older.preparation.pending() is None
    assert found(older, library) == (EARLIER, 9)


def test_a_next_model_that_is_damaged_is_told_once(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    version = add_version(data_folder, "made-2", backbone=BACKBONE)
    older.models.use("made-2")
    (version / "head.npz").write_bytes(b"damaged")
    with pytest.raises(SimguiError, match="The model is damaged"):
        older.preparation.pending()
    assert older.preparation.pending() is None
    assert found(older, library) == (EARLIER, 9)


def test_where_the_chosen_model_is_lost_the_starter_with_the_features_answers(
    older: App, library: Path, data_folder: DataFolder
) -> None:
    version = add_version(data_folder, "made-1", backbone=EARLIER_FEATURES)
    older.models.use("made-1")
    (version / "head.npz").write_bytes(b"damaged")
    with closing(App(data_folder)) as again:
        assert found(again, library) == (EARLIER, 9)
        assert again.models.settle() is not None
        assert marks(again)[NOW] == (False, True)


def test_files_are_counted_as_they_can_be_searched(
    data_folder: DataFolder, library: Path, other: Path
) -> None:
    (library / "hats" / "copy.png").write_bytes((library / "hats" / "0.png").read_bytes())
    (library / "hats" / "broken.png").write_bytes(b"no picture")
    (library / "bags" / "0.png").unlink()
    leave_older(data_folder, library, other, library / "hats")
    with closing(App(data_folder)) as app:
        coverage = app._catalogue.features.coverage
        assert coverage(EARLIER_FEATURES) == Coverage(12, 0, 0)
        assert coverage(BACKBONE) == Coverage(0, 12, 0)
        app._catalogue.folders.mark_offline(other)
        assert coverage(BACKBONE) == Coverage(0, 9, 3)
        app.folders.remove(library)
        assert coverage(EARLIER_FEATURES) == Coverage(3, 0, 0)
