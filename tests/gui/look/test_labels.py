"""Small pieces of text fit where they stand."""

from pytestqt.qtbot import QtBot

from simgui.gui.look.labels import VerdictPill


def test_a_verdict_that_the_person_gave_says_so_and_fits_a_narrow_card(qtbot: QtBot) -> None:
    pill = VerdictPill()
    qtbot.addWidget(pill)
    pill.show_verdict(False, answered=True)
    assert (pill.text, pill.word, pill.accessibleName()) == (
        "you said: different",
        "no match",
        "you said: different",
    )
    assert pill.minimumSizeHint().width() < pill.sizeHint().width()
    assert [pill.fitted(width) for width in (1000, 1)] == ["you said: different", "different"]
    pill.show_verdict(True)
    assert (pill.text, pill.toolTip()) == ("match", "")
    assert pill.minimumSizeHint() == pill.sizeHint()
