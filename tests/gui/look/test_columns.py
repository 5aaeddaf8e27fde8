"""Two columns that stand below each other where there is too little width."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simgui.gui.look.columns import Columns


def column(width_px: int) -> tuple[QVBoxLayout, QWidget]:
    layout, widget = QVBoxLayout(), QWidget()
    widget.setMinimumSize(width_px, 40)
    layout.addWidget(widget)
    return layout, widget


def test_columns_stand_below_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    (left, one), (right, other) = column(400), column(200)
    columns = Columns(left, right)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(columns)
    qtbot.addWidget(area)
    area.resize(900, 400)
    area.show()
    qtbot.waitUntil(lambda: columns.beside and other.x() > one.geometry().right())
    assert other.y() == one.y()

    area.resize(560, 400)
    qtbot.waitUntil(lambda: not columns.beside and other.y() > one.geometry().bottom())
    assert other.x() == one.x()
    assert area.horizontalScrollBar().maximum() == 0

    area.resize(900, 400)
    qtbot.waitUntil(lambda: columns.beside and other.y() == one.y())
