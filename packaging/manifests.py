"""Manifests by which others find a release: for Flathub, winget and Homebrew, filled from its files.

    python packaging/manifests.py --version 0.2.0 --release DIR --address https://…/download/v0.2.0 --out DIR

DIR of --release holds the installers and the wheel of the release; the hashes in the manifests are theirs.
The workflow of a release runs it. It does not submit anything: docs/releasing.md says how.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from publisher import Release

HERE = Path(__file__).resolve().parent
_FILES = {
    "WINDOWS": "simgui-{version}-windows-x86_64.exe",
    "MACOS": "simgui-{version}-macos-arm64.dmg",
    "WHEEL": "simgui-{version}-py3-none-any.whl",
}
_PLACE = re.compile("@[A-Z0-9_]+@")
FLATPAK_PYTHON = "3.13"
"""That of the runtime which `flatpak/simgui.yaml` names."""
_NOT_IN_FLATPAK = {
    *("pyside6-essentials", "shiboken6"),  # from the base
    # what builds the frozen program
    *("pyinstaller", "pyinstaller-hooks-contrib", "altgraph"),
    *("hatchling", "pathspec", "pluggy", "tomlkit", "trove-classifiers"),
}


def main() -> int:
    """Fill the manifests, or say what a release lacks."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--version", required=True)
    parser.add_argument("--release", type=Path, required=True, help="folder with the files of the release")
    parser.add_argument("--address", required=True, help="of the folder that they can be downloaded from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--report", type=Path, help="of pip, for the Flatpak; by default pip is asked")
    options = parser.parse_args()
    release = Release.of_this_commit()
    if options.version != release.version:
        raise SystemExit(f"These sources are version {release.version}, not {options.version}.")
    values = values_of(options.release, options.address, release)
    report = options.report or ask_pip(options.out)
    lock = (HERE / "lock.txt").read_text("utf-8")
    sources = python_sources(json.loads(report.read_text("utf-8")), lock)
    write_manifests(options.out, release, values, sources)
    return 0


def values_of(files: Path, address: str, release: Release) -> dict[str, str]:
    """Give what the templates ask for besides version and date.

    Raises:
        SystemExit: if the release lacks a file.
    """
    values = {
        "HOMEPAGE": address.partition("/releases/")[0],
        "PUBLISHER": release.maintainer.partition("<")[0].strip(),
        "WINGET": winget_identifier(release.identifier),
    }
    for name, pattern in _FILES.items():
        path = files / pattern.format(version=release.version)
        if not path.is_file():
            raise SystemExit(f"{files} has no {path.name}.")
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        values[f"{name}_URL"] = f"{address.rstrip('/')}/{quote(path.name)}"
        values[f"{name}_SHA256"] = digest.upper() if name == "WINDOWS" else digest
    return values


def winget_identifier(identifier: str) -> str:
    """Make `Example.SimGUI` of `org.example.SimGUI`: publisher and package."""
    publisher, package = identifier.split(".")[-2:]
    return f"{publisher[:1].upper()}{publisher[1:]}.{package}"


def fill(template: str, release: Release, values: dict[str, str]) -> str:
    """Fill a template.

    Raises:
        SystemExit: if something in it has no value.
    """
    text = release.fill(template)
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    if left := _PLACE.search(text):
        raise SystemExit(f"Not filled in: {left[0]}")
    return text


def write_manifests(
    out: Path, release: Release, values: dict[str, str], sources: list[dict[str, object]]
) -> None:
    """Write all manifests, each in the folder that it is submitted in."""
    publisher, package = values["WINGET"].split(".")
    winget = out / "winget" / publisher[0].lower() / publisher / package / release.version
    flatpak, homebrew = out / "flatpak", out / "homebrew"
    for folder in (winget, flatpak, homebrew):
        folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((HERE / "winget").iterdir()):
        name = path.name.replace("simgui", values["WINGET"], 1)
        (winget / name).write_text(fill(path.read_text("utf-8"), release, values), "utf-8")
    cask = fill((HERE / "homebrew/simgui.rb").read_text("utf-8"), release, values)
    (homebrew / "simgui.rb").write_text(cask, "utf-8")
    manifest = fill((HERE / "flatpak/simgui.yaml").read_text("utf-8"), release, values)
    (flatpak / f"{release.identifier}.yaml").write_text(manifest, "utf-8")
    (flatpak / "python-sources.json").write_text(json.dumps(sources, indent=2) + "\n", "utf-8")
    about = release.fill((HERE / "linux/metainfo.xml").read_text("utf-8"))
    told = about.replace(">simgui.desktop<", f">{release.identifier}.desktop<")
    (flatpak / "metainfo.xml").write_text(
        told.replace('<icon type="stock">simgui<', f'<icon type="stock">{release.identifier}<'), "utf-8"
    )
    for path in (
        HERE / "linux/simgui.desktop",
        HERE / "flatpak/name-qt.py",
        HERE.parent / "resources/icons/simgui.svg",
    ):
        shutil.copyfile(path, flatpak / path.name)


def python_sources(report: dict[str, object], lock: str) -> list[dict[str, object]]:
    """List the wheels of the Flatpak: where pip found each, and its hash, which must be one of the lock.

    Args:
        report: What `pip install --report` wrote for the Python of the runtime.
        lock: The text of `lock.txt`.

    Raises:
        SystemExit: if a file is no wheel, or is not in the lock.
    """
    sources = []
    for item in report["install"]:  # type: ignore[attr-defined]
        name = item["metadata"]["name"].lower().replace("_", "-").replace(".", "-")
        if name in _NOT_IN_FLATPAK:
            continue
        url = item["download_info"]["url"]
        digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
        if f"--hash=sha256:{digest}" not in lock:
            raise SystemExit(f"{url} is not in the lock.")
        if not (url.startswith("https://") and url.endswith(".whl")):
            raise SystemExit(f"{url} is no wheel that others can download.")
        sources.append({"type": "file", "url": url, "sha256": digest, "only-arches": ["x86_64"]})
    return sources


def ask_pip(folder: Path) -> Path:
    """Let pip find the wheels of the lock for the runtime; needs the network, and the Python of the runtime.

    Raises:
        SystemExit: if this is another one: pip would choose by it, whatever it is asked for.
    """
    if f"{sys.version_info[0]}.{sys.version_info[1]}" != FLATPAK_PYTHON:
        raise SystemExit(f"Run this with Python {FLATPAK_PYTHON}, which the Flatpak has.")
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "pip-report.json"
    platforms = [f"manylinux_2_{minor}_x86_64" for minor in (17, 24, 27, 28, 31, 34)]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"),
            *("--no-deps", "--require-hashes", "--only-binary", ":all:", "--report", report),
            *("--implementation", "cp"),
            *("--abi", "cp313", "--abi", "abi3", "--abi", "none"),
            *(
                each
                for platform in [*platforms, "manylinux2014_x86_64", "manylinux1_x86_64", "any"]
                for each in ("--platform", platform)
            ),
            *("--target", folder / "nowhere", "--requirement", HERE / "lock.txt"),
        ],
        check=True,
    )
    return report


if __name__ == "__main__":
    sys.exit(main())
