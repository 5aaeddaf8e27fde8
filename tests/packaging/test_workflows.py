"""Workflows, hooks and the gate run the same commands, and what they run of others is pinned."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((HERE / ".github" / "workflows").glob("*.yml"))

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(not (HERE / ".ci").is_dir(), reason="a source package has no .ci"),
    pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash"),
]


def readme_command(name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", HERE / ".ci" / "readme-command", name], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_the_hash_of_a_commit(path: Path) -> None:
    used = re.findall(r"uses: *(.+)", path.read_text("utf-8"))
    assert used
    for each in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each), each


def test_an_action_has_the_same_version_everywhere() -> None:
    used = {each for path in WORKFLOWS for each in re.findall(r"uses: *(\S+)", path.read_text("utf-8"))}
    assert len(used) == len({each.partition("@")[0] for each in used})


@pytest.mark.parametrize("name", ["install", "test"])
def test_the_commands_of_the_readme_are_run_as_they_stand_there(name: str) -> None:
    command = readme_command(name).stdout.strip()
    if sys.platform != "win32":
        assert f"\n{command}\n```" in (HERE / "README.md").read_text("utf-8")
    assert "pip install" in command
    assert f".ci/readme-command {name}" in (HERE / ".github/workflows/test.yml").read_text("utf-8")


def test_the_libraries_are_those_of_the_readme_and_another_name_is_refused() -> None:
    assert readme_command("libraries").stdout.startswith("sudo apt-get install lib")
    refused = readme_command("nothing")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "README.md has no command 'nothing'" in refused.stderr


def test_the_hooks_run_each_check_of_the_gate() -> None:
    checks = re.findall(r"^        (\w+)\) command=", (HERE / ".ci/checks").read_text("utf-8"), re.MULTILINE)
    assert checks == ["lint", "format", "types", "imports"]
    hooks = (HERE / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"entry: \.ci/checks (\w+)", hooks) == checks
    assert "\n.ci/checks >" in (HERE / ".ci/run").read_text("utf-8")
