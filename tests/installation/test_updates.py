import json
from pathlib import Path
from urllib.error import URLError

import pytest

from simgui import __version__
from simgui.core.errors import SimguiError
from simgui.installation import updates
from simgui.installation.updates import newest_version

PAGE = "https://example.org/releases/9"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.json"
    path.write_text('{"address": "https://example.org/latest"}')
    return path


def answers(monkeypatch: pytest.MonkeyPatch, answer: object) -> list[str]:
    """Answer every question, and keep who was asked."""
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, bytes) else json.dumps(answer).encode()

    monkeypatch.setattr(updates, "_fetch", fetch)
    return asked


@pytest.mark.parametrize(
    ("version", "shown", "newer"),
    [("v999.1", "999.1", True), (__version__, __version__, False), ("0.0.1", "0.0.1", False)],
)
def test_what_is_published(
    monkeypatch: pytest.MonkeyPatch, release: Path, version: str, shown: str, newer: bool
) -> None:
    asked = answers(monkeypatch, {"tag_name": version, "html_url": PAGE})
    told = newest_version(release)
    assert (told.version, told.page, told.newer) == (shown, PAGE, newer)
    assert asked == ["https://example.org/latest"]


@pytest.mark.parametrize(
    "content",
    ['{"address": ""}', '{"address": "http://example.org"}', '{"address": "file:///etc"}', "[]", "no"],
)
def test_without_an_address_nothing_is_asked(
    monkeypatch: pytest.MonkeyPatch, release: Path, content: str
) -> None:
    asked = answers(monkeypatch, {"tag_name": "9", "html_url": PAGE})
    release.write_text(content)
    with pytest.raises(SimguiError, match="Nowhere to ask"):
        newest_version(release)
    assert asked == []


def test_offline(monkeypatch: pytest.MonkeyPatch, release: Path) -> None:
    answers(monkeypatch, URLError("no route"))
    with pytest.raises(SimguiError) as caught:
        newest_version(release)
    assert (
        caught.value.message
        == "example.org cannot be reached. Check that the computer is online and try again."
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>",
        b"[]",
        {"tag_name": "9"},
        {"tag_name": "latest", "html_url": PAGE},
        {"tag_name": "9", "html_url": "javascript:alert(1)"},
    ],
)
def test_an_answer_that_makes_no_sense(
    monkeypatch: pytest.MonkeyPatch, release: Path, answer: object
) -> None:
    answers(monkeypatch, answer)
    with pytest.raises(SimguiError, match=r"No answer: example\.org"):
        newest_version(release)


def test_a_program_from_source_has_no_address_to_ask() -> None:
    with pytest.raises(SimguiError, match="Nowhere to ask"):
        newest_version()
