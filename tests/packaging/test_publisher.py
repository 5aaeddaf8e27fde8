"""Who publishes: nobody's name goes out by mistake."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    import publisher

    yield publisher
    sys.modules.pop("publisher")


@pytest.mark.parametrize(
    ("maintainer", "identifier", "placeholders"),
    [
        ("Someone <publisher@example.org>", "org.example.SimGUI", ["maintainer", "identifier"]),
        ("A Name <name@pictures.test>", "org.example.SimGUI", ["identifier"]),
        ("A Name <name@pictures.test>", "test.pictures.SimGUI", []),
    ],
)
def test_a_value_that_nobody_has_filled_in_is_named(
    publisher: ModuleType, maintainer: str, identifier: str, placeholders: list[str]
) -> None:
    release = publisher.Release("1.2.3", datetime(2026, 1, 2, tzinfo=UTC), maintainer, identifier)
    assert release.placeholders == placeholders
    filled = release.fill("@VERSION@ @DATE@ @MAINTAINER@ @IDENTIFIER@")
    assert filled == f"1.2.3 2026-01-02 {maintainer} {identifier}"


def test_the_version_and_the_publisher_are_read_from_their_one_place(publisher: ModuleType) -> None:
    from simgui import __version__

    release = publisher.Release.of_this_commit()
    assert release.version == __version__
    assert release.maintainer
    assert release.identifier
