"""What the frozen program needs of its system, found in its files; as names of Debian's packages."""

import re
import subprocess
from pathlib import Path

from licences import debian_package

# Loaded by name while it runs.
LOADED_BY_NAME = ("fontconfig-config", "libegl1", "libgl1", "libxcb1")
# The build's own Debian calls libraries by their present names; newer ones renamed some for 64-bit time.
RENAMED = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_VERSION = re.compile(r"\b(GLIBC|GLIBCXX|CXXABI)_(\d+(?:\.\d+)+)")


def shared_objects(program: Path) -> list[Path]:
    """List the program's ELF files."""
    found = []
    for path in sorted(program.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def dependencies(program: Path) -> list[str]:
    """Give the packages that the program's files ask for and do not bring.

    Raises:
        ValueError: if a library belongs to no package.
    """
    files = shared_objects(program)
    own = {path.name for path in program.rglob("*.so*")}
    wanted: set[str] = set()
    versions: dict[str, tuple[int, ...]] = {}
    for start in range(0, len(files), 200):
        told = subprocess.run(
            ["readelf", "--wide", "--dynamic", "--version-info", *files[start : start + 200]],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        wanted |= set(_NEEDED.findall(told)) - own
        for name, version in _VERSION.findall(told):
            versions[name] = max(versions.get(name, (0,)), tuple(int(each) for each in version.split(".")))
    packages = set(LOADED_BY_NAME)
    for library, path in _system_libraries().items():
        if library in wanted:
            wanted.discard(library)
            packages.add(debian_package(path.resolve()).partition(":")[0])
    if wanted := {each for each in wanted if not each.startswith("ld-linux")}:
        raise ValueError(f"No package of this system has {', '.join(sorted(wanted))}")
    packages.discard("libc6")
    glibc = ".".join(str(each) for each in versions["GLIBC"])
    return [f"libc6 (>= {glibc})", *(RENAMED.get(each, each) for each in sorted(packages))]


def _system_libraries() -> dict[str, Path]:
    told = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in told.splitlines():
        name, arrow, path = line.strip().partition(" => ")
        if arrow and "x86-64" in name:
            found.setdefault(name.partition(" ")[0], Path(path))
    return found
