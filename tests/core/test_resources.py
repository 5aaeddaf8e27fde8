import tomllib
from pathlib import Path

import pytest

from simgui.core import resources
from simgui.core.resources import resource, user_guide


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


def test_the_guide_is_shipped_beside_the_resources_and_is_in_the_docs_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert user_guide().read_text("utf-8").startswith("# User guide")
    root = Path(__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["docs/user-guide.md"] == "simgui/resources/user-guide.md"
    package = tmp_path / "simgui"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert user_guide() == tmp_path / "docs" / "user-guide.md"
    (package / "resources" / "user-guide.md").touch()
    assert user_guide() == package / "resources" / "user-guide.md"
