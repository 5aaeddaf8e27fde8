"""What the person says of groups, one after the other: in the list, and beside a picture shown large."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simgui.core.names import shown
from simgui.duplicates.records import DuplicateGroup
from simgui.duplicates.service import Duplicates
from simgui.gui.duplicates.acting import Acting
from simgui.gui.duplicates.comparing import comparison_of
from simgui.gui.duplicates.group_list import GroupList
from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.duplicates.member_words import pictures_words
from simgui.gui.duplicates.review import Review
from simgui.gui.duplicates.review_actions import ReviewActions
from simgui.gui.language import filled
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.menu.chosen import ChosenPicture, More
from simgui.gui.work.undo import Undo
from simgui.library.catalogue import Change, GroupDecision


class Reviewing(QObject):
    """Does what the actions of the area say, to the group that keys act on.

    Args:
        review: The groups.
        groups: Shows them.
        duplicates: Keep what is said.
        acting: Moves files.
        undo: Writes what is said, and takes it back.
        notice: Says what was done.
        page: Its actions are these; owner.
    """

    folder_preferred = Signal(object)
    """A folder, `Path`, whose pictures are to be suggested."""
    comparison_wanted = Signal(object)
    """A `Comparison` to be shown large; None to come back, since there is nothing left to compare."""

    def __init__(
        self,
        review: Review,
        groups: GroupList,
        duplicates: Duplicates,
        acting: Acting,
        undo: Undo,
        notice: Notice,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._review = review
        self._list = groups
        self._duplicates = duplicates
        self._acting = acting
        self._undo = undo
        self._notice = notice
        self._page = page
        self._large = False
        self._decided: dict[bytes, GroupReview] = {}
        self.actions = ReviewActions(self, page)
        groups.compare_wanted.connect(self.compare)
        groups.moved.connect(self.show_able)
        groups.offer(self._more)
        review.listed.connect(self._follow_list)
        review.changed.connect(self.show_able)
        undo.applied.connect(self._follow_decisions)
        acting.began.connect(self.show_able)
        acting.ended.connect(self.show_able)
        acting.told.connect(self._say)
        self.show_able()

    def forget(self) -> None:
        """Forget what was said of groups that are no longer known."""
        self._decided.clear()

    @property
    def _current(self) -> tuple[int, int] | None:
        return self._list.current

    @property
    def _entry(self) -> GroupReview | None:
        at = self._current
        return None if at is None else self._review.entries[at[0]]

    def show_able(self) -> None:
        """Offer what applies now."""
        entry = self._entry
        self.actions.show_able(
            listed=entry is not None,
            ticked=self._review.totals.pictures > 0,
            extras=entry is not None and len(entry.kept) < len(entry.members),
            moving=self._acting.running,
        )

    def _more(self) -> More:
        """Say what else can be done with a picture of a group."""
        actions = self.actions
        offered = (
            actions.keep,
            actions.keep_too,
            actions.compare,
            actions.different,
            actions.reviewed,
            actions.trash_group,
        )
        more = {action.text(): action.trigger for action in offered if action.isEnabled()}
        if (member := self._list.current_member) is not None:
            folder = member.path.parent
            words = filled(self.tr("Prefer the folder “{0}”"), shown(folder.name) or shown(folder))
            more[words] = partial(self.folder_preferred.emit, folder)
        return more

    # Where the person is.

    def go_to_group(self, by: int) -> None:
        """Go to another group: to the first of its pictures that is not kept."""
        at = self._current
        if at is None:
            return
        group = min(max(at[0] + by, 0), len(self._review.entries) - 1)
        if group != at[0]:
            entry = self._review.entries[group]
            others = [place for place in range(len(entry.members)) if place not in entry.kept]
            self._list.go(group, others[0] if others and self._large else 0)
            self._compare_anew()

    def follow(self, picture: ChosenPicture) -> None:
        """Let keys act on the picture of the group that is looked at in the large view."""
        at, entry = self._current, self._entry
        if not self._large or at is None or entry is None:
            return
        for place, member in enumerate(entry.members):
            if member.path == picture.path:
                self._list.go(at[0], place)

    def come_back(self) -> None:
        """Know that the large view is left."""
        self._large = False

    def compare(self) -> None:
        """Show the picture large, beside the one that is kept."""
        self._large = True
        self._compare_anew()

    def _compare_anew(self, said: str = "") -> None:
        """Show in the large view what is compared now, if that is where the person is."""
        at, entry = self._current, self._entry
        if not self._large:
            return
        if at is None or entry is None:
            self._large = False
            self.comparison_wanted.emit(None)
            return
        count, actions = len(self._review.entries), self.actions.in_large_view
        comparison = comparison_of(entry, at[1], at[0], count, actions, self._list.groups.root, said)
        for place, member in enumerate(entry.members):  # of the kept one, another is looked at
            if member.path == comparison.chosen.pictures[0].path:
                self._list.go(at[0], place)
        self.comparison_wanted.emit(comparison)

    # What is kept.

    def keep_this(self) -> None:
        """Keep the picture, and no other of its group."""
        if (at := self._current) is not None:
            self._review.keep(*at)
            self._compare_anew()

    def keep_this_too(self) -> None:
        """Keep the picture as well, or no longer."""
        if (at := self._current) is not None:
            self._review.keep_too(*at)
            self._compare_anew()

    def tick_group(self) -> None:
        """Let the extras of the group go, or not."""
        if (at := self._current) is not None:
            self._review.tick(at[0])

    def tick_all(self, ticked: bool) -> None:
        """Let the extras of all groups go, or of none."""
        self._review.tick_all(ticked)

    # What is said of a group.

    def say_different(self) -> None:
        """Say that the pictures of the group are no duplicates."""
        self._decide(
            self._duplicates.set_different,
            self.tr("call {0} different"),
            self.tr("Not listed together again."),
        )

    def say_reviewed(self) -> None:
        """Say that the group is as it should be."""
        self._decide(
            self._duplicates.set_reviewed, self.tr("review {0}"), self.tr("Group reviewed: all of it stays.")
        )

    def _decide(self, change: object, text: str, said: str) -> None:
        entry = self._entry
        if entry is None or not callable(change):
            return
        changes: tuple[Change, ...] = change(entry.group)
        for each in changes:
            if isinstance(each, GroupDecision):
                self._decided[each.name] = entry
        words = filled(text, pictures_words(len(entry.members)))
        self._undo.do(words, changes, partial(self._offer_undo, said))

    def _offer_undo(self, said: str, _changes: Sequence[Change]) -> None:
        self._undo.offer(self._notice, said)
        self._compare_anew(filled(self.tr("{0} Ctrl+Z takes it back."), said))

    def _follow_decisions(self, changes: Sequence[Change]) -> None:
        """List what is decided no longer, and again what is taken back."""
        for change in changes:
            entry = self._decided.get(change.name) if isinstance(change, GroupDecision) else None
            if entry is None or not isinstance(change, GroupDecision):
                continue
            if change.verdict is None:
                self._review.bring_back((entry,))
                self._list.go(self._review.place_of(entry.number))
            else:
                self._review.finish({entry.group.key})
            self._compare_anew()

    def _follow_list(self) -> None:
        self.show_able()

    # What becomes of the others.

    def trash_group(self) -> None:
        """Ask, and move the extras of the group to the trash."""
        if (entry := self._entry) is not None:
            self._acting.ask_trash((entry,))

    def trash_ticked(self) -> None:
        """Ask, and move the extras of all ticked groups to the trash."""
        self._acting.ask_trash(self._review.ticked)

    def move_ticked(self) -> None:
        """Ask where to, and move the extras of all ticked groups."""
        self._acting.ask_move(self._review.ticked)

    def export(self) -> None:
        """Ask where to, and write the list of groups."""
        self._acting.ask_export(self._review.entries)

    def resize_pictures(self, factor: float) -> None:
        """Show pictures larger or smaller."""
        self._list.resize_tiles(factor)

    def _say(self, said: str) -> None:
        self._compare_anew(said)


def groups_of(entries: Sequence[GroupReview]) -> tuple[DuplicateGroup, ...]:
    """Give the groups as they were found."""
    return tuple(each.group for each in entries)
