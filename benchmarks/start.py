"""The time from the start of the program to its painted window: the frozen program against the source.

    python benchmarks/start.py --frozen dist/simgui/simgui [--rounds 10]

Linux, with Xvfb: its screen is a file, which is read without asking the program or the server anything. The
window counts as painted when half of the screen that it covers is no longer black. Both programs are started
in turns, each with its own existing data folder; the first start of each is not counted.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

_WIDTH, _HEIGHT = 1366, 800
_PIXEL_BYTES = 4
_PART, _POINTER = 0.5, 0.01
_SECONDS_TO_SHOW = 120
_SECONDS_BETWEEN_LOOKS = 0.002


def main() -> int:
    """Measure and print one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--frozen", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--screen", default=":78")
    options = parser.parse_args()
    if not shutil.which("Xvfb"):
        raise SystemExit("This needs Xvfb.")
    commands = {"source": [sys.executable, "-P", "-m", "simgui"], "frozen": [str(options.frozen.absolute())]}
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory(prefix="simgui-start-") as folder:
        screen = Path(folder, "Xvfb_screen0")
        size = f"{_WIDTH}x{_HEIGHT}x24"
        server = subprocess.Popen(
            ["Xvfb", options.screen, "-screen", "0", size, "-fbdir", folder, "-noreset"],
            stderr=subprocess.DEVNULL,
        )
        try:
            while not screen.is_file() or screen.stat().st_size < _WIDTH * _HEIGHT * _PIXEL_BYTES:
                time.sleep(0.1)
            for number in range(options.rounds + 1):
                for name, command in commands.items():
                    taken = _start(command, screen, options.screen, Path(folder, name))
                    if number:
                        seconds[name].append(taken)
        finally:
            server.terminate()
            server.wait()
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    told = {
        "seconds": {name: [round(value, 3) for value in values] for name, values in seconds.items()},
        "median": {name: round(value, 3) for name, value in medians.items()},
        "fastest": {name: round(min(values), 3) for name, values in seconds.items()},
        "frozen over source": round(medians["frozen"] / medians["source"], 2),
    }
    print(json.dumps(told, indent=2))
    return 0


def _start(command: list[str], screen: Path, name: str, data: Path) -> float:
    """Give the seconds from the start to the painted window; end it, and wait until the pointer is left."""
    environment = os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "SIMGUI_DATA_DIR": str(data)}
    pixels = _pixels(screen)
    started = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while _painted(pixels) < _PART:
            if program.poll() is not None or time.perf_counter() - started > _SECONDS_TO_SHOW:
                raise SystemExit(f"{command[0]} shows no window")
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        return time.perf_counter() - started
    finally:
        program.terminate()
        program.wait()
        while _painted(pixels) > _POINTER:
            time.sleep(0.05)


def _pixels(screen: Path) -> np.ndarray:
    """Look at the screen's file: an XWD header of a length that it states, colours, then the pixels."""
    mapped = np.memmap(screen, np.uint8, "r")
    header, colours = int(mapped[:4].view(">u4")[0]), int(mapped[76:80].view(">u4")[0])
    start = header + colours * 12
    return mapped[start : start + _WIDTH * _HEIGHT * _PIXEL_BYTES].reshape(_HEIGHT, _WIDTH, _PIXEL_BYTES)


def _painted(pixels: np.ndarray) -> float:
    """Give the share of the screen that is not black, from every fourth line and column."""
    return float(pixels[::4, ::4, :3].any(axis=2).mean())


if __name__ == "__main__":
    sys.exit(main())
