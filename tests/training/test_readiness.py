"""What is said before a training counts scenes: near copies of one picture measure nothing."""

from pathlib import Path

import numpy as np
from pictures import make_picture

from simgui.app import App
from simgui.core.progress import Progress
from simgui.duplicates.scenes import FoundScenes
from simgui.library.labelled import LabelledPictures
from simgui.training.decision import MEASURED_ON_COPIES
from simgui.training.readiness import remarks


def of_scenes(**shots: tuple[int, ...]) -> tuple[LabelledPictures, FoundScenes]:
    """Make labels of scenes, each of so many pictures."""
    sizes = [sum(each) for each in shots.values()]
    labels = np.repeat(np.arange(len(shots)), sizes)
    scenes = [size for each in shots.values() for size in each]
    pictures = LabelledPictures(np.arange(sum(sizes)), labels, tuple(shots), 0, 0, {}, {})
    return pictures, FoundScenes(np.repeat(np.arange(len(scenes)), scenes))


def test_a_hundred_near_copies_are_not_a_hundred_pictures() -> None:
    assert remarks(*of_scenes(a=(1,) * 100, b=(1,) * 100)) == []
    assert remarks(*of_scenes(a=(10,) * 10, b=(10,) * 10)) == [
        "Only about 2 scenes are set aside to measure the model, too few to tell whether it is better. With "
        "80 scenes of each label, at least 16 are. Near copies are one scene."
    ]


def test_a_label_that_is_one_scene_is_named() -> None:
    many = (1,) * 100
    assert remarks(*of_scenes(a=many, b=(20,), c=many)) == [
        "“b”: fewer than 3 scenes, so learned but not measured. Add pictures from other times or places."
    ]
    assert remarks(*of_scenes(a=many, b=(20,), c=(4, 4), d=(5,), e=many)) == [
        "“b”, “c”: fewer than 3 scenes, so learned but not measured. Add pictures from other times or "
        "places.",
        "“d”: fewer than 6 pictures, so learned but not measured.",
    ]


def test_one_label_that_can_be_measured_does_not_tell_labels_apart() -> None:
    one_scene, alone = remarks(*of_scenes(a=(1,) * 100, b=(20,)))
    assert one_scene.startswith("“b”: fewer than 3 scenes")
    assert alone.startswith(
        "Only “a” has 6 pictures or more of at least 3 scenes, so the model is measured on it"
    )


def test_where_scenes_have_to_be_cut_that_alone_is_said() -> None:
    pictures, scenes = of_scenes(a=(4, 4, 4), b=(4, 4, 4))
    assert remarks(pictures, FoundScenes(scenes.numbers, are_cut=True)) == [MEASURED_ON_COPIES]


def said_of(app: App, folder: Path) -> tuple[str, ...]:
    """Index a folder, also with the backbone of the starter, and give what is said of it."""
    app.folders.index(folder, Progress())
    ids = app.pictures.ids(folder)
    features = app._catalogue.features.read(ids, app.models.of().backbone.id)
    app._catalogue.features.add(ids, app.models.starter_of(folder).backbone_id, features)
    return app.trainings.data(folder).remarks


def test_it_is_said_of_a_folder(app: App, tmp_path: Path) -> None:
    for label, seed in (("bags", 1), ("hats", 2)):
        for shot in range(8):
            make_picture(tmp_path / "p" / label / f"x{shot}y.png", seed, shot, spread=4)
    assert said_of(app, tmp_path / "p") == (MEASURED_ON_COPIES,)
    for seed in range(8):
        make_picture(tmp_path / "p" / "hats" / f"{seed}z.png", 100 + seed)
    said = said_of(app, tmp_path / "p")
    assert said[0].startswith("“bags”: fewer than 3 scenes")
    assert said[1].startswith("Only “hats” has 6 pictures or more of at least 3 scenes")
