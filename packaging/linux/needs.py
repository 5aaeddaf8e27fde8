"""What the build needs of its system, and what the frozen program does; as names of Debian's packages."""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Collection, Iterable
from importlib.util import find_spec
from pathlib import Path

from licences import debian_package

from linux.libraries import LIBC, LOADED_BY_NAME, OF_LIBC, PACKAGES, RENAMED

_TOOLS = {"readelf": "binutils", "strip": "binutils", "objdump": "binutils"}
_TOOLS_OF_INSTALLERS = {"dpkg-deb": "dpkg", "dpkg": "dpkg"}
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_VERSION = re.compile(r"\b(GLIBC|GLIBCXX|CXXABI)_(\d+(?:\.\d+)+)")


def missing_packages(
    *,
    installers: bool,
    libraries: Collection[str] | None = None,
    find_tool: Callable[[str], object] = shutil.which,
) -> list[str]:
    """Name the packages with what the build needs and this system lacks: looked up before anything is made.

    Args:
        installers: Whether installers are made as well.
        libraries: Those of the system, by their names for the linker; None to look.
        find_tool: Gives something true for a tool that is there.
    """
    known = set(system_libraries() if libraries is None else libraries)
    tools = _TOOLS | (_TOOLS_OF_INSTALLERS if installers else {})
    missing = {package for tool, package in tools.items() if not find_tool(tool)}
    missing |= {package for library, package in PACKAGES.items() if library not in known}
    if find_spec("ensurepip") is None:
        missing.add("python3-venv")
    python = sysconfig.get_config_var("INSTSONAME") or ""
    beside = (Path(sys.base_prefix) / "lib", Path(sysconfig.get_config_var("LIBDIR") or ""))
    if ".so" in python and python not in known and not any((folder / python).is_file() for folder in beside):
        missing.add(f"libpython{sys.version_info[0]}.{sys.version_info[1]}")
    return sorted(missing)


def shared_objects(program: Path) -> list[Path]:
    """List the program's ELF files."""
    found = []
    for path in sorted(program.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    found.append(path)
    return found


def wanted_libraries(files: list[Path]) -> tuple[set[str], tuple[int, ...]]:
    """Read which libraries ELF files ask for, by their names for the linker, and which version of glibc."""
    wanted: set[str] = set()
    glibc: tuple[int, ...] = (0,)
    for start in range(0, len(files), 200):
        told = subprocess.run(
            ["readelf", "--wide", "--dynamic", "--version-info", *files[start : start + 200]],
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        wanted |= set(_NEEDED.findall(told))
        versions = (found.split(".") for name, found in _VERSION.findall(told) if name == "GLIBC")
        glibc = max([glibc, *(tuple(int(each) for each in version) for version in versions)])
    return {each for each in wanted if not each.startswith("ld-linux")}, glibc


def dependencies(program: Path) -> list[str]:
    """Give the packages that the program's files ask for and do not bring.

    Raises:
        SystemExit: if a library belongs to no package; with a sentence.
    """
    wanted, glibc = wanted_libraries(shared_objects(program))
    wanted -= {path.name for path in program.rglob("*.so*")} | OF_LIBC
    packages = {*LOADED_BY_NAME, *(PACKAGES[each] for each in wanted if each in PACKAGES)}
    packages |= _owners(wanted - PACKAGES.keys())
    packages.discard(LIBC)
    least = ".".join(str(each) for each in glibc)
    return [f"{LIBC} (>= {least})", *(RENAMED.get(each, each) for each in sorted(packages))]


def _owners(libraries: Iterable[str]) -> set[str]:
    """Look up the packages of libraries that no table names: those of the build's own Python, say."""
    known = system_libraries()
    owners = {each: debian_package(known[each].resolve()) if each in known else "" for each in libraries}
    if unknown := sorted(each for each, owner in owners.items() if not owner):
        raise SystemExit(
            f"No package is known that has {', '.join(unknown)}: install it with the system's packages, or "
            "name its package in packaging/linux/libraries.py, and build again with --frozen."
        )
    return {owner.partition(":")[0] for owner in owners.values()}


def system_libraries() -> dict[str, Path]:
    """List the system's libraries by their names for the linker."""
    ldconfig = shutil.which("ldconfig", path="/sbin:/usr/sbin") or shutil.which("ldconfig")
    if ldconfig is None:
        return {}
    told = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=True).stdout
    found: dict[str, Path] = {}
    for line in told.splitlines():
        name, arrow, path = line.strip().partition(" => ")
        if arrow and "x86-64" in name:
            found.setdefault(name.partition(" ")[0], Path(path))
    return found
