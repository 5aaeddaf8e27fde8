from pathlib import Path

import pytest

from simgui.core import resources
from simgui.core.resources import resource


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
