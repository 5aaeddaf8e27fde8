"""Labels go into sidecars and tables; no picture is touched, and no sidecar is ever half written."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import contents, make_picture

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.exchange.sidecars import BadSidecar, Sidecars, read_sidecar, write_sidecar
from simgui.library.decisions import label_changes
from simgui.library.records import FileState
from simgui.library.xmp.changing import with_label
from simgui.library.xmp.names import WRITTEN
from simgui.library.xmp.reading import read_xmp

SAMPLES = Path(__file__).parents[1] / "samples" / "xmp"


def said(picture: Path) -> list[str]:
    return [each.path for each in read_xmp(picture.with_name(f"{picture.name}.xmp").read_bytes()).keywords()]


def pictures_of(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: held for path, held in contents(folder).items() if path.suffix == ".png"}


def picture(app: App, path: Path) -> int:
    number = app.pictures.at(path)
    assert number is not None
    return number


def test_each_picture_gets_one_and_none_is_touched(indexed: App, library: Path) -> None:
    before = pictures_of(library)
    preview = indexed.exchange.preview_sidecars(library, Progress())
    assert contents(library) == before
    summary = indexed.exchange.write_sidecars(library, Progress())
    assert summary == preview
    assert (summary.written, summary.merged, summary.same, summary.problems) == (9, 0, 0, ())
    assert pictures_of(library) == before
    assert {path.name for path in library.rglob("*.xmp")} == {f"{number}.png.xmp" for number in range(3)}
    for label in ("bags", "hats", "shoes"):
        assert said(library / label / "0.png") == [label]
    written = contents(library)
    again = indexed.exchange.write_sidecars(library, Progress())
    assert (again.written, again.same) == (0, 9)
    assert contents(library) == written  # not even written anew
    indexed.folders.index(library, Progress())
    counts = indexed.ledger.counts(library)
    assert (counts[FileState.INDEXED], counts[FileState.EXCLUDED], counts[FileState.SKIPPED]) == (9, 9, 0)


def test_sidecars_of_other_programs_are_merged_and_given_back(indexed: App, library: Path) -> None:
    samples = {}
    for number, program in enumerate(("darktable", "digikam", "lightroom")):
        sidecar = library / "hats" / (f"{number}.png.xmp" if number < 2 else f"{number}.xmp")
        sidecar.write_bytes((SAMPLES / f"{program}.xmp").read_bytes())
        sidecar.chmod(0o640)
        samples[sidecar] = sidecar.read_bytes()
    summary = indexed.exchange.write_sidecars(library, Progress())
    assert (summary.written, summary.merged) == (6, 3)
    assert not (library / "hats" / "2.png.xmp").exists()  # that of Lightroom has another name
    for sidecar, before in samples.items():
        assert "hats" in [each.path for each in read_xmp(sidecar.read_bytes()).keywords()]
        assert sidecar.read_bytes() != before
        if os.name != "nt":
            assert sidecar.stat().st_mode & 0o777 == 0o640
    removed = indexed.exchange.write_sidecars(library, Progress(), remove=True)
    assert (removed.merged, removed.removed) == (0, 9)
    assert {sidecar: sidecar.read_bytes() for sidecar in samples} == samples
    assert read_xmp((library / "bags" / "0.png.xmp").read_bytes()).lists == ()


def test_a_label_that_changes_or_goes_takes_only_what_simgui_wrote(indexed: App, library: Path) -> None:
    make_picture(library / "loose.png", 55)
    indexed.folders.index(library, Progress())
    number = picture(indexed, library / "loose.png")
    sidecar = library / "loose.png.xmp"
    sidecar.write_bytes((SAMPLES / "digikam.xmp").read_bytes())
    indexed.decisions.apply(label_changes({number: "cap"}))
    indexed.exchange.write_sidecars(library, Progress())
    assert said(library / "loose.png") == ["Leute/Änne Müller", "Strand", "cap"]
    indexed.decisions.apply(label_changes({number: "beret"}))
    indexed.exchange.write_sidecars(library, Progress())
    assert said(library / "loose.png") == ["Leute/Änne Müller", "Strand", "beret"]
    indexed.decisions.apply(label_changes({number: None}))
    summary = indexed.exchange.write_sidecars(library, Progress())
    assert (summary.merged, summary.removed, summary.same) == (0, 1, 9)
    assert sidecar.read_bytes() == (SAMPLES / "digikam.xmp").read_bytes()
    assert indexed.exchange.write_sidecars(library, Progress()).without == 1


def test_what_cannot_be_read_is_named_and_does_not_stop_the_rest(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere.xmp"
    target.write_bytes((SAMPLES / "lightroom.xmp").read_bytes())
    hats = library / "hats"
    (hats / "0.png.xmp").mkdir()
    (hats / "1.png.xmp").write_bytes(b"<!DOCTYPE x [<!ENTITY a 'b'>]><a/>")
    with (hats / "2.png.xmp").open("wb") as large:
        large.truncate(100 << 20)
    reasons = {"0.png.xmp": "it is a folder", "1.png.xmp": "document type", "2.png.xmp": "more than 16 MB"}
    if os.name != "nt":
        (library / "bags" / "0.png.xmp").symlink_to(target)
        (library / "bags" / "1.png.xmp").symlink_to("/dev/zero")
        os.mkfifo(library / "bags" / "2.png.xmp")
        reasons |= {"bags/0": "it is a link", "bags/1": "it is a link", "bags/2": "it is a pipe"}
    before = target.read_bytes()
    summary = indexed.exchange.write_sidecars(library, Progress())
    assert len(summary.problems) == len(reasons)
    assert summary.written == 9 - len(reasons)
    for problem in summary.problems:
        assert any(reason in problem.reason for reason in reasons.values())
    assert target.read_bytes() == before
    assert (hats / "1.png.xmp").read_bytes().startswith(b"<!DOCTYPE")
    plan = indexed.exchange.preview_sidecars(library, Progress())
    assert plan.problems == summary.problems


def test_a_folder_that_is_closed_to_writing_is_named(
    indexed: App, library: Path, close_folder: object
) -> None:
    assert callable(close_folder)
    close_folder(library / "hats")
    summary = indexed.exchange.write_sidecars(library, Progress())
    assert summary.written == 6
    assert [each.path.parent.name for each in summary.problems] == ["hats"] * 3
    assert all("ermi" in each.reason for each in summary.problems)  # permission, permitted


def test_a_full_disk_ends_it(indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        with pytest.raises(SimguiError, match="disk is full"):
            indexed.exchange.write_sidecars(library, Progress())
    assert [path for path in library.rglob("*") if ".xmp" in path.name] == []


def test_a_picture_that_is_not_there_gets_none(indexed: App, library: Path) -> None:
    (library / "hats" / "0.png").unlink()
    summary = indexed.exchange.write_sidecars(library, Progress())
    assert (summary.written, [each.reason for each in summary.problems]) == (
        8,
        ["its picture is not there now"],
    )
    assert indexed.exchange.preview_sidecars(library, Progress()).problems == summary.problems


def test_stopping_keeps_what_was_written(indexed: App, library: Path) -> None:
    steps: list[Step] = []
    with pytest.raises(Cancelled):
        indexed.exchange.write_sidecars(
            library, Progress(steps.append, lambda: len(list(library.rglob("*.xmp"))) == 4)
        )
    assert len(list(library.rglob("*.xmp"))) == 4
    assert indexed.exchange.write_sidecars(library, Progress()).written == 5


def test_a_sidecar_that_changes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.jpg.xmp"
    sidecar.write_bytes((SAMPLES / "darktable.xmp").read_bytes())
    before = read_sidecar(sidecar)
    sidecar.write_bytes((SAMPLES / "digikam.xmp").read_bytes())
    with pytest.raises(BadSidecar, match="another program"):
        write_sidecar(sidecar, b"new", before)
    assert sidecar.read_bytes() == (SAMPLES / "digikam.xmp").read_bytes()
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


@pytest.mark.parametrize(
    ("names", "picture_name", "expected"),
    [
        (["a.jpg"], "a.jpg", "a.jpg.xmp"),
        (["a.jpg", "a.xmp"], "a.jpg", "a.xmp"),
        (["a.jpg", "a.xmp", "a.jpg.xmp"], "a.jpg", "a.jpg.xmp"),
        (["a.jpg", "a.CR2", "a.xmp"], "a.jpg", "a.jpg.xmp"),  # that of the raw file
        (["a.jpg", "a.CR2", "a.xmp"], "a.CR2", "a.xmp"),
        (["a.jpg", "a.png", "a.xmp"], "a.png", "a.png.xmp"),  # nobody can tell whose it is
        (["a.JPG", "a.JPG.XMP"], "a.JPG", "a.JPG.XMP"),
    ],
)
def test_whose_a_sidecar_is(tmp_path: Path, names: list[str], picture_name: str, expected: str) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert Sidecars().of(tmp_path / picture_name).name == expected


def test_a_table_holds_every_label_and_comes_back(indexed: App, library: Path, tmp_path: Path) -> None:
    table = tmp_path / "labels.csv"
    assert indexed.exchange.write_table(library, table, Progress()) == 9
    with table.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.reader(opened))
    assert rows[:3] == [["path", "label"], ["bags/0.png", "bags"], ["bags/1.png", "bags"]]
    plan = indexed.exchange.from_table(library, table, Progress())
    assert (plan.labels, plan.same, plan.unknown) == ((), 9, ())


def test_a_folder_that_is_not_indexed_is_refused(app: App, library: Path, tmp_path: Path) -> None:
    with pytest.raises(SimguiError, match="indexed"):
        app.exchange.write_sidecars(library, Progress())
    with pytest.raises(SimguiError, match="indexed"):
        app.exchange.write_table(library, tmp_path / "a.csv", Progress())


_KILLED = """
import os, signal, sys
from pathlib import Path
from simgui.core.progress import Progress
from simgui.exchange.exporting import write_sidecars
from simgui.exchange.records import LabelledFile

