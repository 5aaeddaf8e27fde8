"""What the documentation names has to exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from simgui.cli.parser import build_parser

ROOT = Path(__file__).parent.parent
PAGES = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md"),
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
)

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PATH_OF_REPOSITORY = re.compile(
    r"(?:\.ci|\.github|benchmarks|docs|packaging|resources|simgui|tests)/[\w./-]*"
)

pytestmark = pytest.mark.skipif(not (ROOT / "docs").is_dir(), reason="the documentation is not here")


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def anchors(page: Path) -> Iterator[str]:
    """Name the headings of a page as GitHub does."""
    for line in page.read_text("utf-8").splitlines():
        if line.startswith("#"):
            words = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower())
            yield words.replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    named = {code for code in _CODE.findall(text_of(page)) if _PATH_OF_REPOSITORY.fullmatch(code)}
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_the_repository_leads_somewhere(page: str) -> None:
    broken = []
    for link in _LINK.findall(text_of(page)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_room_is_described() -> None:
    described = set(_CODE.findall(text_of("docs/architecture.md")))
    rooms = {
        f"{file.parent.relative_to(ROOT).as_posix()}/" for file in (ROOT / "simgui").glob("*/**/__init__.py")
    }
    assert sorted(rooms - described) == []


def test_every_service_is_described() -> None:
    app = text_of("simgui/app.py")
    services = set(re.findall(r"^        self\.([a-z]\w*) = ", app, re.MULTILINE))
    services |= set(re.findall(r"@made_once\n    def ([a-z]\w*)\(", app))
    described = set(re.findall(r"`app\.(\w+)`", text_of("docs/architecture.md")))
    assert sorted(services - described - {"data_folder"}) == []


def test_every_benchmark_is_described() -> None:
    described = set(_CODE.findall(text_of("docs/development.md")))
    scripts = {
        f"benchmarks/{path.name}"
        for path in (ROOT / "benchmarks").glob("*.py")
        if "__main__" in path.read_text("utf-8")
    }
    assert sorted(scripts - described) == []


def test_every_command_is_described() -> None:
    commands = re.findall(r"^    (\w+)  ", build_parser(["--help"]).format_help(), re.MULTILINE)
    assert "index" in commands
    guide = text_of("docs/user-guide.md")
    assert [command for command in commands if f"\nsimgui {command} " not in guide] == []
