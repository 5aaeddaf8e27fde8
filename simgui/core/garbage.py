"""When Python had better not look for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep Python from collecting garbage, as while the looks of the whole application change.

    Qt goes through a list of all widgets then, and lets each of them do something. One that was collected
    meanwhile, because nothing refers to it any more, would still be in that list.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def nothing_to_collect_so_far() -> None:
    """Look for no garbage in what there is now: it stays, and a look through all of it stops every thread."""
    gc.freeze()


@contextmanager
def importing_much() -> Iterator[None]:
    """Look for no garbage in what is imported, now or later: it stays, and looking is a tenth of a start."""
    with nothing_collected():
        yield
        nothing_to_collect_so_far()
