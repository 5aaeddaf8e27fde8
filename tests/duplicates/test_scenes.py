from pathlib import Path

import numpy as np
from exif import MODEL, TAKEN, exif_of
from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.progress import Progress
from simgui.duplicates.scenes import (
    contradictions_sentence,
    find_contradictions,
    find_scenes,
    near_copies,
)
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.library.labelled import LabelledPictures, read_labelled

BACKBONE = FakeBackbone().id


def indexed(catalogue: Catalogue, folder: Path) -> LabelledPictures:
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    return read_labelled(catalogue, folder, BACKBONE)


def test_a_burst_is_one_scene(catalogue: Catalogue, tmp_path: Path) -> None:
    for label in ("bags", "hats"):
        for seed in range(8):
            make_picture(tmp_path / "p" / label / f"x{seed}y.png", len(label) * seed + 50 * (label == "hats"))
    burst = [make_picture(tmp_path / "p" / "bags" / f"b{shot}.png", 5, shot, spread=2) for shot in range(4)]
    pictures = indexed(catalogue, tmp_path / "p")
    scenes = find_scenes(catalogue, tmp_path / "p", pictures.ids, pictures.labels, BACKBONE).numbers
    shown = {
        picture.path: scene
        for picture, scene in zip(
            catalogue.pictures.get(pictures.ids.tolist(), tmp_path / "p"), scenes.tolist(), strict=True
        )
    }
    assert len({shown[path] for path in burst}) == 1
    assert near_copies(scenes) >= 4
    assert scenes.max() + 1 == len(np.unique(scenes))


def test_what_one_camera_took_in_two_seconds_is_one_scene_if_it_has_something_in_common(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    def photograph(name: str, seed: int, variant: int, time: str, camera: str = "A") -> None:
        exif = b"Exif\0\0" + exif_of({TAKEN: f"2020:01:01 {time}", MODEL: camera})
        make_picture(tmp_path / "p" / name, seed, variant, spread=115, exif=exif)

    for label, first in (("bags", 10), ("hats", 60)):
        for seed in range(first, first + 12):
            photograph(
                f"{label}/x{seed}y.png", seed, 0, f"09:{seed}:00" if seed < 60 else f"10:{seed - 60}:00"
            )
    for shot in range(1, 4):
        photograph(f"bags/burst{shot}y.png", 10, shot, f"12:00:0{shot}")
        photograph(f"hats/later{shot}y.png", 60, shot, f"12:{shot}0:00")
        photograph(f"hats/cameras{shot}y.png", 61, shot, "13:00:00", f"camera {shot}")
    photograph("bags/burst9y.png", 19, 0, "12:00:02")  # a time alone is not enough
    pictures = indexed(catalogue, tmp_path / "p")
    scenes = find_scenes(catalogue, tmp_path / "p", pictures.ids, pictures.labels, BACKBONE).numbers
    shown = catalogue.pictures.get(pictures.ids.tolist(), tmp_path / "p")
    found = {picture.path.stem: scene for picture, scene in zip(shown, scenes.tolist(), strict=True)}
    assert len({found[f"burst{shot}y"] for shot in (1, 2, 3)}) == 1
    assert len({found[f"later{shot}y"] for shot in (1, 2, 3)}) == 3
    assert len({found[f"cameras{shot}y"] for shot in (1, 2, 3)}) == 3
    assert found["burst9y"] != found["burst2y"]


def test_of_no_pictures_there_are_no_scenes(catalogue: Catalogue, tmp_path: Path) -> None:
    none = np.empty(0, np.int64)
    assert find_scenes(catalogue, tmp_path, none, none, BACKBONE).numbers.tolist() == []
    assert find_contradictions(catalogue, none, none, BACKBONE).tolist() == []


def test_near_copies_with_different_labels_are_named(catalogue: Catalogue, tmp_path: Path) -> None:
    for label, first in (("bags", 10), ("hats", 40)):
        for seed in range(6):
            make_picture(tmp_path / "p" / label / f"x{seed}y.png", first + seed)
    make_picture(tmp_path / "p" / "hats" / "copy.png", 10, 1, spread=1)
    pictures = indexed(catalogue, tmp_path / "p")
    pairs = find_contradictions(catalogue, pictures.ids, pictures.labels, BACKBONE)
    said = contradictions_sentence(catalogue, tmp_path / "p", pairs[:1])
    assert said.startswith("1 pair of near copies has different labels, for example ")
    assert "copy.png" in said
    assert "x0y.png" in said
    assert contradictions_sentence(catalogue, tmp_path / "p", pairs[:0]) == ""
