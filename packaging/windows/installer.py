"""The installer for Windows, made by NSIS from `simgui.nsi`."""

import subprocess
from pathlib import Path

from publisher import Release

_SCRIPT = Path(__file__).resolve().parent / "simgui.nsi"


def make_installer(program: Path, icons: Path, release: Release, out: Path) -> Path:
    """Compile the installer around a frozen folder."""
    path = out / f"simgui-{release.version}-windows-x86_64.exe"
    size = sum(file.stat().st_size for file in program.rglob("*") if file.is_file()) // 1024
    values = {
        "VERSION": release.version,
        "PROGRAM": program,
        "ICON": icons / "simgui.ico",
        "OUTPUT": path,
        "SIZE_KB": size,
    }
    defines = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, _SCRIPT], check=True)
    return path


def prove_installer(icons: Path, release: Release, work: Path) -> Path:
    """Compile it, on another system, around empty files: the script has no mistakes, and no more is shown."""
    program, out = work / "windows" / "program", work / "windows"
    (program / "_internal").mkdir(parents=True, exist_ok=True)
    for name in ("simgui.exe", "simgui-window.exe", "_internal/base_library.zip"):
        (program / name).write_bytes(b"")
    return make_installer(program, icons, release, out)
