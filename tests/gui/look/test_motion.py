import ctypes
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from simgui.gui.look.motion import animates, moves


def test_nothing_moves_where_nobody_sees_it(qapp: QApplication) -> None:
    assert qapp.platformName() != "offscreen" or not moves()


@pytest.mark.parametrize(("said", "shown"), [(1, True), (0, False), (None, True)])
def test_windows_is_asked_whether_it_shows_animations(said: int | None, shown: bool) -> None:
    def ask(action: int, _number: int, place: Any, _flags: int) -> int:
        assert action == 0x1042
        if said is not None:
            ctypes.cast(place, ctypes.POINTER(ctypes.c_int))[0] = said
        return int(said is not None)

    assert animates(ask) is shown
