import threading
from contextlib import closing

from simgui.library.decoding.process.deadlines import Deadlines


def test_what_takes_too_long_is_given_up_though_something_else_may_take_longer() -> None:
    given_up = threading.Event()
    with (
        closing(Deadlines()) as deadlines,
        deadlines.within(600, lambda: None),
        deadlines.within(0.01, given_up.set),
    ):
        assert given_up.wait(60)


def test_what_ends_in_time_is_not_given_up() -> None:
    given_up: list[str] = []
    later = threading.Event()
    with closing(Deadlines()) as deadlines:
        with deadlines.within(0, later.set):  # both are due at once if they are still there
            assert later.wait(60)
        for _ in range(100):
            with deadlines.within(600, lambda: given_up.append("a")):
                pass
        again = threading.Event()
        with deadlines.within(0, again.set):
            assert again.wait(60)
    assert given_up == []


def test_closing_ends_the_thread_when_nothing_is_watched_any_more() -> None:
    given_up = threading.Event()
    deadlines = Deadlines()
    with deadlines.within(0.01, given_up.set):
        deadlines.close()
        assert given_up.wait(60)  # what has begun before is still bounded
    with deadlines.within(600, lambda: None):
        (thread,) = [each for each in threading.enumerate() if each.name == "deadlines"]
    thread.join(60)
    assert not thread.is_alive()
