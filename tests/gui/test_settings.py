import pytest
from PySide6.QtCore import QByteArray, QSettings

from simgui.gui.settings import DEFAULTS, Settings
from simgui.library.storage.data_folder import DataFolder


def test_what_is_set_is_kept(settings: Settings, data_folder: DataFolder) -> None:
    assert settings["last_folder"] == ""
    settings["last_folder"] = "/pictures"
    settings["geometry"] = QByteArray(b"\x01\x02")
    again = Settings(data_folder.root / "window.ini")
    assert again["last_folder"] == "/pictures"
    assert again["geometry"] == QByteArray(b"\x01\x02")


def test_numbers_and_switches_are_read_from_the_file(settings: Settings, data_folder: DataFolder) -> None:
    settings["thumbnail_px"] = 200
    settings["order_backwards"] = True
    settings._stored.sync()
    again = Settings(data_folder.root / "window.ini")
    assert (again["thumbnail_px"], again["order_backwards"]) == (200, True)
    again._stored.setValue("thumbnail_px", "large")
    assert again["thumbnail_px"] == DEFAULTS["thumbnail_px"]


def test_an_undeclared_key_is_refused(settings: Settings) -> None:
    with pytest.raises(KeyError):
        settings["no such setting"]
    with pytest.raises(KeyError):
        settings["no such setting"] = ""


def test_a_value_of_another_type_is_refused(settings: Settings) -> None:
    with pytest.raises(TypeError):
        settings["last_folder"] = 5


@pytest.mark.parametrize("key", DEFAULTS)
def test_a_damaged_file_gives_the_defaults(key: str, data_folder: DataFolder) -> None:
    (data_folder.root / "window.ini").write_bytes(b"\x00[[[nonsense")
    assert Settings(data_folder.root / "window.ini")[key] == DEFAULTS[key]


@pytest.mark.parametrize(
    ("key", "stored", "read"),
    [
        ("neighbours", "50", 50),
        ("neighbours", "1000", 200),
        ("neighbours", "-1", 5),
        ("neighbours", "many", 5),
        ("colour_scheme", "dark", "dark"),
        ("colour_scheme", "pink", ""),
        ("recent_folders", "/one", ("/one",)),
        ("recent_folders", ["/one", "/two"], ("/one", "/two")),
        ("all_folders", "true", True),
        ("all_folders", "perhaps", False),
    ],
)
def test_what_a_file_says_is_read_as_what_is_declared(
    key: str, stored: object, read: object, data_folder: DataFolder
) -> None:
    path = data_folder.root / "window.ini"
    file = QSettings(str(path), QSettings.Format.IniFormat)
    file.setValue(key, stored)
    file.sync()
    assert Settings(path)[key] == read


def test_readers_are_told_of_what_has_changed_and_of_nothing_else(settings: Settings) -> None:
    told: list[str] = []
    settings.changed.connect(told.append)
    settings["neighbours"] = 5
    settings["neighbours"] = 10
    settings["recent_folders"] = ("/one",)
    assert told == ["neighbours", "recent_folders"]
    settings.reset()
    assert told == ["neighbours", "recent_folders", "neighbours"]
    assert settings["recent_folders"] == ("/one",)
