"""The frozen program holds the codecs that SimGUI asks for."""

import re
import runpy
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]


def test_each_codec_that_is_used_is_in_the_frozen_program() -> None:
    held = runpy.run_path(str(HERE / "packaging/hooks/hook-imagecodecs.py"))["hiddenimports"]
    sources = "\n".join(path.read_text("utf-8") for path in (HERE / "simgui").rglob("*.py"))
    used = set(re.findall(r"\bimagecodecs\.(\w+)_decode\(", sources))
    assert {"png", "jpeg2k", "jpegxl"} <= used
    assert {f"imagecodecs._{name}" for name in used} <= set(held)
