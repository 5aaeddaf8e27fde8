"""Every page of the real window as a screen reader meets it: roles, names, states and values."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from walk import pages, settle

from simgui.gui.look.spoken import tell_roles
from simgui.gui.window.main_window import MainWindow

Role = QAccessible.Role

PRESSED = {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton}
VALUED = {Role.SpinBox, Role.Slider, Role.ProgressBar}
CALLED = {
    *PRESSED,
    *VALUED,
    *(Role.ComboBox, Role.EditableText, Role.PageTab, Role.MenuItem, Role.Graphic, Role.Chart),
    *(Role.List, Role.ListItem, Role.Table, Role.Tree, Role.ColumnHeader, Role.RowHeader),
}
"""What has to have a name. A cell of a table may be empty."""
PLACES = {Role.NoRole, Role.Client, Role.Pane}
"""The roles of what only holds other things."""
MOST_CHILDREN = 60
"""Of a long list, so many are looked at."""


def told(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Give a thing and all below it, as far as they are in sight."""
    if not interface.isValid() or interface.state().invisible:
        return
    yield interface
    for number in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(number)
        if child is not None:
            yield from told(child)


def faults(each: QAccessibleInterface) -> Iterator[str]:
    """Say what a screen reader cannot tell of a thing."""
    role, state, widget = each.role(), each.state(), each.object()
    if role in CALLED and not each.text(QAccessible.Text.Name).strip():
        yield "has no name"
    if role in VALUED:
        value = each.valueInterface()
        if value is None or not value.minimumValue() <= value.currentValue() <= value.maximumValue():
            yield "has no value in its range"
    if role in PRESSED and each.actionInterface() is None:
        yield "cannot be pressed"
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        says = bool(state.checkable), bool(state.checked)
        if says != (True, widget.isChecked()):
            yield "does not say whether it is checked"
    if isinstance(widget, QWidget):
        if bool(state.disabled) == widget.isEnabled():
            yield "does not say whether it can be used"
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
        if is_stop and widget.isEnabled() and (role in PLACES or not state.focusable):
            yield "takes the focus, and nobody hears of what it is"
        if role in PLACES and widget.accessibleName() and not each.childCount():
            yield "has a name, and nobody hears of what it is"


def described(each: QAccessibleInterface) -> str:
    return f"{each.role().name} {each.text(QAccessible.Text.Name)[:80]!r} of {type(each.object()).__name__}"


def test_every_page_says_what_it_shows(
    qtbot: QtBot, themed: QApplication, window: MainWindow, tmp_path: Path
) -> None:
    tell_roles()
    window.resize(1240, 1000)
    counts: dict[str, Counter[Role]] = {}
    wrong: list[str] = []
    for page, shown in pages(qtbot, window, tmp_path):
        settle()
        found = list(told(QAccessible.queryAccessibleInterface(shown)))
        counts[page] = Counter(each.role() for each in found)
        wrong += [f"{page}: {described(each)} {fault}" for each in found for fault in faults(each)]
    assert wrong == []
    whole = sum(counts.values(), Counter[Role]())
    assert len(counts) >= 30 and whole.total() > 1500, {role.name: count for role, count in whole.items()}
    assert {*CALLED, Role.Cell, Role.StaticText} - whole.keys() == set()
    assert counts["search"][Role.ListItem] == 9  # the pictures of the library
    assert counts["results"][Role.Graphic] == 6  # the query and its neighbours
