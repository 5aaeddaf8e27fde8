import errno
import hashlib
import os
import zipfile
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from wheels import UNPACKED, WheelServer, described, files_below, make_wheel

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.installation.training_parts import fetching, service
from simgui.installation.training_parts.service import TrainingParts
from simgui.training import parts as module
from simgui.training.parts import Parts

SMALL, OTHER = "small-1.0-py3-none-any.whl", "other-2.0-py3-none-any.whl"
Usage = namedtuple("Usage", ["total", "used", "free"])

pytestmark = pytest.mark.server


def stopping(when: Callable[[Step], bool]) -> Progress:
    """Stop at the first step of which that is true."""
    stop: list[bool] = []

    def report(step: Step) -> None:
        if when(step):
            stop.append(True)

    return Progress(report, lambda: bool(stop), clock=iter(range(10**6)).__next__)


def test_what_comes_from_the_network_is_whole_checked_and_used_at_once(
    online: Parts, server: WheelServer, place: Path
) -> None:
    adding = TrainingParts(online)
    offer = adding.offer
    assert offer is not None
    assert (offer.source_name, offer.is_download) == ("127.0.0.1", True)
    assert "a download of 1 MB from 127.0.0.1" in offer.sentence
    assert server.asked == []  # an offer asks nobody

    folder = adding.add(None, Progress())
    assert folder == place / online.digest == adding.added
    assert files_below(folder) == UNPACKED
    assert (folder / "beside.py").read_text() == "BESIDE = True\n"
    assert adding.offer is None
    assert sorted(path.name for path in place.iterdir()) == sorted([online.digest, "lock"])
    assert server.asked == [(SMALL, 0), (OTHER, 0)]

    assert adding.add(None, Progress()) == folder
    assert len(server.asked) == 2  # nothing is asked for again
    assert adding.remove()
    assert adding.offer is not None
    assert not adding.remove()


def test_a_folder_will_do_without_any_network(parts: Parts, tmp_path: Path, place: Path) -> None:
    adding = TrainingParts(parts)
    offer = adding.offer
    assert offer is not None
    assert (offer.place, offer.is_download) == ("", False)
    with pytest.raises(SimguiError, match="Nowhere to take training from"):
        adding.add(None, Progress())
    folder = adding.add(tmp_path / "wheels", Progress())
    assert folder is not None
    assert files_below(folder) == UNPACKED
    assert len(list((tmp_path / "wheels").iterdir())) == 2  # what was given stays


