"""Pictures that have just been loaded and are shown little by little."""

from collections.abc import Hashable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_MS = 160
_FRAME_MS = 16


class Fades(QObject):
    """How far each picture has come in; a picture that never began is there entirely."""

    moved = Signal()
    """They are to be painted again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun: dict[Hashable, int] = {}
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self._move)

    def begin(self, key: Hashable) -> None:
        """Let a picture come in."""
        self._begun[key] = self._clock.elapsed()
        self._frames.start()

    def share(self, key: Hashable) -> float:
        """Tell how far a picture has come in, from 0 to 1."""
        begun = self._begun.get(key)
        return 1.0 if begun is None else min(1.0, (self._clock.elapsed() - begun) / _MS)

    def _move(self) -> None:
        now = self._clock.elapsed()
        self._begun = {key: begun for key, begun in self._begun.items() if now - begun < _MS}
        if not self._begun:
            self._frames.stop()
        self.moved.emit()
