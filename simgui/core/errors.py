"""What can go wrong, in words that a person can act on."""

import errno
import os
from pathlib import Path

from simgui.core.sentences import Sentence, say, verbatim


class SimguiError(Exception):
    """An operation failed.

    Attributes:
        title: A few words for a heading, without a full stop.
        message: One sentence that says what happened and what to do.
    """

    def __init__(self, title: Sentence, message: Sentence) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class UnforeseenError(SimguiError):
    """The program itself is wrong: an error that nothing in it expects.

    Attributes:
        cause: That error.
    """

    def __init__(self, cause: BaseException) -> None:
        what = f"{type(cause).__name__}: {cause}".removesuffix(": ").removesuffix(".")
        super().__init__(
            say("Something went wrong"), say("{what}. The log in the data folder says more.", what=what)
        )
        self.cause = cause


class OfflineFolder(SimguiError):  # noqa: N818 - a state, which may pass
    """A folder of the library is not there: its drive is away, or it has been moved.

    Attributes:
        folder: The folder.
    """

    def __init__(self, title: Sentence, message: Sentence, folder: Path) -> None:
        super().__init__(title, message)
        self.folder = folder


class NothingToSearch(SimguiError):  # noqa: N818 - a state, which passes when pictures are indexed
    """No picture is indexed yet where the search is to look."""


class UnfinishedIndex(SimguiError):  # noqa: N818 - a state, which may pass
    """A folder has not been indexed completely: measured now, it would not be represented fairly."""


class Cancelled(Exception):  # noqa: N818 - a person's wish, not an error
    """The person asked to stop; everything finished so far is kept."""


class UnreadablePicture(Exception):  # noqa: N818 - data for the ledger, never shown as an error
    """A file gives no picture.

    Attributes:
        reason: Why, in plain words, for the ledger.
        is_picture: False if the file is of no picture format that SimGUI reads (it is skipped, not failed).
        may_pass: True if the file itself may be sound (no permission, a drive that went away): try it again.
    """

    def __init__(self, reason: Sentence, *, is_picture: bool = True, may_pass: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_picture = is_picture
        self.may_pass = may_pass


_ADVICE = {
    errno.ENOENT: say("it is not there. Check that the drive is connected and the name is right"),
    errno.EACCES: say("you may not read or write it. Change its permissions or choose another place"),
    errno.EPERM: say("the system does not permit it. Change its permissions or choose another place"),
    errno.ENOSPC: say("the disk is full. Make some room and try again; what was finished is kept"),
    errno.EDQUOT: say("your disk quota is used up. Make some room and try again; what was finished is kept"),
    errno.EROFS: say("the disk is read-only. Choose another place"),
    errno.ENOTDIR: say("it is not a folder. Choose a folder"),
    errno.EISDIR: say("it is a folder. Choose a file"),
    errno.EIO: say("the drive reported an error. Check its cable and health"),
}


_OFTEN = {
    errno.ENOENT: say("there is no such file"),
    errno.EACCES: say("you have no permission for it"),
    errno.EPERM: say("the system does not permit it"),
    errno.EIO: say("the drive reported an error"),
    errno.EISDIR: say("it is a folder"),
    errno.ENOTDIR: say("it is not a folder"),
    errno.ENOSPC: say("the disk is full"),
    errno.EROFS: say("the disk is read-only"),
}
"""What happens often, in words that are translated."""


def of_the_system(error: OSError) -> Sentence:
    """Say what the system could not do with a file: in its own words where they say more than its number."""
    number = error.errno or 0
    if number in _OFTEN and error.strerror == os.strerror(number):
        return _OFTEN[number]
    return verbatim(error.strerror) if error.strerror else say("the system cannot read it")


def explain(error: OSError, path: Path | str) -> SimguiError:
    """Translate an operating system error, once, at the boundary, into a sentence about `path`."""
    advice = _ADVICE.get(error.errno or 0) or say("the system says: {reason}", reason=error.strerror or error)
    return SimguiError(
        say("Cannot use this file or folder"), say("{path}: {advice}.", path=path, advice=advice)
    )
