"""Areas that are made before anybody asks for them."""

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from simgui.gui.window.main_window import MainWindow


class Jobs(QObject):
    """A long job that runs until it is ended."""

    rested = Signal(object)
    busy = True

    def end(self) -> None:
        self.busy = False
        self.rested.emit(None)


def test_what_takes_longest_to_make_waits_for_a_job_to_end(qtbot: QtBot, window: MainWindow) -> None:
    areas, jobs = window.areas, Jobs(window)
    areas.prepare(jobs)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: all(late.is_made for late in areas._late))
    assert areas.insight._area is None
    jobs.end()
    qtbot.waitUntil(lambda: areas.insight._area is not None)
    assert not areas.insight.isVisible()
