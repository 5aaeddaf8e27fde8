import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from simgui.core import resources
from simgui.core.resources import HELP, help_page, resource


@pytest.mark.parametrize(
    "parts",
    [
        ("models", "starter", "model.json"),
        ("models", "starter", "head.npz"),
        ("models", "starter", "backbone.json"),
        ("models", "starter", "backbone.tflite"),
        ("models", "starter-2", "model.json"),
        ("models", "starter-2", "backbone.tflite"),
        ("models", "starter-fast-2", "model.json"),
        ("models", "starter-fast-2", "backbone.tflite"),
        ("licenses", "efficientnet-lite0", "LICENSE"),
    ],
)
def test_shipped_files_reach_the_program(parts: tuple[str, ...]) -> None:
    assert resource(*parts).is_file()


def test_resources_inside_the_package_come_before_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "simgui"
    package.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resource("icons") == tmp_path / "resources" / "icons"
    (package / "resources").mkdir()
    assert resource("icons") == package / "resources" / "icons"


@pytest.mark.parametrize("name", HELP)
def test_pages_of_the_help_are_shipped_and_are_in_the_docs_of_a_checkout(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert help_page(name).read_text("utf-8").startswith("# ")
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"][f"docs/{name}"] == f"simgui/resources/{name}"
    frozen = re.findall(r'docs\.glob\("(.+?)"\)', (root / "packaging/simgui.spec").read_text("utf-8"))
    assert any(fnmatch(name, pattern) for pattern in frozen)
    package = tmp_path / "simgui"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).touch()
    assert help_page(name) == tmp_path / "docs" / name
    (package / "resources" / name).touch()
    assert help_page(name) == package / "resources" / name
