"""The check of the locked versions against a database of vulnerabilities, on records made for it."""

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).resolve().parents[2]
LOCK = "numpy==2.3.5 \\\n    --hash=sha256:00\nPillow==13.0.0 ; python_version < '4'\n# via numpy==9\n"


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    import audit

    yield audit
    sys.modules.pop("audit")


def record(package: str = "pillow", **affected: Any) -> dict[str, Any]:
    return {
        "id": "GHSA-1",
        "aliases": ["CVE-1"],
        "summary": "It breaks.",
        "affected": [{"package": {"ecosystem": "PyPI", "name": package}, **affected}],
    }


def between(*events: dict[str, str]) -> dict[str, Any]:
    return record(ranges=[{"type": "ECOSYSTEM", "events": list(events)}])


def run(
    audit: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *told: dict[str, Any],
    accept: str = "",
) -> int:
    (tmp_path / "lock.txt").write_text(LOCK)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for number, each in enumerate(told):
            packed.writestr(f"{number}.json", json.dumps(each))
    arguments = ["audit.py", str(tmp_path / "all.zip"), "--lock", str(tmp_path / "lock.txt")]
    monkeypatch.setattr(sys, "argv", arguments + (["--accept", accept] if accept else []))
    return int(audit.main())


AFFECTED = (
    record(versions=["12.0.0", "13.0"]),
    record("Pillow", versions=["13.0.0"]),
    between({"introduced": "0"}),
    between({"introduced": "12.1"}, {"fixed": "13.0.1"}),
    between({"introduced": "0"}, {"last_affected": "13.0.0"}),
    between({"introduced": "0"}, {"fixed": "12"}, {"introduced": "13"}),
)
FINE = (
    record(versions=["13.0.1"]),
    record("pillow-heif", versions=["13.0.0"]),
    between({"introduced": "0"}, {"fixed": "13.0.0"}),
    between({"introduced": "13.0.1"}),
    between({"introduced": "0"}, {"last_affected": "12.9"}),
    record(versions=["13.0.0"]) | {"withdrawn": "2026-01-01T00:00:00Z"},
    {
        "id": "GHSA-2",
        "affected": [{"package": {"ecosystem": "npm", "name": "pillow"}, "versions": ["13.0.0"]}],
    },
)


@pytest.mark.parametrize("told", AFFECTED, ids=range(len(AFFECTED)))
def test_what_is_known_against_a_locked_version_fails_the_release(
    audit: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    told: dict[str, Any],
) -> None:
    assert run(audit, tmp_path, monkeypatch, told) == 1
    assert capsys.readouterr().out == "pillow 13.0.0: GHSA-1 It breaks.\n"
    assert run(audit, tmp_path, monkeypatch, told, accept="CVE-1") == 0


def test_what_is_about_other_versions_does_not(
    audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(audit, tmp_path, monkeypatch, *FINE) == 0
    assert "Nothing is known against 2 parts (6 records)." in capsys.readouterr().out


def test_a_database_without_records_is_no_good_news(
    audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(audit, tmp_path, monkeypatch) == 2


def test_the_lock_of_the_project_can_be_read(audit: ModuleType) -> None:
    pins = audit.pinned(audit.LOCK.read_text("utf-8"))
    assert {"numpy", "pillow", "pyside6-essentials", "tensorflow"} <= set(pins)
