"""What the window does about a crash of the window before."""

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, joined, say
from simgui.gui.settings import Settings
from simgui.installation.crash_report import Crash, crash_of_dump

_MOST_IN_A_ROW = 2
"""After so many crashes in a row, what was open is not opened by itself: it may be what crashes us."""


class CrashedBefore(SimguiError):  # noqa: N818 - what happened earlier
    """The window before this one has crashed.

    Attributes:
        crash: What is known of it.
    """

    def __init__(self, title: Sentence, message: Sentence, crash: Crash) -> None:
        super().__init__(title, message)
        self.crash = crash


class LastCrash:
    """Whether the window before crashed, and how many in a row have.

    Args:
        dump: What it has left; empty if it did not crash.
        settings: Remember how many there were.
    """

    def __init__(self, dump: str, settings: Settings) -> None:
        self._settings = settings
        self._in_a_row = settings["crashes"] + 1 if dump else 0
        self._crash = crash_of_dump(dump) if dump else None
        settings["crashes"] = self._in_a_row

    @property
    def reopens(self) -> bool:
        """Whether the folder that was open may be opened again without being asked for."""
        return self._in_a_row < _MOST_IN_A_ROW

    @property
    def notice(self) -> CrashedBefore | None:
        """What the person is told; None if there was no crash."""
        if self._crash is None:
            return None
        said = [say("What you have decided and what is indexed is kept.")]
        if not self.reopens:
            said += [say("The folder that was open is not opened by itself this time: choose it to go on.")]
        return CrashedBefore(say("SimGUI was closed by a crash"), joined(said), self._crash)

    def forget(self) -> None:
        """Begin to count anew: the window was closed by the person."""
        self._settings["crashes"] = 0
