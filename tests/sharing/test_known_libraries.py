import json
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyStore

from simgui.core.errors import SimguiError
from simgui.sharing.address import Address
from simgui.sharing.credentials import ENVIRONMENT_VARIABLE, Credentials
from simgui.sharing.known_libraries import KnownLibraries, KnownLibrary
from simgui.sharing.places import Originals

PRINTS, MAPS = Address("far.org", 19530, "prints"), Address("far.org", 19530, "maps", True)


def test_what_is_kept_comes_back_without_secrets(tmp_path: Path) -> None:
    known = KnownLibraries(tmp_path / "shared.json")
    assert known.all() == ()
    prints = KnownLibrary(PRINTS, "anna", Originals((("/srv", "/mnt"),), (("/srv", "https://x.org"),)))
    known.keep(prints)
    known.keep(KnownLibrary(MAPS))
    known.keep(KnownLibrary(PRINTS, "ben"))
    known.keep(prints)
    assert KnownLibraries(tmp_path / "shared.json").all() == (KnownLibrary(MAPS), prints)
    assert known.get(PRINTS) == prints
    assert known.get(Address("near.org", 1, "prints")).user == ""
    known.remove(PRINTS)
    assert known.all() == (KnownLibrary(MAPS),)


@pytest.mark.parametrize(
    "said", ["", "[]", '{"format": 2, "libraries": []}', '{"format": 1, "libraries": [{"address": 1}]}']
)
def test_a_damaged_list_is_told(tmp_path: Path, said: str) -> None:
    (tmp_path / "shared.json").write_text(said, "utf-8")
    with pytest.raises(SimguiError, match="Delete the file"):
        KnownLibraries(tmp_path / "shared.json").all()


def test_tokens_lie_in_the_key_store_by_address_and_user() -> None:
    tokens = Credentials()
    assert tokens.token(PRINTS, "anna") == ""
    tokens.keep(PRINTS, "anna", "one")
    tokens.keep(MAPS, "anna", "two")
    assert [tokens.token(each, "anna") for each in (PRINTS, MAPS)] == ["one", "two"]
    assert tokens.token(PRINTS, "ben") == ""
    tokens.forget(PRINTS, "anna")
    tokens.forget(PRINTS, "anna")
    assert [tokens.token(each, "anna") for each in (PRINTS, MAPS)] == ["", "two"]


def test_without_a_key_store_the_environment_holds_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring.set_keyring(NoKeyStore())
    tokens = Credentials()
    assert tokens.token(PRINTS, "anna") == ""
    tokens.forget(PRINTS, "anna")
    with pytest.raises(SimguiError, match=ENVIRONMENT_VARIABLE):
        tokens.keep(PRINTS, "anna", "one")
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "given")
    assert tokens.token(PRINTS, "anna") == "given"


def test_a_place_is_found_where_its_folder_is_mounted(tmp_path: Path) -> None:
    originals = Originals((("/srv/pictures", str(tmp_path)),), (("/srv/pictures", "https://p.org/a/"),))
    assert originals.file("/srv/pictures/a b/1.jpg") == tmp_path / "a b" / "1.jpg"
    assert originals.url("/srv/pictures/a b/ü?.jpg") == "https://p.org/a/a%20b/%C3%BC%3F.jpg"
    assert originals.place(tmp_path / "a b" / "1.jpg") == "/srv/pictures/a b/1.jpg"
    for outside in ("/srv/other/1.jpg", "/srv/pictures/../../etc/passwd", "C:\\a\\1.jpg"):
        assert originals.file(outside) is None
        assert originals.url(outside) is None
    assert originals.file("https://q.org/1.jpg") is None
    assert originals.url("https://q.org/1.jpg") == "https://q.org/1.jpg"
    windows = Originals((("P:\\pictures", str(tmp_path)),))
    assert windows.file("P:\\pictures\\hats\\1.jpg") == tmp_path / "hats" / "1.jpg"
    assert json.dumps(originals.mounts)
