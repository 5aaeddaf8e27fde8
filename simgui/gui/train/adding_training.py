"""Training, where the program came without it: what adding it means, in one click, with its progress."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.gui.language import translated
from simgui.gui.look.banner import Banner
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.labels import styled
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Worker
from simgui.installation.training_parts.service import Offer, TrainingParts


class AddingTraining(QWidget):
    """A card that offers to add training; hidden until something is wanted that needs it.

    Args:
        parts: Adds it.
        worker: Does the work, beside everything else.
        parent: Owner.
    """

    added = Signal()
    """Training is there now; what was wanted begins."""

    def __init__(self, parts: TrainingParts, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._parts = parts
        self._adding = Latest(worker, Lane.DOWNLOAD, self)
        self._go_on: Callable[[], None] | None = None
        self._has_place = False
        self._text = styled("", "")
        self._text.setWordWrap(True)
        self._failure = Banner()
        self._add = QPushButton()
        self._add.setProperty("role", "primary")
        self._add.clicked.connect(self._add_offered)
        self._choose = QPushButton(self.tr("Choose a folder with the files…"))
        self._choose.clicked.connect(self._choose_folder)
        self._not_now = QPushButton(self.tr("Not now"))
        self._not_now.setProperty("role", "quiet")
        self._not_now.clicked.connect(self.forget)
        self._work = WorkRow(narrow=True)
        self._work.stop_wanted.connect(self._adding.stop)
        buttons = FlowLayout(6)
        for button in (self._add, self._choose, self._not_now):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(8)
        layout.addWidget(styled(self.tr("Training is not added yet"), "heading"))
        layout.addWidget(self._failure)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        layout.addWidget(self._work)
        self.hide()

    def before(self, go_on: Callable[[], None]) -> bool:
        """Offer to add training if it is yet to be added.

        Args:
            go_on: What is wanted; called when training is there.

        Returns:
            False if it is there, and what is wanted can begin.
        """
        offer = self._parts.offer
        if offer is None:
            self.hide()
            return False
        self._go_on = go_on
        if not self._adding.running:
            self._show(offer)
        return True

    def forget(self) -> None:
        """Begin nothing afterwards: another folder is open. What is being added goes on."""
        self._go_on = None
        if not self._adding.running:
            self.hide()

    def _show(self, offer: Offer) -> None:
        self._text.setText(translated(offer.sentence))
        self._add.setText(self.tr("Download") if offer.is_download else self.tr("Add training"))
        self._has_place = bool(offer.place)
        self._failure.hide()
        self._rest()
        self.show()
        (self._add if offer.place else self._choose).setFocus()

    def _add_offered(self) -> None:
        self._begin(None)

    def _choose_folder(self) -> None:
        title = self.tr("Choose the folder with the files that training needs")
        if chosen := QFileDialog.getExistingDirectory(self, title):
            self._begin(Path(chosen))

    def _begin(self, place: Path | None) -> None:
        self._failure.hide()
        self._show_buttons(False)
        self._work.show_work(self.tr("Getting what training needs…"))
        self._adding.start_reporting(
            partial(self._parts.add, place),
            self._done,
            self._failed,
            on_stopped=self._rest,
            on_step=self._work.show_step,
        )

    def _done(self, _folder: object) -> None:
        go_on, self._go_on = self._go_on, None
        self.hide()
        self.added.emit()
        if go_on is not None:
            go_on()

    def _failed(self, error: SimguiError) -> None:
        self._rest()
        self._failure.show_error(error)

    def _rest(self) -> None:
        """Offer it again: it goes on from what has come by now."""
        self._work.hide()
        self._show_buttons(True)

    def _show_buttons(self, shown: bool) -> None:
        self._add.setVisible(shown and self._has_place)
        self._choose.setVisible(shown)
        self._not_now.setVisible(shown)
