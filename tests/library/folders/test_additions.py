"""Pictures from elsewhere come into the library as copies; nothing that was there is touched."""

import os
from pathlib import Path

import pytest
from pictures import contents, make_library, make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import SubfolderLabel
from simgui.library.folders.additions import folder_name


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Pictures whose names are taken in the library: two hats, and two of a label that it does not have."""
    return make_library(tmp_path / "elsewhere", ("caps", "hats"), each=2)


@pytest.fixture
def found(app: App, library: Path, elsewhere: Path) -> dict[Path, int]:
    for folder in (library, elsewhere):
        app.folders.index(folder, Progress())
    ids = app.pictures.ids(elsewhere).tolist()
    return {each.path: each.id for each in app.pictures.get(ids, elsewhere)}


def test_copies_lie_where_their_label_belongs_and_replace_nothing(
    app: App, library: Path, elsewhere: Path, found: dict[Path, int]
) -> None:
    make_picture(elsewhere / "hats" / "0.png", 7)  # not the hat that the library has under this name
    app.folders.index(elsewhere, Progress())
    (hat,) = [
        each
        for each in app.pictures.get(app.pictures.ids(elsewhere).tolist(), elsewhere)
        if each.path == elsewhere / "hats" / "0.png"
    ]
    before = contents(library) | contents(elsewhere)
    labels = {hat.id: "hats", found[elsewhere / "caps" / "1.png"]: "caps/new"}
    copies = app.folders.add_copies(labels, library, Progress())
    assert copies == [library / "hats" / "0 2.png", library / "caps-new" / "1.png"]
    assert copies[0].read_bytes() == (elsewhere / "hats" / "0.png").read_bytes()
    after = contents(library) | contents(elsewhere)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == set(copies)
    app.folders.index(library, Progress())
    assert {hat.id} <= set(app.pictures.ids(library).tolist())


def test_a_renamed_label_is_found_by_its_subfolder(
    app: App, library: Path, elsewhere: Path, found: dict[Path, int]
) -> None:
    app.decisions.apply([SubfolderLabel(library, "hats", "headgear")])
    copies = app.folders.add_copies({found[elsewhere / "caps" / "0.png"]: "headgear"}, library, Progress())
    assert copies == [library / "hats" / "0 2.png"]


def test_what_is_gone_cannot_be_added(
    app: App, library: Path, elsewhere: Path, found: dict[Path, int]
) -> None:
    (elsewhere / "caps" / "0.png").unlink()
    before = contents(library)
    with pytest.raises(SimguiError):
        app.folders.add_copies({found[elsewhere / "caps" / "0.png"]: "hats"}, library, Progress())
    assert contents(library) == before


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("CON", "CON-"),
        ("lpt1.txt", "lpt1-.txt"),
        ("nul .x", "nul-.x"),
        ("console", "console"),
        ("hats... ", "hats"),
        (" .hats", "hats"),
        ("a\0b\nc\u202ed", "a-b-c-d"),
        ("..", "-"),
        ("../../etc", "-..-etc"),
        ("C:\\new", "C--new"),
        ("\udcff", "-"),
        ("é" * 300, "é" * 100),
        ("", "-"),
    ],
)
def test_a_label_becomes_a_name_that_every_system_takes(label: str, name: str) -> None:
    assert folder_name(label) == name


@pytest.mark.parametrize("label", ["a\0b", "CON", "x" * 5000, "..", "."])
def test_no_label_keeps_a_copy_from_being_made(
    app: App, library: Path, elsewhere: Path, found: dict[Path, int], label: str
) -> None:
    (copy,) = app.folders.add_copies({found[elsewhere / "caps" / "0.png"]: label}, library, Progress())
    assert copy.parent.parent == library
    assert copy.read_bytes() == (elsewhere / "caps" / "0.png").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link(
    app: App, library: Path, elsewhere: Path, found: dict[Path, int], tmp_path: Path, there: bool
) -> None:
    target = tmp_path / "target"
    if there:
        target.mkdir()
    (library / "linked").symlink_to(target)
    with pytest.raises(SimguiError, match="is a link"):
        app.folders.add_copies({found[elsewhere / "caps" / "0.png"]: "linked"}, library, Progress())
    assert not target.exists() or list(target.iterdir()) == []
