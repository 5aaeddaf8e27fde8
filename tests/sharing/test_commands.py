"""The commands for shared libraries, and what the program imports without them."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import NoWindow
from milvus_server import RunningServer
from pictures import make_picture

from simgui import cli

Run = Callable[..., tuple[int, str, str]]
_PLAIN_START = """
import sys
from simgui.app import App
from simgui.library.storage.data_folder import DataFolder
from simgui.cli.parser import parse
parse(["index", "folder"])
App(DataFolder.open()).close()
unwanted = ("pymilvus", "keyring", "ray", "grpc", "simgui.sharing.service")
print([name for name in unwanted if name in sys.modules])
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(cli, "keep_log", lambda data_folder: None)

    def command(*arguments: object, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status = cli.main([str(argument) for argument in arguments], NoWindow())
        out, err = capsys.readouterr()
        return status, out, err

    return command


def test_a_folder_is_published_and_searched_by_commands(
    run: Run, lite_server: RunningServer, library: Path, tmp_path: Path
) -> None:
    address = str(lite_server.address())
    status, out, _ = run("index", library, "--to", address)
    assert status == 0
    assert f"9 pictures in {address}: 9 written, 0 unchanged, 0 removed" in out
    assert "Searches: about 100.0 % of the true neighbours are found" in out
    done = json.loads(run("index", library, "--to", address, "--json")[1])
    assert (done["written"], done["unchanged"], done["in_use"]) == (0, 9, True)

    query = make_picture(tmp_path / "query.png", 101, 7)
    (found,) = json.loads(run("search", query, "--in", address, "--json")[1])
    (local,) = json.loads(run("search", query, "--in", library, "--json")[1])
    assert [each.pop("library") for each in found["neighbours"]] == [address] * 5
    assert [each.pop("url") for each in found["neighbours"]] == [None] * 5
    assert [each["path"] for each in found["neighbours"]] == [each["path"] for each in local["neighbours"]]
    assert found.keys() == local.keys()
    assert found["verdict"] == local["verdict"]

    (words,) = json.loads(run("search", "--words", "hats", "--in", address, "--json")[1])
    (here,) = json.loads(run("search", "--words", "hats", "--in", library, "--json")[1])
    assert [each["library"] for each in words["results"]] == [address] * len(words["results"])
    assert words["answering"] == here["answering"] == 3
    assert {each["path"] for each in words["results"] if each["answers"]} == {
        each["path"] for each in here["results"] if each["answers"]
    }
    assert words["terms"] == here["terms"]
    assert "hats: 3 pictures" in run("search", "--words", "hats", "--in", address)[1]

    away = "milvus://127.0.0.1:1/prints"
    status, out, err = run("search", "--words", "hats", "--in", library, "--in", away)
    assert status == 1
    assert "The shared library cannot be reached." in err
    assert "hats: 3 pictures" in out
    status, out, err = run("search", query, "--in", library, "--in", away)
    assert status == 1
    assert "The shared library cannot be reached." in err
    assert "hats" in out

    shown = json.loads(run("shared", "show", address, "--json")[1])
    assert shown["pictures"] == 9
    assert shown["folders"] == [{"folder": str(library), "pictures": 9}]
    (version,) = json.loads(run("shared", "versions", address, "--json")[1])
    assert version["in_use"]
    assert run("shared", "use", address, version["version"])[0] == 0
    assert "answers with it" in run("shared", "drop", address, version["version"])[2]
    assert "about 100.0 %" in run("shared", "measure", address)[1]


@pytest.mark.server
def test_a_library_is_set_up_with_a_token_that_is_typed(run: Run, keys: object, tmp_path: Path) -> None:
    address = "milvus://127.0.0.1:1/prints"
    status, out, _ = run(
        *("shared", "add", address, "--user", "anna"),
        *("--originals", "/srv/p=/mnt/p", "--originals", "/srv/p=https://p.org"),
        typed="a token\n",
    )
    assert status == 0
    assert "is set up. It does not answer yet: Nothing answers at 127.0.0.1:1" in out
    assert keys.kept == {("SimGUI shared library", "anna@127.0.0.1:1/prints"): "a token"}  # type: ignore[attr-defined]
    listed = run("shared", "list")[1].splitlines()
    assert listed == [f"{address}  as anna", "  /srv/p is /mnt/p", "  /srv/p is https://p.org"]
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"a token" not in file.read_bytes()
    assert run("shared", "remove", address)[0] == 0
    assert not keys.kept  # type: ignore[attr-defined]
    assert "simgui shared add" in run("shared", "list")[1]


@pytest.mark.library
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("index", ".", "--to", "milvus://x"), "milvus://HOST:PORT/NAME"),
        (("index", ".", "--model", "starter-2"), "--to ADDRESS"),
        (("search", "a.jpg", "--in", "milvus:nonsense"), "milvus://HOST:PORT/NAME"),
        (("shared", "show", "milvus://anna:x@host/name"), "names a user"),
        (("shared", "add", "milvus://host/name", "--originals", "x"), "FOLDER=HERE"),
    ],
)
def test_what_is_typed_wrong_is_told(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    status, _, err = run(*arguments)
    assert status == 1
    assert sentence in err


@pytest.mark.process
def test_the_program_starts_without_what_shared_libraries_need() -> None:
    started = subprocess.run(
        [sys.executable, "-c", _PLAIN_START], capture_output=True, text=True, check=True, timeout=120
    )
    assert started.stdout.strip() == "[]"
