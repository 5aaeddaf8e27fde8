"""Say which Qt for Python the base of the Flatpak holds, as a wheel would: SimGUI asks for its version."""

import sysconfig
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import PySide6

NAME = "PySide6-Essentials"

try:
    version(NAME)
except PackageNotFoundError:
    root = Path(sysconfig.get_path("purelib", vars={"base": "/app"}))
    told = root / f"PySide6_Essentials-{PySide6.__version__}.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {PySide6.__version__}\n", "utf-8"
    )
