import errno
import os
from pathlib import Path

import pytest

from simgui.core.errors import SimguiError, UnreadablePicture, explain, of_the_system


@pytest.mark.parametrize(
    ("number", "what", "advice"),
    [
        (errno.ENOENT, "is not there", "Check that the drive is connected"),
        (errno.EACCES, "may not read or write", "Change its permissions"),
        (errno.EPERM, "does not permit", "Change its permissions"),
        (errno.ENOSPC, "disk is full", "Make some room"),
        (errno.EDQUOT, "quota is used up", "Make some room"),
        (errno.EROFS, "read-only", "Choose another place"),
        (errno.ENOTDIR, "not a folder", "Choose a folder"),
        (errno.EISDIR, "is a folder", "Choose a file"),
        (errno.EIO, "drive reported an error", "Check its cable"),
    ],
)
def test_a_system_error_becomes_a_sentence_with_advice(number: int, what: str, advice: str) -> None:
    error = explain(OSError(number, os.strerror(number)), Path("/photos/a.jpg"))
    assert error.message.startswith("/photos/a.jpg: ")
    assert what in error.message
    assert advice in error.message
    assert error.message.endswith(".")
    assert not error.title.endswith(".")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
        (OSError("something odd"), "something odd"),
    ],
)
def test_a_system_error_without_advice_keeps_the_words_of_the_system(error: OSError, said: str) -> None:
    assert explain(error, "x").message == f"x: the system says: {said}."


def test_what_often_goes_wrong_with_a_file_is_said_in_words_that_are_translated() -> None:
    gone = of_the_system(OSError(errno.ENOENT, os.strerror(errno.ENOENT)))
    assert gone.template == "there is no such file"
    assert (
        str(of_the_system(PermissionError(errno.EACCES, "It is open in a program")))
        == "It is open in a program"
    )
    assert str(of_the_system(OSError(errno.EMFILE, "Too many open files"))) == "Too many open files"
    assert str(of_the_system(OSError())) == "the system cannot read it"


def test_an_error_reads_as_title_and_sentence() -> None:
    error = SimguiError("Cannot search", "Nothing is indexed.")
    assert (error.title, error.message) == ("Cannot search", "Nothing is indexed.")
    assert str(error) == "Cannot search: Nothing is indexed."


def test_an_unreadable_picture_is_by_default_a_picture_that_stays_unreadable() -> None:
    problem = UnreadablePicture("truncated")
    assert (problem.reason, problem.is_picture, problem.may_pass) == ("truncated", True, False)
