import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from fakes import NoWindow
from measured import measured, metrics_of
from pictures import make_library, make_picture

from simgui import cli
from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.report.content import make_report
from simgui.evaluation.report.curves import draw_curves
from simgui.evaluation.report.page import render
from simgui.evaluation.report.records import Subject
from simgui.evaluation.report.service import evaluation_of
from simgui.models.cutpoints import Cutpoint
from simgui.models.label_thresholds import MATCHERS, LabelThresholds, MatcherThresholds
from simgui.models.metrics import LABEL_RATES, RATES, Outlook, UnknownLabelRate
from simgui.models.model import Model
from simgui.models.records import ModelVersion

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the cells of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.words = ""
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._in_cell:
            self.rows[-1][-1] += data


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Labels whose names would run, or break the page, if they were not escaped."""
    names = ("<script>alert(1)<", '"onerror=alert(2) x="', "a & b's <b>", "shoes")
    return make_library(tmp_path / "pictures <i>", tuple(name.replace("/", "") for name in names), each=4)


def report(app: App, folder: Path, tmp_path: Path, test: Path | None = None) -> Page:
    file = tmp_path / "report.html"
    app.reports.evaluate(folder, test, Progress(), report=file)
    return Page(file.read_text("utf-8"))


def test_every_name_is_shown_as_plain_text(app: App, hostile: Path, tmp_path: Path) -> None:
    page = report(app, hostile, tmp_path)
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "i", "iframe", "object", "link", "form", "input"})
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert {"<script>alert(1)<", '"onerror=alert(2) x="', "a & b's <b>"} <= {
        row[0] for row in page.rows if row
    }
    assert str(hostile) in page.words


def test_it_needs_nothing_else(app: App, library: Path, tmp_path: Path) -> None:
    page = report(app, library, tmp_path)
    sources = [attributes["src"] for tag, attributes in page.elements if tag == "img"]
    assert len(sources) > 10
    assert all(source is not None and source.startswith("data:image/jpeg;base64,") for source in sources)
    text = (tmp_path / "report.html").read_text("utf-8")
    assert not re.findall(r"(?:href|url\()|https?://", text)
    assert "default-src 'none'" in text  # and a browser would fetch nothing


def test_its_numbers_are_those_of_evaluate(app: App, library: Path, tmp_path: Path) -> None:
    for odd in range(3):  # so that not every figure is 1
        make_picture(library / "bags" / f"odd {odd}.png", 101, 60 + odd)
    page = report(app, library, tmp_path)
    expected = asdict(app.reports.evaluate(library, None, Progress()))
    shown = {row[0]: row for row in page.rows if len(row) == 4}
    rows = [row for words, row in shown.items() if re.search(r"\(.*\)$", words)]
    assert len(rows) == len(RATES)
    for name, row in zip(RATES, rows, strict=True):
        low, high = expected["intervals"][name]
        assert row[1:] == [
            f"{expected[name]:.4f}",
            f"{low:.4f} to {high:.4f}",
            f"{expected['counts'][name]:,}",
        ]
    assert expected["recall_at_1"] < 1
    assert "Verdicts by label" not in page.words  # the model has no thresholds for labels


def test_the_verdicts_by_label_are_those_of_evaluate(
    app: App, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_matcher = dict.fromkeys(MATCHERS, MatcherThresholds(0.25, {"hats": 0.0}))
    model = replace(app.models.of(), label_thresholds=LabelThresholds("match_nearest", by_matcher))
    monkeypatch.setattr(app.models, "of", lambda *_where: model)
    page = report(app, library, tmp_path)
    expected = app.reports.evaluate(library, None, Progress())
    assert expected.label_verdict is not None
    (head,) = (number for number, row in enumerate(page.rows) if "match_nearest, in use" in row)
    assert page.rows[head][1:] == ["match_nearest, in use", "match_label", "match_majority_vote"]
    for name, row in zip(LABEL_RATES, page.rows[head + 2 :], strict=False):
        for found, cell in zip((expected.label_verdict, *expected.other_matchers), row[1:], strict=True):
            value, (low, high) = found.rate(name), found.intervals[name]
            shown = "not measurable"  # of the three pictures of a label, ten cannot vote
            if value is not None:
                shown = f"{value:.4f} {low:.3f} to {high:.3f} of {found.counts[name]:,}"
            assert cell == shown


def test_the_matrix_counts_every_query(app: App, library: Path, tmp_path: Path) -> None:
    page = report(app, library, tmp_path)
    start = next(n for n, row in enumerate(page.rows) if row[-1:] == ["no match"])
    cells = [cell for row in page.rows[start + 1 : start + 4] for cell in row[1:]]
    assert sum(int(cell or 0) for cell in cells) == 9


def test_its_advice_is_that_of_the_window(app: App, library: Path, tmp_path: Path) -> None:
    make_library(library, each=8)
    for planted in range(3):
        make_picture(library / "bags" / f"planted {planted}.png", 101, 60 + planted)
    page = report(app, library, tmp_path)
    assert {row[0]: row[-1] for row in page.rows if len(row) == 8}["bags"] == (
        "3 of its pictures look mislabelled: check them first."
    )


def test_queries_of_their_own_folder_are_named(app: App, library: Path, tmp_path: Path) -> None:
    test = make_library(tmp_path / "test", each=2)
    page = report(app, library, tmp_path, test)
    assert f"6 pictures from {test}" in page.words


def test_the_command_prints_the_same_and_writes_the_page(
    model: Model,
    library: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "a report.html"
    monkeypatch.setattr(cli, "App", lambda data_folder: App(data_folder, model))
    assert cli.main(["evaluate", str(library), "--json"], NoWindow()) == 0
    plain = capsys.readouterr().out
    assert cli.main(["evaluate", str(library), "--json", "--report", str(file)], NoWindow()) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(plain)
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("place", ["missing/report.html", "folder"])
def test_a_place_that_cannot_be_written_is_said(app: App, library: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SimguiError) as caught:
        app.reports.evaluate(library, None, Progress(), report=tmp_path / place)
    assert str(tmp_path / place) in caught.value.message
    assert not list(tmp_path.rglob("*.part"))


def test_many_labels_are_listed_by_their_mix_ups(app: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "many", tuple(f"label {number}" for number in range(30)), each=2)
    report(app, folder, tmp_path)
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "mix-ups" in text
    assert 'class="matrix"' not in text


def made(
    measurement: Measurement,
    name: str = "Measured",
    outlook: Outlook | None = None,
    translate: Callable[[str], str] = str,
) -> Page:
    """The page of a measurement of pictures that do not exist."""
    version = ModelVersion("measured-1", name, "quick", "2026-01-02T03:04:05", True)
    made = make_report(
        measurement,
        Subject(
            version,
            {"train": 1200, "calibration": 30},
            Path("pictures"),
            None,
            metrics_of(recall_at_1=0.91),
            outlook,
        ),
        evaluation_of(measurement),
        (),
        lambda picture: None,
        datetime(2026, 1, 2, tzinfo=UTC),
    )
    return Page(render(made, translate))


def test_names_of_thresholds_and_models_are_text_too() -> None:
    name = '</text></svg><script>alert("1")</script>'
    page = made(replace(measured(), cutpoint=Cutpoint(name, 0.4), model_name=name), name)
    assert "script" not in {tag for tag, _ in page.elements}
    assert f"{name} 0.400" in page.words
    assert f"How well “{name}” finds pictures" in page.words


def test_the_summary_tells_where_the_model_comes_from() -> None:
    cells = {row[0]: row[1] for row in made(measured()).rows if len(row) == 2}
    assert cells["Model"] == "Measured (measured-1; quick, 2026-01-02 03:04)"
    assert cells["The model's own split"] == "1,200 train, 30 calibration"


def marked(text: str) -> str:
    """A language in which every sentence stands in brackets."""
    return f"⟦{text}⟧"


def test_all_that_the_page_says_is_said_in_its_language() -> None:
    outlook = Outlook(0.2, 5, UnknownLabelRate(0.25, (0.1, 0.4), 12, 5), later=metrics_of(recall_at_1=0.81))
    page = made(measured(), outlook=outlook, translate=marked)
    style = resource("report/report.css").read_text("utf-8")
    left = re.sub("⟦[^⟦⟧]*⟧", " ", page.words.replace(style, " "))
    for name in ("Measured (measured-1; quick, ", *measured().names):
        left = left.replace(name, " ")
    assert not re.findall(r"[^\W\d]+", left)
    assert {attributes.get("aria-label") for tag, attributes in page.elements if tag == "svg"} == {
        "⟦Rates over distance⟧"
    }
    assert page.elements[0] == ("html", {"lang": "⟦en⟧"})


def test_its_numbers_are_written_in_its_language() -> None:
    def with_commas(text: str) -> str:
        return text.replace(".", ",") if re.fullmatch(r"[\d.]+", text) else text

    page = made(measured(), translate=with_commas)
    assert "strict 0,100" in page.words.split("\n")
    assert not re.search(r"^0\.\d+$", page.words, re.MULTILINE)


def test_a_picture_that_cannot_be_read_has_its_place() -> None:
    page = made(measured())
    assert "img" not in {tag for tag, _ in page.elements}
    assert page.words.count("cannot be read") > 10


def test_a_curve_and_a_line_for_each_rate_and_threshold() -> None:
    page = made(measured())
    assert [tag for tag, _ in page.elements].count("polyline") == 3
    assert {"strict 0.100", "balanced 0.200", "lenient 0.300", "custom 0.400"} <= set(page.words.split("\n"))


def test_the_name_of_a_far_threshold_stands_left_of_its_line() -> None:
    curves = draw_curves(replace(measured(), cutpoint=Cutpoint("custom", 1.9)))
    assert curves is not None
    assert [(each.name, each.name_to_the_left) for each in curves.marks] == [
        ("strict", False),
        ("balanced", False),
        ("lenient", False),
        ("custom", True),
    ]
    assert all(curves.frame.left <= each.x <= curves.frame.right for each in curves.marks)


def test_without_a_neighbour_there_is_no_curve_and_the_page_says_so() -> None:
    alone = measured()
    figures = replace(alone.figures, nearest=np.full_like(alone.figures.nearest, np.inf))
    alone = replace(alone, figures=figures)
    assert draw_curves(alone) is None
    page = made(alone)
    assert "svg" not in {tag for tag, _ in page.elements}
    assert "No picture has a neighbour." in page.words


@pytest.mark.process
def test_the_template_engine_is_loaded_only_for_a_report() -> None:
    program = "import sys, simgui.cli, simgui.evaluation.report.service; print('jinja2' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_it_shows_false_matches_among_labels_not_learnt_or_says_why_not() -> None:
    rate = UnknownLabelRate(0.44, (0.3, 0.57), 900, 10)
    later = metrics_of(recall_at_1=0.87)
    page = made(measured(), outlook=Outlook(0.25, 10, rate, replace(rate, share=0.37), later))
    shown = {row[0]: row[1:] for row in page.rows if len(row) == 4}
    margin = ["0.3000 to 0.5700", "10 labels"]
    name = "alse matches among labels it has not learnt (lower is better)"
    assert shown["F" + name] == ["0.4400", *margin]
    assert shown["By label: f" + name] == ["0.3700", *margin]
    assert "at its own threshold (0.2500)" in page.words
    assert "recall@1 now 91%, later about 87%." in page.words
    page = made(measured(), outlook=Outlook(0.25, 2, later=later))
    assert "not measured. Labels are left out in turn, which takes at least 3." in page.words
    assert "What it has yet to meet" not in made(measured()).words
