"""*Open shared library…*: those that are known here, and a form for another one; asked at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simgui.core.errors import SimguiError
from simgui.core.names import plain, shown
from simgui.gui.language import error_words, filled
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.mnemonics import with_mnemonics
from simgui.gui.look.screen import within_screen
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.sharing.libraries import SetUp, SharedLibraries
from simgui.gui.sharing.library_form import LibraryForm
from simgui.gui.state import SharedPlace
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker

_COLUMNS = 88
_LEAST_LINES = 4
"""Of the form, however low the screen is."""


class LibraryDialog(QDialog):
    """Opens a shared library: it closes when the library has answered, and else says why it has not.

    Args:
        libraries: Know which there are, and ask them.
        address: That of the library which is shown at first; empty for the first one that is known.
        worker: Does the work.
        parent: It stands in front of this.
    """

    opened = Signal(object)
    """A `SharedPlace` that has answered."""
    removed = Signal(str)
    """The address of a library that is no longer known here."""

    def __init__(self, libraries: SharedLibraries, address: str, worker: Worker, parent: QWidget) -> None:
        super().__init__(parent)
        self._libraries = libraries
        self._address = address
        self._asking = Latest(worker, Lane.SHARED, self)
        self._listing = Latest(worker, Lane.SHARED, self)
        self._removing = Latest(worker, Lane.SHARED, self)
        self.setWindowTitle(self.tr("Shared library"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(columns_px(self.font(), _COLUMNS))
        self._about = about = styled(
            self.tr("Pictures on a server that several people search. Ask whoever runs it what to enter."),
            "faint",
        )
        about.setWordWrap(True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Known libraries"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.currentIndexChanged.connect(self._show_chosen)
        self._remove = QPushButton(self.tr("Remove"))
        self._remove.setToolTip(self.tr("Forget it here, with its token; on the server nothing changes"))
        self._remove.setAutoDefault(False)
        self._remove.clicked.connect(self._forget)
        self._known = QWidget()
        line = QHBoxLayout(self._known)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.choice, 1)
        line.addWidget(self._remove)
        self.form = LibraryForm()
        self.form.changed.connect(self._allow)
        self._scrolled = Scrolled(self.form)
        self._scrolled.setFixedHeight(self.form.minimumSizeHint().height())
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._failed = QWidget()
        self._failed.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QHBoxLayout(self._failed)
        inside.setContentsMargins(14, 6, 14, 6)
        inside.addWidget(self.said)
        buttons = QDialogButtonBox()
        open_text, close_text = with_mnemonics([self.tr("Open"), self.tr("Close")])
        self.button = buttons.addButton(open_text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setProperty("role", "primary")
        buttons.addButton(close_text, QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.ask)
        buttons.rejected.connect(self.reject)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(8)
        layout.addWidget(styled(self.tr("Open a shared library"), "heading"))
        layout.addWidget(about)
        layout.addWidget(self._known)
        layout.addWidget(self._scrolled)
        layout.addWidget(self._failed)
        layout.addStretch()
        layout.addWidget(buttons)
        self.button.setDefault(True)
        self._known.hide()
        self._say("")
        self._allow()
        self.form.server.setFocus()
        self._listing.start(self._libraries.known, self._show_known, self._fail)

    @property
    def busy(self) -> bool:
        """Whether something is being asked."""
        return self._asking.running or self._listing.running or self._removing.running

    def ask(self) -> None:
        """Open the library as it is written."""
        if not self.form.is_whole or self._asking.running:
            return
        written, before = self.form.written, self._chosen.address
        self._say(filled(self.tr("Asking {0}…"), shown(written.address)))
        task = partial(self._libraries.open, written, self.form.token.text(), before)
        self._asking.start(task, self._open, self._fail)
        self._allow()

    def _open(self, place: SharedPlace) -> None:
        self.opened.emit(place)
        self.accept()

    # Those that are known.

    @property
    def _chosen(self) -> SetUp:
        chosen = self.choice.currentData()
        return chosen if isinstance(chosen, SetUp) else SetUp()

    def _show_known(self, known: Sequence[SetUp]) -> None:
        self.choice.blockSignals(True)
        self.choice.clear()
        for each in known:
            self.choice.addItem(plain(each.address), each)
        self.choice.addItem(self.tr("Another library…"), SetUp())
        addresses = [each.address for each in known]
        self.choice.setCurrentIndex(addresses.index(self._address) if self._address in addresses else 0)
        self.choice.blockSignals(False)
        self._known.setVisible(bool(known))
        self._about.setVisible(not known)
        if known:
            self._show_chosen()
            self.button.setFocus()
        self._fit()

    def _show_chosen(self) -> None:
        self._asking.cancel()
        self._remove.setEnabled(bool(self._chosen.address))
        self.form.show_set_up(self._chosen)
        self._say("")
        self._allow()

    def _forget(self) -> None:
        address = self._chosen.address
        task = partial(_removed, self._libraries, address)
        self._removing.start(task, partial(self._show_removed, address), self._fail)

    def _show_removed(self, address: str, known: Sequence[SetUp]) -> None:
        self._show_known(known)
        if not known:
            self.form.show_set_up(SetUp())
        self._say(
            filled(self.tr("{0} is forgotten here. On the server nothing has changed."), shown(address))
        )
        self.removed.emit(address)

    # What is said.

    def _allow(self) -> None:
        self.button.setEnabled(self.form.is_whole and not self._asking.running)

    def _fail(self, error: SimguiError) -> None:
        self._say(error_words(error), failed=True)
        self._allow()

    def _say(self, text: str, *, failed: bool = False) -> None:
        self._failed.setObjectName("banner" if failed else "notice")
        self._failed.style().unpolish(self._failed)
        self._failed.style().polish(self._failed)
        self.said.setText(plain(text))
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self._failed.setAccessibleName(self.said.text())
        self._failed.setVisible(bool(text))

    def _fit(self) -> None:
        """Be as high as all lines of text need; where the screen is too low, the form is scrolled."""
        self._layout.activate()
        width = max(self.width(), self.minimumWidth())
        needed = max(self._layout.totalSizeHint().height(), 0)
        if self._layout.hasHeightForWidth():
            needed = self._layout.totalHeightForWidth(width)
        form_px, now_px = self.form.minimumSizeHint().height(), self._scrolled.minimumHeight()
        whole_px = needed - now_px + form_px
        lacks_px = whole_px - within_screen(self, QSize(width, whole_px)).height()
        scrolled_px = max(lines_px(self.font(), _LEAST_LINES), form_px - lacks_px)
        if scrolled_px != now_px:
            self._scrolled.setFixedHeight(scrolled_px)
        self.setMinimumHeight(needed - now_px + scrolled_px)
        self.resize(self.width(), self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        """Fit again when a part has become higher."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text takes other lines at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def _removed(libraries: SharedLibraries, address: str) -> Sequence[SetUp]:
    libraries.remove(address)
    return libraries.known()
