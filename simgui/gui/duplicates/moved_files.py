"""Files of groups on their way to the trash or a folder, back, and there again."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.duplicates.records import GroupMember, Moved, NotMoved, Removal
from simgui.duplicates.service import Duplicates
from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.work.undo import Turned

Told = Callable[["MovedFiles"], None]


class MovedFiles:
    """One step that the person can take back and make again; it works off the GUI thread.

    Args:
        duplicates: Moves files.
        entries: The groups whose files go that are not kept.
        folder: Where to; None for the trash.
        text: What is done, in the words of a menu after “Undo”.
        gone: Called on the GUI thread when they have gone again.
        returned: Called on the GUI thread when they are back.
    """

    def __init__(
        self,
        duplicates: Duplicates,
        entries: tuple[GroupReview, ...],
        folder: Path | None,
        text: str,
        gone: Told,
        returned: Told,
    ) -> None:
        self._duplicates = duplicates
        self._entries = entries
        self._folder = folder
        self._gone = gone
        self._returned = returned
        self._going = {member.path for each in entries for member in each.extras}
        self.text = text
        self.moved = Moved(())
        """What became of them last."""
        self.back: frozenset[Path] = frozenset()
        """Those that were put back last."""
        self.not_back: tuple[NotMoved, ...] = ()
        """Those that could not be put back."""
        self.touched: tuple[GroupReview, ...] = ()
        """The groups as they were before they had gone."""

    def move(self, progress: Progress) -> "MovedFiles":
        """Move them; give itself, with what became of them."""
        removal, refused = self._removal(self._going)
        if self._folder is None:
            moved = self._duplicates.trash(removal, progress)
        else:
            moved = self._duplicates.move(removal, self._folder, progress)
        self.moved = replace(moved, stayed=(*refused, *moved.stayed))
        return self

    def _removal(self, going: Collection[Path]) -> tuple[Removal, tuple[NotMoved, ...]]:
        """Give what may go, and what stays since nothing else would be left of its group."""
        files: list[GroupMember] = []
        staying: list[tuple[tuple[GroupMember, ...], ...]] = []
        refused: list[NotMoved] = []
        for each in self._entries:
            extras = [member for member in each.extras if member.path in going]
            if not extras:
                continue
            try:
                one = self._duplicates.removal([each.group], extras)
            except SimguiError as error:
                refused += [NotMoved(member.path, error.message) for member in extras]
            else:
                files += one.files
                staying += one.staying
        return Removal(tuple(files), tuple(staying)), tuple(refused)

    def take_back(self) -> Turned:
        """Put them back; what cannot be put back stays where it is.

        Raises:
            SimguiError: if none of them can be put back.
        """
        back = self._duplicates.take_back(self.moved, Progress())
        if not back.files:
            reason = back.stayed[0].reason if back.stayed else say("none of them is there any more")
            raise SimguiError(
                say("The pictures could not be put back"),
                say("They stay where they are: {reason}.", reason=reason),
            )
        self.back = frozenset(each.after for each in back.files if each.after is not None)
        self.not_back = back.stayed
        self._going = set(self.back)
        again = self._move_again if self._entries else None  # nothing is known of what a kill interrupted
        return Turned(again, then=self._tell_returned)

    def _move_again(self) -> Turned:
        self.move(Progress())
        if not self.moved.files:
            reason = (
                self.moved.stayed[0].reason if self.moved.stayed else say("none of them is there any more")
            )
            raise SimguiError(
                say("The pictures could not be moved again"),
                say("They stay where they are: {reason}.", reason=reason),
            )
        back = self.take_back if self.moved.can_be_taken_back else None
        return Turned(back, then=self._tell_gone)

    def _tell_returned(self) -> None:
        self._returned(self)

    def _tell_gone(self) -> None:
        self._gone(self)
