"""The Duplicates area: finds what is there twice, and shows it group by group."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.duplicates.records import LevelFigures
from simgui.gui.duplicates.acting import Acting
from simgui.gui.duplicates.finding import Finding, Found
from simgui.gui.duplicates.finding_bar import FindingBar
from simgui.gui.duplicates.group_list import GroupList
from simgui.gui.duplicates.group_model import GroupModel
from simgui.gui.duplicates.level_words import found_name
from simgui.gui.duplicates.nothing_listed import NothingListed
from simgui.gui.duplicates.nothing_words import NothingWords
from simgui.gui.duplicates.review import Review, suggested
from simgui.gui.duplicates.reviewing import Reviewing
from simgui.gui.duplicates.services import DuplicatesServices
from simgui.gui.duplicates.totals_bar import TotalsBar
from simgui.gui.language import filled
from simgui.gui.look.action_button import ActionButton
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Worker
from simgui.library.records import CoveredFolder

_PREVIEW_BYTES = 64 << 20
_LOW_PX = 430
"""Below so much height of the page, what can also be reached by the menu makes room for pictures."""


class DuplicatesPage(QWidget):
    """What to look for, the groups, and what becomes of them.

    Args:
        services: What it asks, off the GUI thread.
        state: Says where the person searches.
        settings: What the window remembers.
        worker: Does everything that may take longer than a frame.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    comparison_wanted = Signal(object)
    """A `Comparison` to be shown large; None to come back."""
    rescan_wanted = Signal()
    """Files have been moved: the open folder is to be looked through."""
    folder_wanted = Signal()
    """The person is to choose a folder to open."""
    failed = Signal(object)
    """A `SimguiError` that has no place here."""

    def __init__(
        self,
        services: DuplicatesServices,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._state = state
        self._settings = settings
        self._worker = worker
        self._words = NothingWords()
        self._knows_figures = False
        self._suggesting = Latest(worker, Lane.INTERACTIVE, self)
        self.finding = Finding(services.duplicates, services.pictures, state, worker, self)
        self.review = Review(self)
        self._bar = FindingBar(settings)
        self._work, self._moves = WorkRow(), WorkRow()
        self._notice = Notice()
        self._nothing = NothingListed()
        previews = PictureLoader(worker, services.pictures.preview, _PREVIEW_BYTES, self, thumbnails)
        self.groups = GroupList(self.review, GroupModel(self.review, self), previews)
        self.groups.set_tile_px(settings["duplicates_px"])
        self._acting = Acting(self.review, services.duplicates, services.undo, worker, self._notice, self)
        self.reviewing = Reviewing(
            self.review, self.groups, services.duplicates, self._acting, services.undo, self._notice, self
        )
        actions = self.reviewing.actions
        self._totals = TotalsBar(actions.trash, (actions.export, actions.move))
        self._folders = LookUp(worker, self, lambda: services.folders.covered, self._show_folders, self._fail)
        self._pages = QStackedWidget()
        self._of_group = QWidget()
        self._lay_out()
        self._connect()
        self._show()
        self._acting.settle()

    def _lay_out(self) -> None:
        row = FlowLayout(6, self._of_group)
        for action in self.reviewing.actions.of_group:
            row.addWidget(ActionButton(action, self._of_group))
        listed = QWidget()
        groups = QVBoxLayout(listed)
        groups.setContentsMargins(0, 0, 0, 0)
        groups.setSpacing(8)
        groups.addWidget(self._of_group)
        groups.addWidget(self.groups, 1)
        groups.addWidget(self._totals)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(listed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 8)
        layout.setSpacing(8)
        for part in (self._bar, self._work, self._moves, self._notice):
            layout.addWidget(part)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._bar.find_wanted.connect(self.find_duplicates)
        self._bar.level_chosen.connect(self._change_level)
        self._bar.everywhere_chosen.connect(self._state.search_everywhere)
        self._bar.keep.chosen.connect(self._prefer)
        self._nothing.wanted.connect(self._act)
        self._work.begin_wanted.connect(self.find_duplicates)
        self._work.stop_wanted.connect(self.finding.stop)
        self.finding.began.connect(self._show)
        self.finding.stepped.connect(self._work.show_step)
        self.finding.found.connect(self._show_found)
        self.finding.failed.connect(self._show_failure)
        self.finding.stopped.connect(self._show_stopped)
        self.finding.aged.connect(self._show)
        self.review.listed.connect(self._show)
        self.review.changed.connect(self._show_totals)
        self.groups.tile_px_changed.connect(self._remember_size)
        self._acting.began.connect(self._show_moving)
        self._acting.stepped.connect(self._moves.show_step)
        self._acting.ended.connect(self._moves.hide)
        self._acting.changed.connect(self.finding.note_own)
        self._acting.changed.connect(self.rescan_wanted)
        self._acting.changed.connect(self._show)
        self._acting.failed.connect(self.failed)
        self._moves.stop_wanted.connect(self._acting.stop)
        self.reviewing.folder_preferred.connect(self._bar.keep.prefer)
        self.reviewing.comparison_wanted.connect(self.comparison_wanted)
        self._state.folder_changed.connect(self._change_folder)
        self._state.scope_changed.connect(self._change_scope)
        self._state.library_changed.connect(self._folders.refresh)

    # What is looked for.

    def find_duplicates(self) -> None:
        """Look for duplicates; what was found before is shown until then."""
        self._words.error = None
        self._notice.hide()
        self.finding.start(self._bar.level, self._bar.keep.rule)

    def _change_level(self) -> None:
        """Look anew at another level, if something was found at this one."""
        if self.finding.result is not None or self.finding.running:
            self.find_duplicates()
        else:
            self._show()

    def _prefer(self) -> None:
        task = partial(suggested, tuple(self.review.entries), self._bar.keep.rule)
        self._suggesting.start(task, self.review.suggest, self._fail)

    def _act(self) -> None:
        """Do what is offered where there is nothing to list."""
        if self._state.folder is None:
            self.folder_wanted.emit()
            return
        if (wanted := self._words.level_offered) is not None:
            self._bar.choose_level(wanted)
        self.find_duplicates()

    def _show_found(self, found: Found) -> None:
        self.reviewing.forget()
        self._acting.forget()
        self._notice.hide()
        self.groups.groups.show_root(self._state.folder)
        self.review.show(found.groups, found.rule)
        if found.rule != self._bar.keep.rule:  # it was changed meanwhile
            self._prefer()
        if found.groups and self.isVisible():
            self.groups.go(0)
            self.groups.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_failure(self, error: SimguiError) -> None:
        self._words.error = error
        self._show()

    def _show_stopped(self) -> None:
        if self.finding.result is not None:
            self._bar.choose_level(self.finding.result.level)
        self._show()

    def _change_folder(self) -> None:
        self.forget()
        self._folders.restart()

    def _change_scope(self, _everywhere: bool) -> None:
        self._folders.refresh()
        self._show()

    def forget(self) -> None:
        """Forget what was found: another folder is open, or another library."""
        if self.finding.result is not None:
            self._notice.hide()
        self.finding.forget()
        self.reviewing.forget()
        self._acting.forget()
        self._words.error = None
        self.review.show((), self._bar.keep.rule)

    # What is known of the library.

    def show_indexing(self, *, running: bool) -> None:
        """Know whether the open folder is being indexed."""
        if self._words.indexing and not running:
            self.finding.note_indexed()
        self._words.indexing = running
        self._words.so_far = None
        self._show()

    def show_step(self, step: Step) -> None:
        """Know how far the indexing has come."""
        if self._words.indexing and step.total:
            self._words.so_far = step
            if self.isVisible() and self.finding.result is None:
                self._show()

    def _show_folders(self, covered: Sequence[CoveredFolder]) -> None:
        self._bar.show_folders(len(covered), everywhere=self._state.everywhere)

    def _show_figures(self, figures: Sequence[LevelFigures]) -> None:
        self._bar.show_figures(figures)

    def _fail(self, error: SimguiError) -> None:
        self.failed.emit(error)

    # What is shown.

    def _show(self) -> None:
        """Show the groups, or why there are none, and what is to be said of them."""
        result, running = self.finding.result, self.finding.running
        self._words.read(
            self._state.folder, self._bar.level, result, self.review, self._acting, running=running
        )
        listed = bool(self.review.entries)
        self._pages.setCurrentIndex(int(listed))
        rest = self._words.rest(stale=self.finding.stale, elsewhere=self.finding.elsewhere) if listed else ""
        ready = self._state.folder is not None and not running
        self._bar.show_ready(ready=ready, again=listed and not rest)
        if not listed:
            self._nothing.say(*self._words.said)
        self._show_work(rest, running=running)
        self._show_totals()

    def _show_work(self, rest: str, *, running: bool) -> None:
        """Say above the groups that others are looked for, or why that would be good."""
        if running:
            if not self._work.busy:
                what = filled(self.tr("Looking for {0}"), found_name(self._bar.level))
                self._work.show_work(what)
        elif rest:
            self._work.show_rest(rest, self.tr("Find again"))
        else:
            self._work.hide()

    def _show_moving(self) -> None:
        self._moves.show_work(self.tr("Moving pictures"))

    def _show_totals(self) -> None:
        self._totals.show_totals(self.review.totals)

    def _remember_size(self, tile_px: int) -> None:
        self._settings["duplicates_px"] = tile_px

    def show_room(self, height_px: int) -> None:
        """Make room for pictures where there is little height."""
        low = height_px < _LOW_PX
        self._of_group.setHidden(low)
        self._bar.show_low(low)

    # The large view.

    def follow(self, picture: ChosenPicture) -> None:
        """Let keys act on the picture that is looked at in the large view."""
        self.reviewing.follow(picture)

    def come_back(self) -> None:
        """Know that the large view is left."""
        self.reviewing.come_back()

    def showEvent(self, event: QShowEvent) -> None:
        """Let keys act on groups; read what was measured, once."""
        super().showEvent(event)
        self._folders.refresh()
        if not self._knows_figures:
            self._knows_figures = True
            figures = self._services.duplicates.figures
            self._worker.start(Lane.INTERACTIVE, figures, self._show_figures, self.failed.emit)
        if self.review.entries:
            self.groups.setFocus(Qt.FocusReason.OtherFocusReason)
