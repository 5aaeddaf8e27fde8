"""Moves files away and back, so that a kill at any moment loses nothing and does nothing twice."""

import contextlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from simgui.core.errors import Cancelled, explain, of_the_system
from simgui.core.progress import Progress
from simgui.core.sentences import NOTHING, Sentence, say, verbatim
from simgui.core.units import Unit
from simgui.duplicates.grouping import is_unchanged
from simgui.duplicates.moving.journal import Journal, Step
from simgui.duplicates.moving.places import begins_with, free_places, is_free, move
from simgui.duplicates.moving.removal import still_there
from simgui.duplicates.moving.trash import Trash
from simgui.duplicates.records import Moved, MovedFile, NotMoved, Removal

log = logging.getLogger(__name__)

_CHANGED = say("it has changed, or is not there any more")
_LAST = say("nothing else is left of its group")
_TAKEN = say("another file has its name now")
_AWAY = say("it is not where it was put")


class Mover:
    """Moves files; safe to use from several threads, of which one moves at a time.

    Args:
        journal: Where each step is written down before it is made.
        trash: The system's.
    """

    def __init__(self, journal: Journal, trash: Trash) -> None:
        self._journal = journal
        self._trash = trash

    def trash(self, removal: Removal, progress: Progress) -> Moved:
        """Put files into the system's trash.

        Raises:
            SimguiError: if others move files now, or the journal cannot be written.
        """
        return self._away(removal, None, self._put, progress)

    def move(self, removal: Removal, folder: Path, progress: Progress) -> Moved:
        """Move files to a folder, which is made if it is missing; no file there is overwritten.

        Raises:
            SimguiError: as before, or if the folder cannot be made.
        """
        folder = folder.absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise explain(error, folder) from error

        def put(step: Step) -> Path | None:
            for place in free_places(step.before, folder):
                if is_free(place):
                    try:
                        return self._moved(step, place)
                    except FileExistsError:  # it came this moment
                        continue
            return None

        return self._away(removal, folder, put, progress)

    def take_back(self, moved: Moved, progress: Progress) -> Moved:
        """Put files back to where they were; one whose name is taken, or that is gone, stays.

        Raises:
            SimguiError: as in `trash`.
        """

        def put(step: Step) -> Path | None:
            if step.after is None or not is_free(step.after):
                raise FileExistsError(_TAKEN)
            step.after.parent.mkdir(parents=True, exist_ok=True)
            place = self._moved(step, step.after)
            self._trash.forget(step.after)
            return place

        steps, stayed = [], []
        for each in moved.files:
            try:
                if each.after is None:
                    raise FileNotFoundError
                status = each.after.lstat()
                steps.append(Step(each.after, each.before, status.st_size, status.st_mtime_ns))
            except OSError:
                stayed.append(NotMoved(each.after or each.before, _AWAY))
        with self._journal.moving():
            self._settle()
            return self._all(steps, put, [], None, stayed, progress)

    def settle(self) -> Moved | None:
        """Bring to an end what a kill has interrupted: each file is where it was, or where it went.

        Returns:
            What had been moved by then; None if nothing was interrupted, or others are at it.
        """
        with self._journal.held() as alone:
            return self._settle() if alone else None

    # One after the other.

    def _away(
        self,
        removal: Removal,
        folder: Path | None,
        put: Callable[[Step], Path | None],
        progress: Progress,
    ) -> Moved:
        steps = [Step(each.path, None, each.size_bytes, each.changed_ns) for each in removal.files]
        going = [each.path for each in removal.files]
        checks: list[Callable[[], bool]] = [
            lambda staying=staying: all(still_there(left, going) for left in staying)  # type: ignore[misc]
            for staying in removal.staying
        ]
        with self._journal.moving():
            self._settle()
            return self._all(steps, put, checks, folder, [], progress)

    def _all(
        self,
        steps: Sequence[Step],
        put: Callable[[Step], Path | None],
        checks: Sequence[Callable[[], bool]],
        folder: Path | None,
        stayed: list[NotMoved],
        progress: Progress,
    ) -> Moved:
        """Make steps; what cannot be moved, or is left when the person stops, stays."""
        files, size_bytes = [], 0
        for done, step in enumerate(steps):
            try:
                progress.step(say("Moving files"), done, len(steps), Unit.FILES)
            except Cancelled:
                break
            reason = self._reason(step, checks[done] if checks else None)
            try:
                after = None if reason else put(step)
            except OSError as error:
                reason = _words_of(error)
            if reason:
                stayed.append(NotMoved(step.before, reason))
                continue
            files.append(MovedFile(step.before, after))
            size_bytes += step.size_bytes
        self._journal.clear()
        return Moved(tuple(files), tuple(stayed), folder, size_bytes)

    @staticmethod
    def _reason(step: Step, check: Callable[[], bool] | None) -> Sentence:
        if not is_unchanged(step.before, step.size_bytes, step.changed_ns):
            return _CHANGED
        return NOTHING if check is None or check() else _LAST

    def _put(self, step: Step) -> Path | None:
        self._journal.write(step)
        self._trash.put(step.before)
        return self._trash.find(step.before, step.size_bytes, step.changed_ns)

    def _moved(self, step: Step, place: Path) -> Path:
        self._journal.write(Step(step.before, place, step.size_bytes, step.changed_ns))
        move(step.before, place)
        return place

    # After a kill.

    def _settle(self) -> Moved | None:
        """See where each file is that was about to be moved; take away what was begun in its new place."""
        steps = self._journal.read()
        if not steps:
            return None
        found: dict[Path, Path | None] = {}
        size_bytes = 0
        for step in steps:
            if os.path.lexists(step.before):
                self._undo_begun(step)
                continue
            after = step.after
            if after is None:
                after = self._trash.find(step.before, step.size_bytes, step.changed_ns)
            elif not os.path.lexists(after):
                continue  # another try had another name
            if step.before not in found:
                size_bytes += step.size_bytes
            found[step.before] = after
            self._trash.forget(after or step.before)
        for step in steps:
            if step.before not in found and not os.path.lexists(step.before):
                log.warning("%s was being moved and is at neither place", step.before)
        self._journal.clear()
        log.info("a move was interrupted: %d of %d files are moved", len(found), len(steps))
        return Moved(tuple(MovedFile(before, after) for before, after in found.items()), (), None, size_bytes)

    def _undo_begun(self, step: Step) -> None:
        """Take away an empty file, or a copy in full or in part, of a file that has not left its place."""
        if step.after is None:
            self._trash.forget(step.before)
            return
        with contextlib.suppress(OSError):
            is_begun = os.path.lexists(step.after) and begins_with(step.after, step.before)
            if is_begun and not step.after.samefile(step.before):
                step.after.unlink()
                log.info("%s, a copy that was not finished, is taken away", step.after)


def _words_of(error: OSError) -> Sentence:
    """Say why a file could not be moved: in our words, or in those of the system."""
    said = error.args[0] if error.args else ""
    if isinstance(said, Sentence):
        return said
    return of_the_system(error) if error.errno else verbatim(str(error))
