"""The gate of licences: all that is frozen has one of the allowed, and its text goes with it."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent
_TEXTS = re.compile(r"^(licen[cs]e|copying|notice|third_party_notices|authors)", re.IGNORECASE)
_BY_CLASSIFIER = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


@dataclass(frozen=True)
class Part:
    """Something that is shipped and has a licence.

    Attributes:
        kind: Type of its package URL: `pypi`, `deb` or `generic`.
        name: Of the package.
        version: Of the package.
        licence: An SPDX expression.
        texts: Files with its licence.
    """

    kind: str
    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = field(default=(), compare=False)


class LicenceMissing(Exception):  # noqa: N818 - reads better where it is raised
    """Something is shipped whose licence is unknown, not allowed, or has no text."""


def shipped_parts(sources: list[str], root: Path) -> list[Part]:
    """Find the packages that files of the program come from.

    Args:
        sources: Where each file was taken from.
        root: Of the repository.

    Raises:
        LicenceMissing: if one of them may not be shipped; names all of them.
    """
    rules = tomllib.loads((HERE / "licences.toml").read_text("utf-8"))
    own = root / "resources" / "licenses"
    paths = {Path(source).resolve() for source in sources}
    parts = [_python()]
    known: set[Path] = set()
    for each in distributions():
        files = {Path(str(each.locate_file(file))).resolve() for file in each.files or ()}
        known |= files
        name = _canonical(each.name)
        # The starter of every frozen program is PyInstaller's.
        if (paths & files or name == "pyinstaller") and name != "simgui":
            parts.append(_package(each, name, rules, own))
    parts += _system([path for path in paths - known if str(path).startswith(("/lib", "/usr/lib"))], rules)
    _check(parts, rules["allowed"])
    return sorted(parts, key=lambda part: (part.kind, part.name.lower()))


def packages(names: Iterable[str], root: Path) -> list[Part]:
    """Describe packages that are not frozen, but added to the program later.

    Raises:
        LicenceMissing: if one of them may not be passed on; names all of them.
    """
    rules = tomllib.loads((HERE / "licences.toml").read_text("utf-8"))
    own = root / "resources" / "licenses"
    parts = [_package(distribution(name), name, rules, own) for name in sorted(names)]
    _check(parts, rules["allowed"])
    return parts


def copy_texts(parts: list[Part], folder: Path) -> None:
    """Put the licence texts into the program, a folder for each part, beside those that are there."""
    for part in parts:
        own = folder / part.name
        own.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(part.texts):
            target = own / text.name
            shutil.copyfile(text, target if not target.exists() else own / f"{number}-{text.name}")
        (own / "ABOUT").write_text(f"{part.name} {part.version}\n{part.licence}\n", "utf-8")


def _check(parts: list[Part], allowed: list[str]) -> None:
    problems = []
    for part in parts:
        names = [name.strip("() ") for name in re.split(r" AND | OR ", part.licence)]
        either = " OR " in part.licence
        fine = [name in allowed for name in names]
        if not (any(fine) if either else all(fine)):
            problems.append(f"{part.name} {part.version}: {part.licence or 'says no licence'}")
        if not part.texts:
            problems.append(f"{part.name} {part.version}: has no licence text")
    if problems:
        raise LicenceMissing("\n".join(problems))


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(distribution: Distribution, name: str, rules: dict, own: Path) -> Part:
    metadata = distribution.metadata
    licence = rules["packages"].get(name) or metadata.get("License-Expression")
    if not licence:
        stated = [line.rpartition("::")[2].strip() for line in metadata.get_all("Classifier") or ()]
        licence = next((_BY_CLASSIFIER[line] for line in stated if line in _BY_CLASSIFIER), "")
    licence = licence or metadata.get("License") or ""
    texts = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if _TEXTS.match(file.name) and file.suffix not in (".py", ".pyc", ".h", ".so")
    ]
    if name in rules["texts"]:
        texts += sorted((own / rules["texts"][name]).iterdir())
    return Part("pypi", name, distribution.version, licence, tuple(texts))


def _python() -> Part:
    version = ".".join(str(each) for each in sys.version_info[:3])
    texts = [
        path
        for path in (
            Path(sys.base_prefix) / "LICENSE.txt",
            Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt",
        )
        if path.is_file()
    ]
    return Part("generic", "python", version, "PSF-2.0", tuple(texts))


def _system(paths: list[Path], rules: dict) -> list[Part]:
    owners = debian_packages(paths)
    if unowned := sorted(str(path) for path in paths if path not in owners):
        raise LicenceMissing(f"no package of the system has {', '.join(unowned)}")
    parts = []
    for package in sorted(set(owners.values())):
        version = subprocess.run(
            ["dpkg-query", "--show", "--showformat=${Version}", package],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        name = package.partition(":")[0]
        text = Path("/usr/share/doc", name, "copyright")
        parts.append(
            Part("deb", name, version, rules["system"].get(name, ""), (text,) if text.is_file() else ())
        )
    return parts


def debian_package(path: Path) -> str:
    """Name the package of Debian that owns a file; empty if none does, or there is no Debian."""
    return debian_packages([path]).get(path, "")


def debian_packages(paths: Iterable[Path]) -> dict[Path, str]:
    """Name the packages of Debian that own files; without those that none does."""
    if not shutil.which("dpkg"):
        return {}
    # Since /lib is a link to /usr/lib, a file is known by the one name or by the other.
    names = {str(name): path for path in paths for name in (path, _other_name(path))}
    told = subprocess.run(["dpkg", "--search", *names], capture_output=True, text=True, check=False).stdout
    found = {}
    for line in told.splitlines():
        packages, _, name = line.rpartition(": ")
        if name in names and not packages.startswith("diversion by"):
            found.setdefault(names[name], packages.split(",")[0])
    return found


def _other_name(path: Path) -> Path:
    return (
        Path("/") / path.relative_to("/usr")
        if str(path).startswith("/usr/")
        else Path("/usr") / path.relative_to("/")
    )
