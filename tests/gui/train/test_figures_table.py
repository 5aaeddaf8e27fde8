from measured import metrics_of
from pytestqt.qtbot import QtBot
from seen import says, texts

from simgui.gui.train.figures_table import FiguresTable
from simgui.models.metrics import LABEL_RATES, LabelVerdictMetrics, Outlook, UnknownLabelRate


def by_label(rate: float | None) -> LabelVerdictMetrics:
    return LabelVerdictMetrics(
        "match_label",
        90,
        0.2,
        **dict.fromkeys(LABEL_RATES, rate),
        intervals=dict.fromkeys(LABEL_RATES, (0.25, 0.75)),
        counts=dict.fromkeys(LABEL_RATES, 90),
    )


def test_verdicts_by_label_stand_below_those_of_the_nearest_picture(qtbot: QtBot) -> None:
    table = FiguresTable("before", "after")
    qtbot.addWidget(table)
    table.show()
    table.show_metrics(metrics_of(precision=0.5), metrics_of(precision=0.75))
    assert not says(table, "By label")
    table.show_metrics(metrics_of(label_verdict=by_label(None)), metrics_of(label_verdict=by_label(0.64)))
    shown = texts(table)
    assert sum(text.startswith("By label: ") for text in shown) == len(LABEL_RATES)
    assert {"-", "64%", "25 to 75, of 90"} <= set(shown)
    table.show_metrics(metrics_of(label_verdict=by_label(0.5)), metrics_of(label_verdict=by_label(0.64)))
    shown = texts(table)
    assert shown.count("▸ 64%") == len(LABEL_RATES) - 1
    assert shown.count("▸ 50%") == 1  # of false matches, fewer are better


def test_false_matches_among_labels_not_learnt_stand_beside_those_of_learnt_ones(qtbot: QtBot) -> None:
    table = FiguresTable("before", "after")
    qtbot.addWidget(table)
    table.show()
    metrics = metrics_of(false_accept_rate=0.1)
    rates = [UnknownLabelRate(share, (0.25, 0.5), 900, 8) for share in (0.44, 0.37)]
    table.show_metrics(metrics, metrics, None, Outlook(0.2, 8, *rates))
    shown = texts(table)
    flattering = shown.index("Matches with its own label taken out (lower is better)")
    unknown, by_label = (
        "False matches among labels it has not learnt (lower is better)",
        "By label: false matches among labels it has not learnt (lower is better)",
    )
    margin = "25 to 50,\nof 8 labels"
    assert shown[flattering + 1 :] == [
        "10%",
        "10%",
        unknown,
        "-",
        "44%",
        margin,
        by_label,
        "-",
        "37%",
        margin,
    ]
    table.show_metrics(metrics, metrics, None, Outlook(0.2, 2))
    assert not says(table, "it has not learnt")
