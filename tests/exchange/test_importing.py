"""What keywords and tables would change is said before it is done, done in one go, and taken back."""

import os
from pathlib import Path

import pytest
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.exchange.importing import from_table
from simgui.exchange.keyword_rule import known_labels, labels_of
from simgui.exchange.records import Conflict, ImportPlan, KeywordRule, LabelledFile
from simgui.exchange.table import Row, read_table
from simgui.exchange.words import import_sentences
from simgui.library.keywords import Keyword
from simgui.library.xmp.changing import with_label

SAMPLES = Path(__file__).parents[1] / "samples" / "xmp"
KNOWN, SPECIFIC, FIRST = KeywordRule.KNOWN, KeywordRule.SPECIFIC, KeywordRule.FIRST


def keywords(*paths: str) -> list[Keyword]:
    return [Keyword(tuple(path.split(">"))) for path in paths]


@pytest.mark.parametrize(
    ("said", "rule", "expected"),
    [
        ((), KNOWN, ()),
        ((), SPECIFIC, ()),
        ((), FIRST, ()),
        (("sun", "hats"), KNOWN, ("hats",)),
        (("sun", "things>hats>caps"), KNOWN, ("hats",)),  # the most specific level that is a label
        (("hats", "shoes"), KNOWN, ("hats", "shoes")),
        (("things>hats", "other>hats"), KNOWN, ("hats",)),
        (("a/b",), KNOWN, ("a/b",)),
        (("a>b",), KNOWN, ("a/b",)),
        (("Cafe\u0301",), KNOWN, ("Caf\u00e9",)),
        (("Hats",), KNOWN, ()),
        (("sun", "places>France>Paris"), SPECIFIC, ("Paris",)),
        (("sun", "sea"), SPECIFIC, ("sun", "sea")),
        (("sun", "places>France>Paris"), FIRST, ("sun",)),
        (("places>France>Paris", "sun"), FIRST, ("Paris",)),
    ],
)
def test_which_keyword_is_the_label(
    said: tuple[str, ...], rule: KeywordRule, expected: tuple[str, ...]
) -> None:
    assert labels_of(keywords(*said), rule, known_labels(["hats", "shoes", "a/b", "Caf\u00e9"])) == expected


@pytest.fixture
def loose(app: App, library: Path) -> Path:
    """The library, and pictures without a label: two with sidecars, one with keywords inside."""
    (library / "0.xmp").write_bytes((SAMPLES / "lightroom.xmp").read_bytes())
    (library / "1.png.xmp").write_bytes(with_label(b"", "hats") or b"")
    make_picture(library / "0.png", 50)
    make_picture(library / "1.png", 51)
    make_picture(library / "2.jpg", 52, xmp=(SAMPLES / "digikam.xmp").read_bytes())
    app.folders.index(library, Progress())
    return library


def labels(app: App, folder: Path) -> dict[str, str | None]:
    found = app.pictures.get(app.pictures.ids(folder).tolist(), folder)
    return {each.path.name: each.label for each in found if each.path.parent == folder}


def test_sidecars_become_labels_and_are_taken_back(app: App, loose: Path) -> None:
    plan = app.exchange.from_sidecars(loose, KNOWN, Progress())
    assert [(each.path.name, each.before, each.label) for each in plan.labels] == [("1.png", None, "hats")]
    assert (plan.new, plan.changed, plan.same, plan.other, plan.without) == (1, 0, 0, 1, 10)
    assert "1 picture has keywords of which none is a label yet." in list(import_sentences(plan))
    assert labels(app, loose) == {"0.png": None, "1.png": None, "2.jpg": None}  # nothing is done yet
    back = app.decisions.apply(plan.changes())
    assert labels(app, loose) == {"0.png": None, "1.png": "hats", "2.jpg": None}
    assert app.exchange.from_sidecars(loose, KNOWN, Progress()).same == 1
    app.decisions.apply(back)
    assert labels(app, loose) == {"0.png": None, "1.png": None, "2.jpg": None}
    plan = app.exchange.from_sidecars(loose, SPECIFIC, Progress())
    assert [(each.path.name, each.label) for each in plan.labels] == [("0.png", "heron"), ("1.png", "hats")]


def test_keywords_inside_pictures_become_labels(app: App, loose: Path) -> None:
    plan = app.exchange.from_pictures(loose, SPECIFIC, Progress())
    assert [(each.path.name, each.label) for each in plan.labels] == [("2.jpg", "Änne Müller")]
    assert plan.without == 11
    app.decisions.apply(plan.changes())
    assert labels(app, loose)["2.jpg"] == "Änne Müller"


def test_a_picture_of_which_two_labels_are_said_stays(app: App, loose: Path) -> None:
    for name, label in (("0.png.xmp", "hats"), ("copy.png.xmp", "shoes")):
        (loose / name).write_bytes(with_label(b"", label) or b"")
    (loose / "copy.png").write_bytes((loose / "0.png").read_bytes())
    app.folders.index(loose, Progress())
    plan = app.exchange.from_sidecars(loose, KNOWN, Progress())
    assert plan.conflicts == (Conflict(loose / "0.png", ("hats", "shoes")),)
    assert [each.path.name for each in plan.labels] == ["1.png"]
    assert any("several labels at once" in each for each in import_sentences(plan))


