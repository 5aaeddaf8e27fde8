"""Ask in plain text: the name of a file may look like markup, and is shown as it is."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import plain
from simgui.gui.language import translated


def ask(parent: QWidget, title: str, text: str) -> bool:
    """Ask a question that is answered with yes or no."""
    box = plain_box(QMessageBox.Icon.Question, parent, title, text)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    return box.exec() == QMessageBox.StandardButton.Yes


def ask_to(parent: QWidget, title: str, text: str, button: str) -> bool:
    """Ask whether to do something that can be taken back; the button says what is done, and Enter does it."""
    box = plain_box(QMessageBox.Icon.Question, parent, title, text)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Yes)
    box.button(QMessageBox.StandardButton.Yes).setText(button)
    return box.exec() == QMessageBox.StandardButton.Yes


def failure_box(error: SimguiError) -> QMessageBox:
    """Make the box that says why there is no window to say it in."""
    return plain_box(
        QMessageBox.Icon.Critical, None, "SimGUI", f"{translated(error.title)}\n\n{translated(error.message)}"
    )


def tool_tip(text: str) -> str:
    """Give a tool tip that shows this text as it is."""
    return f"<qt>{html.escape(plain(text))}</qt>".replace("\n", "<br>")


def plain_box(icon: QMessageBox.Icon, parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """Make a box whose text is shown as it is, to be given buttons."""
    box = QMessageBox(icon, title, plain(text), parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
