"""The large view: one picture, or two compared, over the content of the window."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.gui.language import filled
from simgui.gui.look.labels import FittedLabel
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.comparison import Comparison, QueryPictures
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.viewer.information_drawer import InformationDrawer
from simgui.gui.viewer.keyword_look_up import KnowsKeywords
from simgui.gui.viewer.laid_over import FindsPlacement, LaidOver
from simgui.gui.viewer.look_frame import WHOLE
from simgui.gui.viewer.look_names import name_of_chosen, noted_name
from simgui.gui.viewer.other_picture import OtherPicture
from simgui.gui.viewer.over_each_other import OverEachOther
from simgui.gui.viewer.panes import Panes
from simgui.gui.viewer.sharp_picture import SharpPicture
from simgui.gui.viewer.viewer_actions import ViewerActions
from simgui.gui.viewer.viewer_bar import ViewerBar
from simgui.gui.viewer.why_similar import WhySimilar
from simgui.gui.work.worker import Worker
from simgui.library.closer_look import CloserLook
from simgui.library.pictures import Pictures
from simgui.search.similar_regions import Regions

_MOST_LINES = 2
_HALF = 50


class Viewer(QWidget):
    """Shows pictures of a list large, one at a time, alone or beside another: the query, or one to be kept.

    Args:
        pictures: Read them.
        regions: Tell why two are close.
        words: Tell what is seen in a picture.
        placement: Tells how a picture lies on another, if one was made of the other.
        state: Says which model answers.
        worker: Off the GUI thread.
        thumbnails: What is there of a picture at once.
        parent: Owner.
    """

    closed = Signal()
    """The person goes back."""
    keyword_wanted = Signal(object)
    """A `Keyword` to search for."""
    label_wanted = Signal(object, str)
    """A picture, `ChosenPicture`, that is to have a label."""
    looked_at = Signal(object)
    """The picture, a `ChosenPicture`, that the person has gone on to."""

    def __init__(
        self,
        pictures: Pictures,
        regions: Regions,
        words: KnowsKeywords,
        placement: FindsPlacement,
        state: WindowState,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._list: Sequence[ChosenPicture] = ()
        self._at = 0
        self._comparison: Comparison | None = None
        self._picture = SharpPicture(pictures, worker, thumbnails, self)
        self._query_picture = SharpPicture(pictures, worker, thumbnails, self)
        self._panes = Panes(self._picture, self._query_picture)
        self.canvas, self.query_canvas = self._panes.canvas, self._panes.query_canvas
        self.commands = ViewerActions(self)
        self.bar = ViewerBar(self.commands.buttons)
        self._drawer = InformationDrawer(words, worker)
        self.information = self._drawer.panel
        self._over = OverEachOther(self._picture, self._query_picture, self)
        self._laid = LaidOver(placement, worker, self)
        self._other = OtherPicture(worker, self)
        self._why = WhySimilar(regions, state, worker, self)
        self._said = FittedLabel("faint", _MOST_LINES)
        PictureGestures(self.canvas, self._chosen_at, drags=self._can_drag, keys=False)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self._picture.changed.connect(self._show_known)
        self._picture.known.connect(self._show_known)
        self._query_picture.known.connect(self._show_query)
        self._query_picture.changed.connect(self._say)
        self.bar.slider.valueChanged.connect(self._show_share)
        self._why.found.connect(self._show_heat)
        self._laid.found.connect(self._lay)
        self._other.found.connect(self._show_other)
        self._state.labels_changed.connect(self._picture.look_again)
        self._drawer.keyword_wanted.connect(self.keyword_wanted)
        self._drawer.label_wanted.connect(self.label_wanted)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(4)
        middle.addWidget(self._panes, 1)
        middle.addWidget(self._drawer)
        below = QHBoxLayout()
        below.setContentsMargins(14, 6, 14, 8)
        below.addWidget(self._said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(middle, 1)
        layout.addLayout(below)
        self.query_canvas.setAccessibleName(self.tr("The query"))

    # What is looked at.

    @property
    def picture(self) -> ChosenPicture | None:
        """The picture that is looked at."""
        return self._list[self._at] if self._list else None

    @property
    def compares(self) -> bool:
        """Whether the query is shown too."""
        return self.commands.compare.isChecked()

    def show_pictures(self, chosen: Chosen, query: QueryPictures | None) -> None:
        """Look at a picture in its list; `query` is what it can be compared with."""
        self._offer(None)
        self.commands.overlay.setChecked(False)
        self.commands.difference.setChecked(False)
        self._take(chosen, query)

    def compare_with(self, comparison: Comparison) -> None:
        """Look at a picture beside another, as before: side by side, or over it."""
        self._offer(comparison)
        self._take(comparison.chosen, QueryPictures((comparison.other,)))
        self.commands.compare.setChecked(True)
        self._arrange()

    def _offer(self, comparison: Comparison | None) -> None:
        """Offer what can be done where the comparison was asked for, no longer what was offered before."""
        for action in self._comparison.actions if self._comparison is not None else ():
            self.removeAction(action)
        self._comparison = comparison
        actions = comparison.actions if comparison is not None else ()
        self.addActions(actions)
        self.bar.offer(actions)
        self.commands.show_other(is_query=comparison is None)
        title = self.tr("The query") if comparison is None else comparison.role
        self.query_canvas.setAccessibleName(title)

    def _take(self, chosen: Chosen, query: QueryPictures | None) -> None:
        several = len(chosen.pictures) > 1
        self._list = chosen.pictures if several else chosen.list
        self._at = 0 if several else chosen.at
        self._other.offer(query)
        self.commands.compare.setEnabled(self._other.is_offered)
        self.commands.compare.setChecked(False)
        self.commands.heat.setChecked(False)
        self._arrange()
        self._show()

    def compare(self, chosen: Chosen, query: QueryPictures, *, why: bool = False) -> None:
        """Look at a picture beside the query; `why` shows which regions make them close."""
        self.show_pictures(chosen, query)
        self.commands.compare.setChecked(True)
        self.commands.heat.setChecked(why)
        self._arrange()

    def inform(self, chosen: Chosen, query: QueryPictures | None) -> None:
        """Look at a picture, and say what is known of it."""
        self.show_pictures(chosen, query)
        self.commands.information.setChecked(True)
        self.show_information()

    def forget(self) -> None:
        """Look at nothing: free what is in memory."""
        self._list, self._at = (), 0
        self._offer(None)
        self._other.offer(None)
        self._why.forget()
        self._laid.forget()
        self._drawer.show_picture(None)
        self._picture.show(None)
        self._query_picture.show(None)

    def step(self, by: int) -> None:
        """Go to another picture of the list."""
        to = self._at + by
        if 0 <= to < len(self._list):
            self._at = to
            if self._comparison is not None:
                self._comparison = replace(self._comparison, said="")
            self._show()
            self.looked_at.emit(self.picture)

    def _show(self) -> None:
        self._panes.look(WHOLE)
        self._picture.show(self.picture)
        self._find_other()
        self._find_place()
        self._heat_anew()
        self._show_known()
        self._drawer.show_picture(self.picture)
        self.commands.before.setEnabled(self._at > 0)
        self.commands.after.setEnabled(self._at + 1 < len(self._list))

    def _show_known(self, _look: object = None) -> None:
        look, size = self._picture.look, self._picture.size
        known = look is not None and not size.isEmpty() and bool(self._picture.is_sharp or look.picture)
        pixels = (round(size.width()), round(size.height())) if known else (0, 0)
        name = name_of_chosen(self.picture, look)
        self.information.show_look(look, *pixels, name=name)
        count = len(self._list)
        where = filled(self.tr("{0:,} of {1:,}"), self._at + 1, count) if count > 1 else ""
        title = self._comparison.title if self._comparison is not None else ""
        self.bar.show_words(name, ", ".join(filter(None, (title, where))))
        self.canvas.setAccessibleName(name or self.tr("Picture"))
        self._show_names()
        self._say()

    def _show_query(self, _look: CloserLook) -> None:
        self._show_names()

    def _show_names(self) -> None:
        """Name the pictures above them: of two that lie over each other, the one in sight."""
        role = self._comparison.role if self._comparison is not None else self._other.role
        notes = self._comparison.notes if self._comparison is not None else {}
        over = filled(self.tr("{0}: {1}"), role, noted_name(self._query_picture.look, notes))
        name = noted_name(self._picture.look, notes, self.picture)
        if self.commands.difference.isChecked():
            name = self._over.difference_name
        elif self.commands.overlay.isChecked():
            name = self._over.name(name, over, self.bar.slider.value())
        self._panes.show_names(name, over)

    def _say(self) -> None:
        """Say below what there is to be said: why a picture is not sharp, or what the colours mean."""
        said = self._picture.problem or self._query_picture.problem * self.compares
        if self._picture.problem and self._picture.layers:
            said = self.tr("The file is not available now; this is what is kept of it.")
        if not said and self.picture is not None:
            said = self.picture.note
        if not said and self._comparison is not None:
            said = self._comparison.said
        if not said and self.compares and self.commands.difference.isChecked():
            said = self._over.said
            self.canvas.show_difference(self._over.times)
        elif not said and self.compares and self.commands.heat.isChecked():
            said = self._why.said
        self._said.show_text(said)
        self._said.setVisible(bool(said))

    # How it is shown.

    def arrange(self) -> None:
        """Show what the actions say: alone, beside the query, or over it."""
        if self.commands.heat.isChecked() and not self.compares:
            self.commands.compare.setChecked(True)
        self._arrange()

    def _arrange(self) -> None:
        compares, differs = self.compares, self.commands.difference.isChecked()
        over = self.commands.overlay.isChecked() or differs
        self._find_other()
        self._find_place()
        self._panes.arrange(compares=compares, over=over, brighter=self._over.times if differs else 0)
        self.bar.slider.setVisible(compares and over and not differs)
        self.commands.show_comparing(comparing=compares, possible=self._other.is_offered)
        self._show_names()
        self._heat_anew()
        self._say()

    def _find_other(self) -> None:
        """Find what the picture is compared with, and show it."""
        if self.compares:
            self._other.find(self.picture)
            if self._query_picture.picture != self._other.picture:
                self._query_picture.show(self._other.picture)

    def _show_other(self) -> None:
        """Compare with what was found."""
        self._find_other()
        self._find_place()
        self._show_names()
        self._heat_anew()

    def _find_place(self) -> None:
        """Find where the other one lies on the picture, if both are shown in one place."""
        over = self.commands.overlay.isChecked() or self.commands.difference.isChecked()
        self._laid.find(self.picture if self.compares and over else None, self._other.picture)

    def _lay(self) -> None:
        self._over.lay(self._laid.transform)
        self._panes.lay(self._laid.transform)
        self._say()

    def lay_over(self) -> None:
        """Show one over the other, or side by side again."""
        self.commands.difference.setChecked(False)
        self._arrange()

    def show_difference(self) -> None:
        """Show where they differ, or side by side again."""
        self.commands.overlay.setChecked(False)
        self._arrange()

    def _show_share(self, percent: int) -> None:
        self.canvas.set_share(percent / 100)
        self._show_names()

    def blink(self) -> None:
        """Show the other of the two pictures, in the same place."""
        over = self.commands.overlay.isChecked() and not self.commands.difference.isChecked()
        self.bar.slider.setValue(100 if not over or self.bar.slider.value() <= _HALF else 0)
        if not over:
            self.commands.overlay.setChecked(True)
            self.commands.difference.setChecked(False)
            self._arrange()

    def show_information(self) -> None:
        """Show what is known of the picture, or not."""
        self._drawer.open(self.commands.information.isChecked())

    # Why similar.

    def _heat_anew(self) -> None:
        self.canvas.show_heat(None)
        self.query_canvas.show_heat(None)
        self._why.forget()
        other = self._other.picture if self._other.is_known else None
        if self.compares and self.commands.heat.isChecked() and other and self.picture:
            self._why.find(other.source, self.picture.source, other.region)
        self._say()

    def _show_heat(self) -> None:
        self.query_canvas.show_heat(self._why.first)
        self.canvas.show_heat(self._why.second)
        self._say()

    # What the person does.

    def close_view(self) -> None:
        """Go back."""
        self.closed.emit()

    def go(self, across: int, down: int) -> None:
        """Move a picture that is zoomed; else go to the next or the previous one."""
        if self.canvas.is_zoomed:
            self.canvas.pan(across, down)
        elif across:
            self.step(across)

    def _can_drag(self) -> bool:
        return not self.canvas.is_zoomed

    def _chosen_at(self, _place: QPoint | None) -> Chosen | None:
        picture = self.picture
        return None if picture is None else Chosen((picture,), self._list, self._at)