def test_an_administrator_names_another_place(
    online: Parts, tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(service.SOURCE_VARIABLE, str(tmp_path / "wheels"))
    offer = TrainingParts(online).offer
    assert offer is not None
    assert (offer.place, offer.is_download) == (str(tmp_path / "wheels"), False)
    assert f"from {tmp_path / 'wheels'}" in offer.sentence


@pytest.mark.parametrize("ranges", [True, False])
def test_a_cut_download_goes_on_where_it_stopped(
    online: Parts, server: WheelServer, place: Path, ranges: bool
) -> None:
    server.ranges = ranges
    server.cuts = [100_000, 200_000, 200_000]
    folder = TrainingParts(online).add(None, Progress())
    assert folder is not None
    assert files_below(folder) == UNPACKED
    firsts = [first for file, first in server.asked if file == SMALL]
    assert firsts[:2] == [0, 100_000]
    assert len(firsts) == 4


def test_what_came_before_the_network_was_lost_is_kept(
    online: Parts, server: WheelServer, place: Path
) -> None:
    server.cuts = [300_000, *[0] * 10]
    with pytest.raises(SimguiError, match=r"The download was cut: 127\.0\.0\.1 cannot be reached any more"):
        TrainingParts(online).add(None, Progress())
    assert TrainingParts(online).offer is not None
    assert (place / "files" / f"{SMALL}.part").stat().st_size == 300_000
    server.cuts, server.asked = [], []
    assert TrainingParts(online).add(None, Progress()) is not None
    assert server.asked[0] == (SMALL, 300_000)


def test_nobody_there(online: Parts, place: Path) -> None:
    elsewhere = replace(online, address="http://127.0.0.1:9/nobody")
    with pytest.raises(SimguiError, match="The download was cut"):
        TrainingParts(elsewhere).add(None, Progress())


def test_a_file_that_the_server_lacks(online: Parts, server: WheelServer, place: Path) -> None:
    (server.folder / OTHER).unlink()
    with pytest.raises(SimguiError, match=rf"127\.0\.0\.1 answered 404 when asked for {OTHER}"):
        TrainingParts(online).add(None, Progress())
    assert (place / "files" / SMALL).is_file()  # kept for the next time


def test_a_file_that_the_folder_lacks(parts: Parts, tmp_path: Path, place: Path) -> None:
    (tmp_path / "wheels" / SMALL).unlink()
    with pytest.raises(SimguiError, match=f"has no {SMALL}"):
        TrainingParts(parts).add(tmp_path / "wheels", Progress())
    with pytest.raises(SimguiError, match="No such folder"):
        TrainingParts(parts).add(tmp_path / "nowhere", Progress())


@pytest.mark.parametrize("of", ["the same length", "longer", "shorter"])
def test_a_wrong_file_is_not_used(online: Parts, server: WheelServer, place: Path, of: str) -> None:
    path = server.folder / SMALL
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(bytes(data) + b"x" if of == "longer" else data[:-1] if of == "shorter" else data)
    error = "The download was cut" if of == "shorter" else "A file is not what it must be"
    with pytest.raises(SimguiError, match=error):
        TrainingParts(online).add(None, Progress())
    assert TrainingParts(online).offer is not None
    assert [each for each in place.iterdir() if each.name not in ("files", "lock")] == []


def test_the_next_attempt_takes_nothing_of_a_wrong_file(
    online: Parts, server: WheelServer, place: Path
) -> None:
    right = (server.folder / SMALL).read_bytes()
    (server.folder / SMALL).write_bytes(bytes(len(right)))
    with pytest.raises(SimguiError, match="damaged, or another one"):
        TrainingParts(online).add(None, Progress())
    (server.folder / SMALL).write_bytes(right)
    assert TrainingParts(online).add(None, Progress()) is not None
    assert server.asked[1] == (SMALL, 0)


def test_a_cancelled_download_is_kept_and_nothing_of_it_is_used(
    online: Parts, server: WheelServer, place: Path
) -> None:
    with pytest.raises(Cancelled):
        TrainingParts(online).add(
            None, stopping(lambda step: step.text.startswith("Getting") and step.done > 0)
        )
    assert TrainingParts(online).offer is not None
    assert list((place / "files").iterdir())


def test_a_network_that_hangs_holds_nobody_up(online: Parts, server: WheelServer, place: Path) -> None:
    server.holds.clear()
    try:
        with pytest.raises(Cancelled):
            TrainingParts(online).add(None, stopping(lambda step: bool(server.asked)))
        assert not server.holds.is_set()  # it still hangs
    finally:
        server.holds.set()


def test_a_damaged_list_is_said_and_offers_nothing(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "training.json"
    listed.write_text("no list", "utf-8")
    monkeypatch.setattr(module, "resource", lambda *_names: listed)
    adding = TrainingParts.of_this_program()
    assert adding.offer is None
    with pytest.raises(SimguiError, match="This installation is damaged"):
        adding.add(None, Progress())


def test_cancelled_while_unpacking(online: Parts, place: Path) -> None:
    with pytest.raises(Cancelled):
        TrainingParts(online).add(None, stopping(lambda step: step.text.startswith("Unpacking")))
    assert sorted(path.name for path in place.iterdir()) == ["files", "lock"]
    assert TrainingParts(online).offer is not None


def test_too_full_a_disk_is_noticed_before_anything_is_asked_for(
    online: Parts, server: WheelServer, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service.shutil, "disk_usage", lambda path: Usage(10**9, 10**9 - 5_000_000, 5_000_000))
    with pytest.raises(
        SimguiError, match=r"The disk is too full: Training needs .* MB in .*, and 5 MB are free"
    ):
        TrainingParts(online).add(None, Progress())
    assert server.asked == []


def test_a_disk_that_fills_up_meanwhile(online: Parts, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fetching.os, "fsync", full)
    with pytest.raises(SimguiError, match="the disk is full"):
        TrainingParts(online).add(None, Progress())
    monkeypatch.undo()
    monkeypatch.setenv("SIMGUI_TRAINING_DIR", str(place))
    assert TrainingParts(online).add(None, Progress()) is not None


def test_one_program_at_a_time(online: Parts, place: Path) -> None:
    place.mkdir()
    with FileLock(place / "lock"), pytest.raises(SimguiError, match="Training is being added"):
        TrainingParts(online).add(None, Progress())


def test_the_parts_of_an_earlier_version_make_room(online: Parts, place: Path) -> None:
    earlier = TrainingParts(replace(online, system="an earlier one")).add(None, Progress())
    assert earlier is not None
    (place / ".new-left-by-a-kill").mkdir()
    later = TrainingParts(online).add(None, Progress())
    assert later is not None
    assert sorted(path.name for path in place.iterdir()) == sorted([later.name, "lock"])


HOSTILE = {
    "above": {"../outside.py": "x"},
    "absolute": {"/etc/outside": "x"},
    "backslashes": {"small\\..\\..\\outside.py": "x"},
    "drive": {"C:/outside.py": "x"},
    "device": {"small/CON.py": "x"},
    "dots": {"small/./outside.py": "x"},
    "stream": {"small/a.py:hidden": "x"},
    "trailing dot": {"small./outside.py": "x"},
    "another's file": {"other/__init__.py": "raise SystemExit"},
    "moved above": {"small-1.0.data/purelib/../../outside.py": "x"},
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=list(HOSTILE))
def test_names_that_lead_elsewhere_are_refused_and_nothing_is_used(
    parts: Parts, tmp_path: Path, place: Path, content: dict[str, str]
) -> None:
    path = tmp_path / "wheels" / SMALL
    hostile = make_wheel(path, content)
    asked = replace(parts, wheels=(parts.wheels[1], hostile))
    with pytest.raises(SimguiError, match="which is not unpacked"):
        TrainingParts(asked).add(tmp_path / "wheels", Progress())
    assert not list(tmp_path.rglob("outside*"))
    assert TrainingParts(asked).offer is not None


def test_links_are_refused(parts: Parts, tmp_path: Path, place: Path) -> None:
    path = tmp_path / "wheels" / SMALL
    with zipfile.ZipFile(path, "w") as packed:
        link = zipfile.ZipInfo("small/link")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(SimguiError, match="which is not unpacked"):
        TrainingParts(replace(parts, wheels=(described(path),))).add(tmp_path / "wheels", Progress())


def test_more_than_the_list_says_is_not_unpacked(parts: Parts, tmp_path: Path, place: Path) -> None:
    path = tmp_path / "wheels" / SMALL
    bomb = make_wheel(path, {"small/zeros.bin": bytes(5_000_000)})
    asked = replace(parts, wheels=(replace(bomb, unpacked_bytes=1_000_000),))
    with pytest.raises(SimguiError, match="which is not unpacked"):
        TrainingParts(asked).add(tmp_path / "wheels", Progress())


def test_what_is_no_wheel_is_refused(parts: Parts, tmp_path: Path, place: Path) -> None:
    path = tmp_path / "wheels" / SMALL
    path.write_bytes(b"no archive")
    digest = hashlib.sha256(b"no archive").hexdigest()
    asked = replace(parts, wheels=(replace(parts.wheels[0], size_bytes=10, sha256=digest),))
    with pytest.raises(SimguiError, match="which is not unpacked"):
        TrainingParts(asked).add(tmp_path / "wheels", Progress())


def test_a_program_that_has_it_all_offers_nothing(place: Path) -> None:
    assert TrainingParts(None).offer is None
    assert TrainingParts(None).add(None, Progress()) is None
    assert not TrainingParts(None).remove()
    assert not place.exists()


def test_the_full_program_removes_what_the_search_only_one_had_added(online: Parts, place: Path) -> None:
    assert TrainingParts(online).add(None, Progress()) is not None
    assert TrainingParts(None).remove()
    assert TrainingParts(online).offer is not None
