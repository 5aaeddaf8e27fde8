"""What the build needs of a Linux system is known before it begins, and what it asks for has a package."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

HERE = Path(__file__).resolve().parents[2]
QT = Path(PySide6.__file__).parent / "Qt"
KEPT_PLUGINS = (
    "iconengines/*",
    "imageformats/libq[gijs]*",
    "platforminputcontexts/lib[ci]*",
    "platforms/libq[owx][fac]*",
    "platformthemes/*xdg*",
    "wayland-decoration-client/*",
    "wayland-graphics-integration-client/*",
    "wayland-shell-integration/*",
    "xcbglintegrations/*",
)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
needs_readelf = pytest.mark.skipif(not shutil.which("readelf"), reason="reads what libraries ask for")


@pytest.fixture
def needs(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    import linux.needs

    yield linux.needs
    for name in ("linux", "linux.needs", "linux.libraries", "licences"):
        sys.modules.pop(name, None)


def copy_libraries(folder: Path, *names: str) -> None:
    for name in names:
        for path in (QT / "lib").glob(f"{name}*.so.*"):
            shutil.copyfile(path, folder / path.name)


def test_what_lacks_is_named_by_its_package(needs: ModuleType) -> None:
    libraries = needs.PACKAGES.keys() - {"libwayland-cursor.so.0", "libwayland-egl.so.1"}
    missing = needs.missing_packages(
        installers=True, libraries=libraries, find_tool=lambda tool: tool != "strip"
    )
    assert {"binutils", "libwayland-cursor0", "libwayland-egl1"} <= set(missing)
    assert not {"dpkg", "libxcb1"} & set(missing)


@pytest.mark.parametrize(("installers", "named"), [(True, True), (False, False)])
def test_tools_of_installers_are_needed_for_installers(
    needs: ModuleType, installers: bool, named: bool
) -> None:
    missing = needs.missing_packages(
        installers=installers, libraries=needs.PACKAGES, find_tool=lambda tool: not tool.startswith("dpkg")
    )
    assert ("dpkg" in missing) == named


@pytest.mark.process
def test_the_build_says_what_it_needs_before_it_makes_anything(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, HERE / "packaging/build.py", "--out", tmp_path / "out", "--work", tmp_path / "work"],
        env=os.environ | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert re.fullmatch(
        r"The build needs .*\bbinutils\b.* \(names of Debian\)\. Install them and build again\.\n",
        ended.stderr,
    )
    assert list(tmp_path.iterdir()) == []


@needs_readelf
@pytest.mark.process
def test_every_library_that_qt_asks_for_has_a_package(needs: ModuleType) -> None:
    own = {path.name: path for path in (QT / "lib").glob("*.so*")}
    files = [path for each in KEPT_PLUGINS for path in (QT / "plugins").glob(each)]
    assert {"libqoffscreen.so", "libqwayland.so", "libqxcb.so"} <= {path.name for path in files}
    asked: set[str] = set()
    while files:
        wanted = needs.wanted_libraries(files)[0] - asked
        asked |= wanted
        files = [own[name] for name in wanted if name in own]
    assert asked - own.keys() - needs.OF_LIBC <= needs.PACKAGES.keys()


@needs_readelf
@pytest.mark.process
def test_the_packages_of_what_a_program_asks_for(needs: ModuleType, tmp_path: Path) -> None:
    copy_libraries(tmp_path, "libQt6XcbQpa", "libQt6Core", "libQt6Gui", "libQt6DBus", "libicu")
    packages = needs.dependencies(tmp_path)
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", packages[0])
    assert {"libxcb-cursor0", "libx11-xcb1", "zlib1g", "fontconfig-config"} <= set(packages)
    assert "libglib2.0-0 | libglib2.0-0t64" in packages


@needs_readelf
@pytest.mark.process
def test_a_library_of_no_package_is_named_in_a_sentence(needs: ModuleType, tmp_path: Path) -> None:
    copy_libraries(tmp_path, "libQt6Core", "libicu")
    library = tmp_path / "libQt6Core.so.6"
    library.write_bytes(library.read_bytes().replace(b"\0libz.so.1\0", b"\0libq.so.9\0"))
    with pytest.raises(SystemExit, match=r"^No package is known that has libq\.so\.9: "):
        needs.dependencies(tmp_path)


def test_the_gate_and_the_build_name_the_same_packages(needs: ModuleType) -> None:
    named = re.findall(r"^    \[(lib.+)\]=(.+)$", (HERE / ".ci/run").read_text("utf-8"), re.MULTILINE)
    assert named
    assert dict(named).items() <= needs.PACKAGES.items()
