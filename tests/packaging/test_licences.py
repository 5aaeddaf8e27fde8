"""The gate of licences in packaging/, on packages made for it."""

import json
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from types import ModuleType

import jinja2
import markupsafe
import pytest

HERE = Path(__file__).resolve().parents[2]


@pytest.fixture
def licences(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    import licences

    yield licences
    sys.modules.pop("licences")


def package(folder: Path, name: str, fields: str, text: str | None = "All is allowed.") -> str:
    """Make an installed package of one module and give its file."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / f"{name}.py").write_text("", "utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{fields}\n", "utf-8")
    files = [f"{name}.py", f"{info.name}/METADATA"]
    if text is not None:
        (info / "LICENSE").write_text(text, "utf-8")
        files.append(f"{info.name}/LICENSE")
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in files), "utf-8")
    return str(folder / f"{name}.py")


def parts(
    licences: ModuleType, monkeypatch: pytest.MonkeyPatch, folder: Path, sources: list[str]
) -> list[object]:
    monkeypatch.setattr(licences, "distributions", lambda: distributions(path=[str(folder)]))
    return [part for part in licences.shipped_parts(sources, HERE) if part.kind == "pypi"]


def test_what_is_shipped_is_listed_with_licence_and_text(
    licences: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shipped = package(tmp_path, "one", "License-Expression: MIT")
    package(tmp_path, "other", "License-Expression: Proprietary")  # installed, not shipped
    (part,) = parts(licences, monkeypatch, tmp_path, [shipped])
    assert (part.name, part.version, part.licence) == ("one", "1.0", "MIT")
    target = tmp_path / "texts"
    licences.copy_texts([part], target)
    assert (target / "one" / "LICENSE").read_text("utf-8") == "All is allowed."
    assert (target / "one" / "ABOUT").read_text("utf-8") == "one 1.0\nMIT\n"


@pytest.mark.parametrize(
    "fields",
    [
        "License-Expression: BSD-3-Clause OR Proprietary",
        "License-Expression: MIT AND PSF-2.0",
        "Classifier: License :: OSI Approved :: Apache Software License",
    ],
)
def test_allowed(licences: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fields: str) -> None:
    assert len(parts(licences, monkeypatch, tmp_path, [package(tmp_path, "one", fields)])) == 1


@pytest.mark.parametrize(
    ("fields", "text", "reason"),
    [
        ("License-Expression: AGPL-3.0-only", "…", "AGPL-3.0-only"),
        ("License-Expression: MIT AND GPL-3.0-only", "…", "MIT AND GPL-3.0-only"),
        ("Summary: says nothing", "…", "says no licence"),
        ("License-Expression: MIT", None, "has no licence text"),
    ],
)
def test_not_allowed(
    licences: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    fields: str,
    text: str | None,
    reason: str,
) -> None:
    with pytest.raises(licences.LicenceMissing, match=f"one 1.0: .*{reason}"):
        parts(licences, monkeypatch, tmp_path, [package(tmp_path, "one", fields, text)])


@pytest.mark.slow
def test_what_makes_the_report_may_be_shipped(licences: ModuleType) -> None:
    found = licences.shipped_parts([jinja2.__file__, markupsafe.__file__], HERE)
    known = {part.name: part.licence for part in found if part.texts}
    assert (known["jinja2"], known["markupsafe"]) == ("BSD-3-Clause", "BSD-3-Clause")


def test_the_bill_of_materials_names_each_part(
    licences: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(HERE / "packaging"))
    from bill import write_bill

    found = parts(
        licences, monkeypatch, tmp_path, [package(tmp_path, "Some_Name", "License-Expression: MIT")]
    )
    for _twice in range(2):
        write_bill(found, "1.2.3", tmp_path / "bill.json")
    told = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == "1.2.3"
    assert [(each["purl"], each["licenses"]) for each in told["components"]] == [
        ("pkg:pypi/some-name@1.0", [{"expression": "MIT"}])
    ]
    sys.modules.pop("bill")


def test_what_is_downloaded_later_passes_the_same_gate_and_is_told_apart_in_the_bill(
    licences: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package(tmp_path, "added", "License-Expression: MIT")
    package(tmp_path, "closed", "License-Expression: LicenseRef-Closed")
    package(tmp_path, "inside", "License-Expression: MIT")
    monkeypatch.syspath_prepend(str(tmp_path))
    (added,) = licences.packages(["added"], HERE)
    assert (added.name, added.licence, [text.name for text in added.texts]) == ("added", "MIT", ["LICENSE"])
    with pytest.raises(licences.LicenceMissing, match=r"closed 1\.0"):
        licences.packages(["added", "closed"], HERE)
    import bill

    bill.write_bill(licences.packages(["inside"], HERE), "1.0", tmp_path / "bill.json", [added])
    components = json.loads((tmp_path / "bill.json").read_text("utf-8"))["components"]
    assert {each["name"]: each.get("scope") for each in components} == {"inside": None, "added": "optional"}
    licences.copy_texts([added], tmp_path / "licenses")
    assert (tmp_path / "licenses" / "added" / "ABOUT").read_text("utf-8") == "added 1.0\nMIT\n"
