import gc

from simgui.core.garbage import importing_much, nothing_collected


def test_nothing_is_collected_meanwhile_however_deep() -> None:
    assert gc.isenabled()
    with nothing_collected():
        assert not gc.isenabled()
        with nothing_collected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_imported_is_not_looked_at_again() -> None:
    made: list[object] = []
    try:
        with importing_much():
            assert not gc.isenabled()
            made.append([made])
        assert gc.isenabled()
        assert not any(each is made[0] for each in gc.get_objects())
    finally:
        gc.unfreeze()
