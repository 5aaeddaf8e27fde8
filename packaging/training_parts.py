"""What only a training needs: left out of the search-only program, and listed in it to be added later."""

import hashlib
import json
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path, PurePosixPath

from licences import Part
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
TRAINING = ("tensorflow-similarity", "tf-keras", "umap-learn")
"""What SimGUI declares for the trainer, besides TensorFlow."""
ALSO_FOR_SEARCH = ("certifi",)
"""Asked for by the program itself where it is there: what the network is trusted by, on systems whose
certificates the frozen program does not find."""


@cache
def training_packages() -> frozenset[str]:
    """Name the packages that only a training needs, by what is installed in the environment of the build."""
    tensorflow = "tensorflow" if sys.platform == "darwin" else "tensorflow-cpu"
    return frozenset(_closure([tensorflow, *TRAINING]) - search_packages())


@cache
def search_packages() -> frozenset[str]:
    """Name the packages that window, indexing and search need."""
    declared = [Requirement(line) for line in distribution("simgui").requires or ()]
    ours = [each for each in declared if each.marker is None or each.marker.evaluate({"extra": ""})]
    names = [each.name for each in ours if each.name not in (*TRAINING, "tensorflow")]
    return frozenset(_closure([*names, *ALSO_FOR_SEARCH]))


def shared_modules() -> list[str]:
    """Name the modules of packages that both need: all of each is shipped, also what no search needs."""
    tensorflow = "tensorflow" if sys.platform == "darwin" else "tensorflow-cpu"
    return _modules(_closure([tensorflow, *TRAINING]) & search_packages())


def training_modules() -> list[str]:
    """Name the modules that the search-only program is frozen without."""
    return _modules(training_packages())


def _modules(packages: Iterable[str]) -> list[str]:
    wanted = set(packages)
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if {canonicalize_name(owner) for owner in owners} & wanted and module.isidentifier()
    )


def _closure(names: Iterable[str]) -> set[str]:
    """Add what packages declare, less what the frozen program is built without."""
    left_out = tomllib.loads((HERE / "left_out.toml").read_text("utf-8"))
    without = {canonicalize_name(name) for name in (*left_out["packages"], *left_out["modules"])}
    found: set[str] = set()
    waiting = [canonicalize_name(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in found or name in without:
            continue
        try:
            declared = distribution(name).requires or ()
        except PackageNotFoundError:
            continue  # TensorFlow under its other name, or a package of another system
        found.add(name)
        wanted = map(Requirement, declared)
        waiting += [
            canonicalize_name(each.name)
            for each in wanted
            if each.marker is None or each.marker.evaluate({"extra": ""})
        ]
    return found


def list_wheels(wheels: Path, parts: Iterable[Part], address: str) -> dict[str, object]:
    """Make the list that the search-only program ships: `simgui.training.parts.Parts`.

    Args:
        wheels: The folder with the wheels of the lock, which has checked their hashes.
        parts: Say which licence each has.
        address: Where a release keeps them, in a folder that is named for what is in this list.

    Raises:
        SystemExit: if a package has no wheel.
    """
    from simgui.installation.training_parts.unpacking import is_left_out, place_of
    from simgui.training.parts import Parts, Wheel

    licences = {canonicalize_name(part.name): part.licence for part in parts if part.kind == "pypi"}
    paths = {name: _wheel_of(name, wheels) for name in sorted(training_packages())}
    entries = {}
    for name, path in paths.items():
        with zipfile.ZipFile(path) as packed:
            entries[name] = packed.infolist()
    patterns = left_out_of_wheels(entry.filename for each in entries.values() for entry in each)
    listed = []
    for name, path in paths.items():
        unpacked = sum(
            entry.file_size
            for entry in entries[name]
            if place_of(entry.filename) and not is_left_out(entry.filename, patterns)
        )
        listed.append(
            Wheel(
                name,
                distribution(name).version,
                licences[name],
                path.name,
                path.stat().st_size,
                _sha256(path),
                unpacked,
            )
        )
    found = Parts(_system(), "", tuple(patterns), tuple(listed))
    if address:
        return found.to_json() | {"address": f"{address.rstrip('/')}/training-{found.digest}"}
    return found.to_json()


def left_out_of_wheels(names: Iterable[str]) -> list[str]:
    """Say which files of wheels are not unpacked, in patterns: what the frozen program is built without.

    That is built without data of some folders, whose modules it has all the same; here, they lie together.
    """
    left_out = tomllib.loads((HERE / "left_out.toml").read_text("utf-8"))
    names = list(names)
    found: set[str] = set()
    for pattern in left_out["files"]:
        matching = [name for name in names if fnmatchcase(name, pattern) and not name.endswith("/")]
        kept = [
            name
            for name in matching
            if name.endswith(".py") and not _is_left_out_module(name, left_out["modules"])
        ]
        if not kept:
            found |= {pattern} if matching else set()
        elif pattern.endswith("/*"):
            suffixes = {PurePosixPath(name).suffix for name in matching} - {"", ".py"}
            found |= {f"{pattern}{suffix}" for suffix in suffixes}
    return sorted(found)


def _is_left_out_module(name: str, modules: Iterable[str]) -> bool:
    """Tell whether the frozen program is built without a module, as `kept_modules` in `simgui.spec`."""
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return "tests" in module.split(".")[1:] or any(
        module == each or module.startswith(f"{each}.") for each in modules
    )


def _system() -> str:
    platform = sysconfig.get_platform().replace(".", "_").replace("-", "_")
    return f"{platform}-cp{sys.version_info[0]}{sys.version_info[1]}"


def _wheel_of(name: str, wheels: Path) -> Path:
    for path in sorted(wheels.glob("*.whl")):
        package, version = path.name.split("-")[:2]
        if canonicalize_name(package) == name and version == distribution(name).version:
            return path
    raise SystemExit(f"{wheels} has no wheel of {name} {distribution(name).version}.")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_list(content: dict[str, object], file: Path) -> None:
    """Write the list as the program reads it."""
    file.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
