"""An environment of its own for the build, with the very files that `lock.txt` names by their hashes."""

import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Collection, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = HERE / "lock.txt"
LOCK_DEV = HERE / "lock-dev.txt"
"""Constraints for who works on SimGUI: what tests and checks last passed with, for each system and Python."""
_EXTRAS = ("--extra", "dev", "--extra", "raw", "--extra", "datasets")


def make_environment(folder: Path) -> Path:
    """Make it if it is missing or belongs to another lock; give its Python.

    SimGUI itself is installed anew each time.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "lock.txt"
    if not stamp.is_file() or stamp.read_bytes() != LOCK.read_bytes():
        venv.create(folder, with_pip=True, clear=True)
        pip(python, "install", "--quiet", "--no-deps", "--require-hashes", "--requirement", str(LOCK))
        stamp.write_bytes(LOCK.read_bytes())
    pip(
        python,
        *("install", "--quiet", "--no-deps", "--no-build-isolation", "--force-reinstall", str(HERE.parent)),
    )
    return python


def download_wheels(names: Iterable[str], folder: Path) -> None:
    """Download packages as the lock has them, each checked by its hash; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "wanted.txt"
    wanted.write_text(locked_lines(LOCK.read_text("utf-8"), set(names)), "utf-8")
    options = ("--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
    pip(Path(sys.executable), "download", *options, "--requirement", str(wanted), "--dest", str(folder))


def locked_lines(lock: str, names: Collection[str]) -> str:
    """Give the lines of a lock that are about some packages."""
    found = []
    for block in re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE):
        name = block.partition("==")[0].lower().replace("_", "-").replace(".", "-")
        if name in names:
            found.append(block)
    return "".join(found)


def pip(python: Path, *arguments: str) -> None:
    """Run pip in the environment."""
    subprocess.run([python, "-m", "pip", "--disable-pip-version-check", *arguments], check=True)


def lock() -> None:
    """Choose the versions anew: needs uv, and is run by hand when a dependency is to change."""
    left_out = tomllib.loads((HERE / "left_out.toml").read_text("utf-8"))["packages"]
    excludes, overrides = HERE / "excludes.txt", HERE / "overrides.txt"
    excludes.write_text("\n".join(left_out) + "\n", "utf-8")
    # TensorFlow without its parts for graphics cards is half the size; macOS has only the one kind.
    overrides.write_text("tensorflow==2.21.* ; sys_platform == 'darwin'\n", "utf-8")
    try:
        subprocess.run(
            [
                *("uv", "pip", "compile", "pyproject.toml", "packaging/requirements.in"),
                *("--excludes", excludes, "--overrides", overrides, "--output-file", LOCK),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"),
            ],
            cwd=HERE.parent,
            check=True,
        )
    finally:
        excludes.unlink()
        overrides.unlink()
    _lock_for_development()


def _lock_for_development() -> None:
    """Choose the versions of tests and checks; what the frozen program ships is tested as it ships."""
    subprocess.run(
        [
            *("uv", "pip", "compile", "pyproject.toml", *_EXTRAS, "--constraints", LOCK),
            *("--output-file", LOCK_DEV, "--custom-compile-command", "python packaging/build.py --lock"),
            *("--universal", "--python-version", "3.11", "--no-annotate", "--quiet"),
        ],
        cwd=HERE.parent,
        check=True,
    )
