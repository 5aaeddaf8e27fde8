"""The manifests for Flathub, winget and Homebrew, filled from a release that is made up."""

import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parents[2]
VERSION = "9.8.7"
ADDRESS = "https://example.org/simgui/releases/download/v9.8.7"
DIGEST = hashlib.sha256(b"a wheel").hexdigest()
LOCK = f"numpy==2.0 \\\n    --hash=sha256:{DIGEST}\n"


@pytest.fixture
def manifests(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    import manifests  # a module of the folder `packaging`, not of the package

    return manifests


@pytest.fixture
def release(manifests: ModuleType) -> object:
    when = datetime(2026, 5, 4, tzinfo=UTC)
    return manifests.Release(VERSION, when, "Some Body <some@body.org>", "org.body.SimGUI")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "release"
    folder.mkdir()
    for name in ("windows-x86_64.exe", "macos-arm64.dmg", "py3-none-any.whl"):
        (folder / f"simgui-{VERSION}-{name}").write_bytes(name.encode())
    return folder


def wheel(name: str, url: str, digest: str = DIGEST) -> dict[str, object]:
    archive = {"hashes": {"sha256": digest}}
    return {"metadata": {"name": name}, "download_info": {"url": url, "archive_info": archive}}


@pytest.fixture
def written(manifests: ModuleType, release: object, files: Path, tmp_path: Path) -> Path:
    out = tmp_path / "out"
    report = {"install": [wheel("numpy", "https://example.org/numpy-2.0-cp313.whl")]}
    sources = manifests.python_sources(report, LOCK)
    values = manifests.values_of(files, ADDRESS, release)
    manifests.write_manifests(out, release, values, sources)
    return out


def test_every_address_and_hash_is_that_of_a_file_of_the_release(written: Path, files: Path) -> None:
    told = "".join(path.read_text("utf-8") for path in sorted(written.rglob("*")) if path.is_file())
    for path in files.iterdir():
        assert f"{ADDRESS}/{path.name}" in told
        assert hashlib.sha256(path.read_bytes()).hexdigest() in told.lower()
    assert not re.search(r"@[A-Z0-9_]+@", told)


def test_winget(written: Path) -> None:
    yaml = pytest.importorskip("yaml")
    folder = written / "winget" / "b" / "Body" / "SimGUI" / VERSION
    found = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in folder.iterdir()}
    assert set(found) == {
        "Body.SimGUI.yaml",
        "Body.SimGUI.installer.yaml",
        "Body.SimGUI.locale.en-GB.yaml",
        "Body.SimGUI.locale.de-DE.yaml",
    }
    for each in found.values():
        assert (each["PackageIdentifier"], each["PackageVersion"]) == ("Body.SimGUI", VERSION)
        assert each["ManifestVersion"] == "1.10.0"
    kinds = {each["ManifestType"] for each in found.values()}
    assert kinds == {"version", "installer", "defaultLocale", "locale"}
    (installer,) = found["Body.SimGUI.installer.yaml"]["Installers"]
    assert re.fullmatch(r"[0-9A-F]{64}", installer["InstallerSha256"])
    assert found["Body.SimGUI.locale.en-GB.yaml"]["Publisher"] == "Some Body"
    assert len(found["Body.SimGUI.locale.en-GB.yaml"]["ShortDescription"]) <= 256


def test_homebrew(written: Path) -> None:
    cask = (written / "homebrew" / "simgui.rb").read_text("utf-8")
    assert f'version "{VERSION}"' in cask
    assert re.search(r'^  sha256 "[0-9a-f]{64}"$', cask, re.MULTILINE)
    assert 'homepage "https://example.org/simgui"' in cask
    assert cask.count('"') % 2 == 0


def test_flatpak_asks_for_little_and_each_source_has_its_hash(written: Path) -> None:
    yaml = pytest.importorskip("yaml")
    folder = written / "flatpak"
    manifest = yaml.safe_load((folder / "org.body.SimGUI.yaml").read_text("utf-8"))
    assert manifest["id"] == "org.body.SimGUI"
    asked = set(manifest["finish-args"])
    assert "--filesystem=host:ro" in asked
    assert not any(each.startswith(("--share=network", "--socket=session-bus")) for each in asked)
    sources: list[dict[str, str]] = []
    for module in manifest["modules"]:
        assert "--share=network" not in str(module.get("build-options", ""))
        for source in module["sources"]:
            listed = json.loads((folder / source).read_text()) if isinstance(source, str) else [source]
            sources += listed
    assert len(sources) == 6
    for source in sources:
        if "url" in source:
            assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"])
        else:
            assert (folder / source["path"]).is_file()
    assert "org.body.SimGUI.desktop" in (folder / "metainfo.xml").read_text("utf-8")


def test_qt_and_what_builds_are_no_sources_and_the_rest_is_of_the_lock(manifests: ModuleType) -> None:
    others = [wheel(name, "x.whl", "0" * 64) for name in ("PySide6_Essentials", "shiboken6", "pyinstaller")]
    assert manifests.python_sources({"install": others}, LOCK) == []
    with pytest.raises(SystemExit, match="is not in the lock"):
        manifests.python_sources({"install": [wheel("numpy", "x.whl", "0" * 64)]}, LOCK)
    with pytest.raises(SystemExit, match="is no wheel that others can download"):
        manifests.python_sources({"install": [wheel("numpy", "https://example.org/x.tar.gz")]}, LOCK)


def test_a_release_without_an_installer_and_a_template_with_an_unknown_name_are_refused(
    manifests: ModuleType, release: object, files: Path
) -> None:
    with pytest.raises(SystemExit, match="Not filled in: @NOBODY@"):
        manifests.fill("a @NOBODY@ b", release, {})
    (files / f"simgui-{VERSION}-macos-arm64.dmg").unlink()
    with pytest.raises(SystemExit, match="macos-arm64"):
        manifests.values_of(files, ADDRESS, release)
