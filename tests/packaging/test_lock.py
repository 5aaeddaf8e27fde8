"""The lock of the frozen program has what SimGUI stands on."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parents[2]
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;]+)", re.MULTILINE)
INSTEAD = {"tensorflow": "tensorflow-cpu"}


def locked() -> dict[str, str]:
    text = (HERE / "packaging/lock.txt").read_text("utf-8")
    return {canonicalize_name(name): version for name, version in LOCKED.findall(text)}


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
