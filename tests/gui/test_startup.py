"""The real program in a process of its own, with the shipped model."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from seen import says

from simgui.core.errors import SimguiError
from simgui.gui.look.questions import failure_box

pytestmark = pytest.mark.process

SCRIPT = """
import sys
import threading
from pathlib import Path

LATER = {"tensorflow", "keras", "tf_keras", "tensorflow_similarity", "pyqtgraph", "umap", "jinja2"}
LATER |= {"pymilvus", "keyring", "grpc", "ray", "simgui.sharing.service", "simgui.sharing.connection"}
loaded = {}

class Watch:
    def find_spec(self, name, path, target=None):
        if name in LATER:
            loaded.setdefault(name, threading.current_thread().name)

sys.meta_path.insert(0, Watch())

from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from simgui.gui.window import main_window
from simgui.gui.search.results.neighbour_card import NeighbourCard

folder, query = Path(sys.argv[1]), Path(sys.argv[2])
timer = QTimer()

def look():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, main_window.MainWindow))
    cards = [card for card in window.findChildren(NeighbourCard) if card.isVisible()]
    if not window.busy and not cards:
        window.search(query)
    if cards and "pyqtgraph" in loaded:
        print(*(f"{card.neighbour.picture.path.name}" for card in cards))
        print(*(f"{name}:{thread.partition('_')[0]}" for name, thread in loaded.items()))
        timer.stop()
        window.close()

timer.timeout.connect(look)

from simgui.gui.application import run
from simgui.library.storage.data_folder import DataFolder

QTimer.singleShot(0, lambda: timer.start(50))
sys.exit(run(DataFolder.open(), (folder,)))
"""


def test_the_program_finds_neighbours_without_tensorflow_and_loads_plots_beside_the_gui_thread(
    library: Path,
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(library), str(library / "bags" / "0.png")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    neighbours, imported = ran.stdout.splitlines()
    assert len(neighbours.split()) == 5
    assert imported == "pyqtgraph:insight"


PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watch(QObject):
    def eventFilter(self, window, event):
        if isinstance(window, QMainWindow) and event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: self.say(window))
        return False

    def say(self, window):
        application.removeEventFilter(self)
        late = [area.is_made for area in window.findChildren(Late)]
        print(*(name for name in sys.modules if name.startswith("simgui.")))
        print(len(late), sum(late))
        window.close()

application = QApplication(["simgui"])
watch = Watch()
application.installEventFilter(watch)

from simgui.__main__ import main
from simgui.gui.window.late import Late

sys.argv[1:] = []
sys.exit(main())
"""

NOT_NEEDED_AT_A_START = {
    *("simgui.training.service", "simgui.evaluation.service", "simgui.evaluation.measurement"),
    *("simgui.duplicates.service", "simgui.duplicates.looks.sketches", "simgui.maps.service"),
    *("simgui.exchange.service", "simgui.teaching.service", "simgui.installation.doctor"),
    *("simgui.installation.training_parts.service", "simgui.installation.updates", "simgui.datasets.service"),
    *("simgui.models.package", "simgui.library.xmp.reading", "simgui.child.client"),
    *("simgui.gui.train.page", "simgui.gui.insight.page", "simgui.gui.library.ledger_page"),
    *("simgui.gui.duplicates.page", "simgui.gui.viewer.viewer", "simgui.gui.exchange.import_dialog"),
    *("simgui.gui.sharing.library_dialog", "simgui.gui.teaching.ask_dialog"),
    *("simgui.gui.window.about", "simgui.gui.window.help", "simgui.gui.window.settings_dialog"),
}


def test_what_is_not_in_sight_is_neither_imported_nor_made_before_the_window_is_painted() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PAINTED], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    imported, late = ran.stdout.splitlines()
    for module in NOT_NEEDED_AT_A_START:
        assert find_spec(module) is not None, f"{module} is no module"
    assert NOT_NEEDED_AT_A_START & set(imported.split()) == set()
    assert not [name for name in imported.split() if name.startswith("simgui.cli.commands.")]
    areas_and_viewer, made = late.split()
    assert (areas_and_viewer, made) == ("5", "0")


def test_a_start_that_fails_says_why_and_ends(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    command = [sys.executable, "-m", "simgui", "--data-dir", str(in_the_way / "data")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "is not a folder" in ran.stderr


def test_the_box_says_what_failed_and_what_to_do(qtbot: QtBot) -> None:
    box = failure_box(SimguiError("The disk is read-only", "Choose another place."))
    qtbot.addWidget(box)
    box.show()
    assert says(box, "The disk is read-only")
    assert says(box, "Choose another place.")
