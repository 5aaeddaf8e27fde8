import sys
from importlib.metadata import PackageNotFoundError

import pytest
from packaging.utils import canonicalize_name

from simgui.core import requirements as module
from simgui.core.errors import SimguiError
from simgui.core.requirements import check_requirement, requirements

DECLARED = [
    "numpy>=2.0,<2.4",
    "Some_Package.Name!=1.5,>=1.0",
    'only-there>=1; python_version < "3.0"',
    'pytest>=8.4; extra == "dev"',
]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a test says is installed, against what `DECLARED` says is needed."""
    versions: dict[str, str] = {}

    def version(package: str) -> str:
        try:
            return versions[package]
        except KeyError:
            raise PackageNotFoundError(package) from None

    monkeypatch.setattr(module, "requires", lambda package: DECLARED)
    monkeypatch.setattr(module, "version", version)
    return versions


def test_only_what_is_needed_here_and_at_run_time_counts(installed: dict[str, str]) -> None:
    assert [requirement.name for requirement in requirements()] == ["numpy", "Some_Package.Name"]


@pytest.mark.parametrize("version", ["2.0", "2.3.5", "2.3.0rc1"])
def test_a_version_that_works(installed: dict[str, str], version: str) -> None:
    installed["numpy"] = version
    assert check_requirement("numpy") == version


@pytest.mark.parametrize("version", ["1.26.4", "2.4.0", "3.0"])
def test_a_version_that_does_not_work(installed: dict[str, str], version: str) -> None:
    installed["numpy"] = version
    with pytest.raises(SimguiError) as caught:
        check_requirement("numpy")
    assert caught.value.title == f"numpy {version} does not work"
    assert 'python -m pip install "numpy<2.4,>=2.0"' in caught.value.message


def test_a_missing_package(installed: dict[str, str]) -> None:
    with pytest.raises(SimguiError, match="numpy is missing") as caught:
        check_requirement("numpy")
    assert 'python -m pip install "numpy<2.4,>=2.0"' in caught.value.message


def test_a_name_may_be_spelt_in_several_ways(installed: dict[str, str]) -> None:
    installed["some-package-name"] = "1.5"
    with pytest.raises(SimguiError, match=r"some-package-name 1\.5 does not work"):
        check_requirement("some-package-name")


def test_a_package_that_is_not_declared_only_has_to_be_there(installed: dict[str, str]) -> None:
    installed["extra-thing"] = "0.1"
    assert check_requirement("extra-thing") == "0.1"


def test_what_is_declared_is_installed_here() -> None:
    declared = [canonicalize_name(requirement.name) for requirement in requirements()]
    assert {"numpy", "pillow", "ai-edge-litert", "pyside6-essentials"} <= set(declared)
    assert ("tensorflow" in declared) == (sys.version_info < (3, 14))
    assert "pytest" not in declared
    for name in declared:
        assert check_requirement(name)


def test_a_program_without_metadata_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "requires", lambda package: None)
    assert list(requirements()) == []
