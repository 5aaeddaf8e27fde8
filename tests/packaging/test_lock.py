"""The locks have what SimGUI stands on, in versions that it allows."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parents[2]
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;]+)", re.MULTILINE)
INSTEAD = {"tensorflow": "tensorflow-cpu"}


PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?: ; (?P<marker>.+))?$", re.MULTILINE)
RENEW = "renew the locks: python packaging/build.py --lock"


def locked() -> dict[str, str]:
    text = (HERE / "packaging/lock.txt").read_text("utf-8")
    return {canonicalize_name(name): version for name, version in LOCKED.findall(text)}


def declared_for_development() -> list[Requirement]:
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [Requirement(each) for each in (*project["dependencies"], *extras["dev"], *extras["datasets"])]


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_development_has_a_version_of_each_package_that_is_allowed(python: str, system: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system}
    versions = {}
    for pin in PINNED.finditer((HERE / "packaging/lock-dev.txt").read_text("utf-8")):
        if pin["marker"] is None or Marker(pin["marker"]).evaluate(here):
            assert pin["name"] not in versions
            versions[canonicalize_name(pin["name"])] = pin["version"]
    for wanted in declared_for_development():
        if wanted.marker is None or wanted.marker.evaluate(here):
            assert wanted.specifier.contains(versions[canonicalize_name(wanted.name)]), f"{wanted}: {RENEW}"


def test_tests_run_with_the_versions_that_the_frozen_program_ships() -> None:
    pins = PINNED.findall((HERE / "packaging/lock-dev.txt").read_text("utf-8"))
    tested = {(canonicalize_name(name), version) for name, version, _marker in pins}
    names = {name for name, _version in tested}
    shipped = {(name, version) for name, version in locked().items() if name in names}
    assert sorted(shipped - tested) == [], RENEW


def test_each_declared_package_is_locked_in_a_version_that_is_allowed() -> None:
    left_out = tomllib.loads((HERE / "packaging/left_out.toml").read_text("utf-8"))["packages"]
    declared = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for line in declared:
        wanted = Requirement(line)
        if wanted.name in left_out:
            continue
        version = locked()[canonicalize_name(INSTEAD.get(wanted.name, wanted.name))]
        assert wanted.specifier.contains(version), wanted


def test_the_notice_of_libheif_is_that_of_the_locked_version() -> None:
    notice = (HERE / "resources/licenses/libheif/NOTICE").read_text("utf-8")
    assert f"pi-heif {locked()['pi-heif']} holds libheif" in notice