def test_labels_that_are_there_can_be_kept(app: App, loose: Path) -> None:
    table = loose.parent / "labels.csv"
    table.write_text("hats/0.png,caps\n0.png,caps\n", encoding="utf-8")
    plan = app.exchange.from_table(loose, table, Progress())
    assert (plan.new, plan.changed) == (1, 1)
    assert len(plan.changes()) == 2
    assert [each.path.name for each in plan.meant(replace=False)] == ["0.png"]
    assert "1 picture with another label keeps its own." in list(import_sentences(plan, replace=False))


@pytest.mark.parametrize("kind", ["a folder", "a bomb", "too large", "a link"])
def test_a_hostile_sidecar_is_named(app: App, loose: Path, kind: str) -> None:
    sidecar = loose / "0.png.xmp"
    if kind == "a folder":
        sidecar.mkdir()
    elif kind == "a bomb":
        entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ha'}'>" for n in range(10))
        sidecar.write_text(f"<!DOCTYPE x [{entities}]><x>&l9;</x>")
    elif kind == "too large":
        with sidecar.open("wb") as large:
            large.truncate(100 << 20)
    elif os.name == "nt":
        pytest.skip("links need rights there")
    else:
        sidecar.symlink_to("/etc/passwd")
    plan = app.exchange.from_sidecars(loose, KNOWN, Progress())
    assert [each.path for each in plan.problems] == [sidecar]
    assert [each.path.name for each in plan.labels] == ["1.png"]


# Tables.

ROWS = [Row("hats/größe, 1.jpg", "Hüte; neu"), Row("a.jpg", "b")]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_of_any_spreadsheet_is_read(tmp_path: Path, separator: str, encoding: str, end: str) -> None:
    lines = [f'"{row.path}"{separator}"{row.label}"' for row in ROWS]
    for header in ("", f"path{separator}label{end}", f"File{separator}Class{end}"):
        (tmp_path / "t.csv").write_bytes((header + end.join(lines) + end).encode(encoding))
        assert read_table(tmp_path / "t.csv") == ROWS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("sep=;\na.jpg;b\n", [Row("a.jpg", "b")]),
        ("id,label,filename\n7,b,a.jpg\n", [Row("a.jpg", "b")]),
        ("a.jpg,b,more\n\nc.jpg\n", [Row("a.jpg", "b"), Row("c.jpg", "")]),
        ('a.jpg,"two\nlines"', [Row("a.jpg", "two\nlines")]),
        ("a.jpg,'=SUM(A1)\n'-b.jpg,'tis\n", [Row("a.jpg", "=SUM(A1)"), Row("-b.jpg", "'tis")]),
    ],
)
def test_what_stands_in_a_table(tmp_path: Path, text: str, expected: list[Row]) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert read_table(tmp_path / "t.csv") == expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"only one column\nanother", "two columns"),
        (b"PK\x03\x04...", "workbook"),
        (b"a.jpg,b\0\0", "no text"),
        (b'a,"' + b"x" * 200_000, "field larger"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(SimguiError, match=told):
        read_table(tmp_path / "t.csv")
    with pytest.raises(SimguiError, match="folder"):
        read_table(tmp_path)
    with pytest.raises(SimguiError, match="is not there"):
        read_table(tmp_path / "none.csv")


def plan_of(*rows: Row) -> ImportPlan:
    folder = Path("/shop").absolute()
    names = ("a.jpg", "hats/größe.jpg", "hats/x\udcff.jpg", "copy of a.jpg")
    files = [
        LabelledFile(folder / name, number % 3, "hat" if number % 3 else None)
        for number, name in enumerate(names)
    ]
    return from_table(rows, files, folder, Progress())


@pytest.mark.parametrize(
    "path",
    [
        "hats/größe.jpg",
        "hats/gro\u0308ße.jpg",
        "hats\\größe.jpg",
        "./hats/größe.jpg",
        "/shop/hats/größe.jpg",
        "hats//größe.jpg",
        "HATS/Größe.JPG",
    ],
)
def test_a_path_is_found_however_it_is_written(path: str) -> None:
    if path.startswith("/"):
        path = str(Path(path).absolute())
    plan = plan_of(Row(path, "cap"))
    assert [(each.path.name, each.before, each.label) for each in plan.labels] == [
        ("größe.jpg", "hat", "cap")
    ]


def test_what_is_said_of_files_is_counted() -> None:
    plan = plan_of(
        Row("a.jpg", "new"),
        Row("a.jpg", "new"),
        Row("hats/größe.jpg", "hat"),
        Row("hats/x\\xff.jpg", ""),
        Row("none.jpg", "b"),
        Row("../elsewhere.jpg", "b"),
        Row("copy of a.jpg", "new"),
    )
    assert [(each.path.name, each.label) for each in plan.labels] == [("a.jpg", "new")]
    assert (plan.new, plan.changed, plan.same, plan.without) == (1, 0, 1, 1)
    assert plan.unknown == ("none.jpg", "../elsewhere.jpg")
    assert plan_of(Row("a.jpg", "x"), Row("copy of a.jpg", "y")).conflicts[0].labels == ("x", "y")


def test_a_label_of_a_table_cannot_break_a_line() -> None:
    assert plan_of(Row("a.jpg", "a\nb\u202e")).labels[0].label == "a�b�"