folder, label, kill_at = Path(sys.argv[1]), sys.argv[2], None
files = [LabelledFile(path, number, label) for number, path in enumerate(sorted(folder.glob("*.jpg")))]
seen = 0

def audit(event, arguments):
    global seen
    if kill_at is not None and event in ("open", "os.rename", "os.remove", "shutil.copymode"):
        if str(folder) in str(arguments):
            seen += 1
            if seen == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(audit)
for number in range(1, 1000):
    child = os.fork()
    if not child:
        kill_at = number
        files = [LabelledFile(each.path, each.picture, f"{label} {number % 7}") for each in files]
        write_sidecars(files, folder, Progress())
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        print(number - 1)
        break
    for sidecar in folder.glob("*.xmp"):  # whole, whatever moment it was
        content = sidecar.read_bytes()
        assert content.rstrip().endswith((b"</x:xmpmeta>", b'<?xpacket end="w"?>')), (number, content)
"""


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_kill_at_any_moment_leaves_no_half_sidecar(tmp_path: Path) -> None:
    """Each step that touches a file is the last one once; the next run puts everything right."""
    samples = {}
    for number, program in enumerate(("digikam", "")):
        (tmp_path / f"{number}.jpg").write_bytes(b"picture")
        if program:
            samples[number] = (SAMPLES / f"{program}.xmp").read_bytes()
            (tmp_path / f"{number}.jpg.xmp").write_bytes(samples[number])
    command = [sys.executable, "-c", _KILLED, str(tmp_path), "größe"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    moments = int(ended.stdout)
    assert moments >= 8
    last = f"größe {(moments + 1) % 7}"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".jpg") == [
        f"{number}.jpg.xmp" for number in range(2)
    ]  # nothing else is left behind
    for number in range(2):
        content = (tmp_path / f"{number}.jpg.xmp").read_bytes()
        assert last in [each.path for each in read_xmp(content).keywords()]
        notes = [text for each in read_xmp(content).lists if each.name == WRITTEN for text in each.texts]
        assert {text.partition("=")[2] for text in notes} == {last}
        if number in samples:
            assert with_label(content, None) == samples[number]
    assert {path.read_bytes() for path in tmp_path.glob("*.jpg")} == {b"picture"}
