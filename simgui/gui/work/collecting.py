"""Python looks for garbage on the GUI thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collecting(QObject):
    """Looks for garbage now and then on the thread that it is made on, and lets no other thread do so.

    By itself, Python looks for garbage on whichever thread happens to make an object. What it finds it frees
    there, and Qt bears that of no widget and of no timer: the program would crash, some day.

    Args:
        parent: Owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_itself = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def end(self) -> None:
        """Let Python do it again: there are no other threads any more."""
        self._timer.stop()
        gc.unfreeze()
        if self._by_itself:
            gc.enable()

    def _collect(self) -> None:
        """Look through the oldest generation that is due, as Python would."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(max(due))
