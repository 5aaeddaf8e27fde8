"""Which model each folder uses: the rule, on choices in memory; then through the services of a library."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from pictures import make_library
from versions import add_version

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import MeasurementRequest
from simgui.library.storage.data_folder import DataFolder
from simgui.models.choices import FORMER, OF_EVERY_FOLDER, STARTER, ChosenModels
from simgui.models.layout import STARTERS

SHIPPED = STARTERS[0]


class InMemory:
    """Choices that are kept in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def choice(self, name: str) -> str | None:
        return self.kept.get(name)

    def choices(self, beginning: str) -> dict[str, str]:
        return {name: value for name, value in self.kept.items() if name.startswith(beginning)}

    def choose(self, name: str, value: str | None) -> None:
        self.choose_all({name: value})

    def choose_all(self, values: Mapping[str, str | None]) -> None:
        for name, value in values.items():
            self.kept.pop(name, None)
            if value is not None:
                self.kept[name] = value


@pytest.fixture
def kept() -> InMemory:
    return InMemory()


@pytest.fixture
def shoes(tmp_path: Path) -> Path:
    return tmp_path / "shoes"


@pytest.fixture
def cars(tmp_path: Path) -> Path:
    return tmp_path / "cars"


@pytest.fixture
def chosen(kept: InMemory, shoes: Path, cars: Path) -> ChosenModels:
    return ChosenModels(kept, lambda: [cars, shoes])


def test_each_folder_uses_its_own_and_the_starter_at_first(
    chosen: ChosenModels, shoes: Path, cars: Path
) -> None:
    chosen.choose("made-1", shoes)
    assert [chosen.of(shoes), chosen.of(cars)] == ["made-1", None]
    chosen.choose("made-2", cars)
    assert [chosen.of(shoes), chosen.of(cars)] == ["made-1", "made-2"]


def test_a_folder_inside_follows_the_one_around_it_until_it_has_its_own(
    chosen: ChosenModels, shoes: Path
) -> None:
    chosen.choose("made-1", shoes)
    assert chosen.of(shoes / "red" / "small") == "made-1"
    chosen.choose("made-2", shoes / "red")
    assert chosen.of(shoes / "red" / "small") == "made-2"
    assert chosen.of(shoes / "blue") == "made-1"
    chosen.choose(None, shoes / "red")  # the starter is a choice too
    assert chosen.of(shoes / "red" / "small") is None


def test_a_folder_that_is_called_alike_is_another_one(chosen: ChosenModels, shoes: Path) -> None:
    chosen.choose("made-1", shoes)
    assert chosen.of(shoes.with_name("shoes and more")) is None


def test_all_folders_use_their_common_model_and_the_starter_where_they_differ(
    chosen: ChosenModels, shoes: Path, cars: Path
) -> None:
    chosen.choose("made-1", shoes)
    assert chosen.of(()) is None
    assert chosen.of((shoes, cars)) is None
    assert chosen.of((shoes, shoes / "red")) == "made-1"
    chosen.choose("made-1", cars)
    assert chosen.of(()) == "made-1"


def test_the_model_for_searches_in_all_folders_changes_no_folder(
    chosen: ChosenModels, shoes: Path, cars: Path
) -> None:
    chosen.choose("made-1", shoes)
    chosen.choose("made-2", ())
    assert chosen.of(()) == chosen.of((shoes, cars)) == "made-2"
    assert [chosen.of(shoes), chosen.of(cars)] == ["made-1", None]
    chosen.choose(None, ())
    assert chosen.of(()) is None


def test_a_model_for_every_folder_takes_the_place_of_their_own(
    chosen: ChosenModels, shoes: Path, cars: Path, tmp_path: Path
) -> None:
    chosen.choose("made-1", shoes)
    chosen.choose("made-2", ())
    chosen.choose_for_every("made-3")
    places = (shoes, cars, tmp_path / "new", ())
    assert {chosen.of(place) for place in places} == {"made-3"}
    chosen.choose("made-1", shoes)
    chosen.choose_for_every(None)
    assert {chosen.of(place) for place in places} == {None}


def test_a_lost_model_leaves_the_starter_and_a_deleted_one_no_choice(
    chosen: ChosenModels, kept: InMemory, shoes: Path, cars: Path
) -> None:
    chosen.choose_for_every("made-2")
    chosen.choose("made-1", shoes)
    chosen.replace("made-1", None)
    assert [chosen.of(shoes), chosen.of(cars)] == [None, "made-2"]
    chosen.choose("made-1", shoes)
    chosen.forget("made-1")
    assert [chosen.of(shoes), chosen.of(cars)] == ["made-2", "made-2"]
    assert set(kept.kept) == {OF_EVERY_FOLDER}


def test_the_folders_that_use_a_model_are_listed(chosen: ChosenModels, shoes: Path, cars: Path) -> None:
    chosen.choose("made-1", shoes)
    chosen.choose("made-1", cars / "red")
    chosen.choose("made-1", cars.with_name("no longer covered"))
    assert chosen.folders("made-1") == (cars / "red", shoes)
    assert chosen.folders(None) == (cars,)


