"""The window fits the screen that it opens on, also one of few pixels, or of many that are magnified."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

SCRIPT = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from fakes import FakeBackbone, fake_model
from simgui.gui.window.about import About
from simgui.gui.look.theme import apply_theme
from simgui.gui.window.main_window import MainWindow
from simgui.gui.settings import Settings
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder
from simgui.app import App

application = QApplication([])
apply_theme(application)
data = DataFolder.open(Path(sys.argv[1]))
app, worker = App(data, fake_model(FakeBackbone())), Worker()
window = MainWindow(app, worker, Settings(data.root / "window.ini"))
if len(sys.argv) > 2:
    window.resize(*map(int, sys.argv[2:]))
window.show()
application.processEvents()
about = About(worker, window)
about.show()
application.processEvents()
room = window.screen().availableGeometry()
places = [window.frameGeometry(), about.frameGeometry()]
smallest = window.minimumSize().expandedTo(window.minimumSizeHint())
print(json.dumps([
    [room.width(), room.height()],
    [[place.width(), place.height()] for place in places],
    [smallest.width(), smallest.height()],
]))
window.close()
app.close()
"""


def sizes(tmp_path: Path, screen: tuple[int, int], *resized: str) -> list[list[int]]:
    """Open window and dialog on a screen; give the sizes of both, and the smallest of the window."""
    described = {"name": "screen", "x": 0, "y": 0, "width": screen[0], "height": screen[1]}
    described |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    (tmp_path / "screen.json").write_text(json.dumps({"screens": [described]}))
    tests = Path(__file__).parents[1]
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, "data", *resized],
        cwd=tmp_path,
        env=os.environ
        | {
            "QT_QPA_PLATFORM": "offscreen:configfile=screen.json",
            "PYTHONPATH": os.pathsep.join(map(str, (tests, tests.parent))),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    room, (window, about), smallest = json.loads(ended.stdout)
    assert room == list(screen)
    return [window, about, smallest]


# 1080p at 150 and 200 % are the second and the third.
@pytest.mark.parametrize("screen", [(1366, 768), (1280, 720), (960, 540)])
def test_the_window_fits_the_screen(tmp_path: Path, screen: tuple[int, int]) -> None:
    for width, height in sizes(tmp_path, screen):
        assert width <= screen[0]
        assert height <= screen[1]


def test_a_window_of_a_large_screen_opens_within_a_small_one(tmp_path: Path) -> None:
    assert sizes(tmp_path, (1920, 1080), "1800", "1000")[0][0] >= 1800
    window, _, _ = sizes(tmp_path, (960, 540))
    assert window[0] <= 960
    assert window[1] <= 540