# The one choice of earlier versions.


def test_the_former_choice_belongs_to_the_folder_that_the_model_has_learnt_from(
    chosen: ChosenModels, kept: InMemory, shoes: Path, cars: Path
) -> None:
    kept.choose(FORMER, "made-1")
    chosen.take_over(lambda _id: str(shoes))
    assert [chosen.of(shoes), chosen.of(cars), chosen.of(())] == ["made-1", None, None]
    assert FORMER not in kept.kept


@pytest.mark.parametrize("learnt_from", ["", "elsewhere"])
def test_a_former_choice_that_has_learnt_from_no_folder_of_the_library_stays_that_of_all(
    chosen: ChosenModels, kept: InMemory, tmp_path: Path, shoes: Path, cars: Path, learnt_from: str
) -> None:
    kept.choose(FORMER, "made-1")
    chosen.take_over(lambda _id: learnt_from and str(tmp_path / learnt_from))
    assert [chosen.of(shoes), chosen.of(cars), chosen.of(())] == ["made-1"] * 3


# Through the services.


@pytest.fixture
def two(data_folder: DataFolder, shoes: Path, cars: Path) -> Iterator[App]:
    """A library of two folders, and a version that one of them uses."""
    add_version(data_folder, "made-1")
    with closing(App(data_folder)) as app:
        for seed, folder in enumerate((shoes, cars)):
            make_library(folder, labels=(f"a{seed}", f"b{seed}"), each=2)
            app.folders.index(folder, Progress())
        app.models.use("made-1", shoes)
        yield app


@pytest.mark.slow
def test_search_and_measurement_use_the_model_of_the_place(two: App, shoes: Path, cars: Path) -> None:
    def searched(*where: Path) -> str:
        return two.searches.find(shoes / "a0" / "0.png", where).model

    assert [searched(shoes), searched(cars), searched()] == ["made-1", SHIPPED, SHIPPED]
    assert searched(shoes / "a0") == "made-1"
    for folder, model in ((shoes, "made-1"), (cars, SHIPPED)):
        measured = two.measurements.measure(MeasurementRequest(folder), Progress())
        assert (measured.model_id, measured.active) == (model, True)
        assert [each.id for each in two.models.list(folder) if each.active] == [model]
    other = two.measurements.measure(MeasurementRequest(cars, model_id="made-1"), Progress())
    assert not other.active


@pytest.mark.slow
def test_the_choice_is_kept_and_goes_with_a_backup(
    two: App, data_folder: DataFolder, tmp_path: Path, shoes: Path, cars: Path
) -> None:
    two.storage.back_up(tmp_path / "kept.simgui-backup")
    two.models.use(SHIPPED)
    with closing(App(data_folder)) as again:
        assert again.models.of(shoes).id == SHIPPED
        again.storage.restore(tmp_path / "kept.simgui-backup")
        assert [again.models.of(each).id for each in (shoes, cars)] == ["made-1", SHIPPED]


def test_a_model_of_an_earlier_library_is_taken_over(two: App, shoes: Path, cars: Path) -> None:
    data_folder = two.data_folder
    two.models.use(SHIPPED)
    two._catalogue.decisions.choose(FORMER, "made-2")
    add_version(data_folder, "made-2", data={"folder": str(cars)})
    with closing(App(data_folder)) as later:
        assert [later.models.of(each).id for each in (shoes, cars)] == [SHIPPED, "made-2"]


def test_a_lost_model_of_a_folder_is_said_once_where_it_is_needed(
    two: App, data_folder: DataFolder, shoes: Path, cars: Path
) -> None:
    (data_folder.models / "made-1" / "head.npz").write_bytes(b"damaged")
    with closing(App(data_folder)) as again:
        assert again.models.settle(cars) is None
        loss = again.models.settle(shoes)
        assert isinstance(loss, SimguiError)
        assert "“Made made-1” is lost or damaged" in loss.message
        assert again.models.settle(shoes) is None
        assert again.models.of(shoes).id == SHIPPED


def test_a_model_is_not_deleted_where_a_folder_uses_it(two: App, shoes: Path) -> None:
    with pytest.raises(SimguiError, match="shoes") as refused:
        two.models.delete("made-1")
    assert refused.value.title == "This model is in use"
    two.models.use(SHIPPED, shoes)
    two.models.delete("made-1")


def test_a_choice_that_names_no_model_is_taken_out(two: App, shoes: Path) -> None:
    assert STARTER == "the starter"  # a word that no model can be called by
    for value in ("../elsewhere", "A Model", ""):
        two._catalogue.decisions.choose(OF_EVERY_FOLDER, value)
        assert two._catalogue.health.problems({}) == ["1 choice cannot be read"]
        two._catalogue.health.repair({})
    assert two.models.of(shoes).id == "made-1"
