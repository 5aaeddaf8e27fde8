"""What a person sends to a colleague: one measurement as a page that needs nothing else."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.counts import counted
from simgui.evaluation.basis import remarks
from simgui.evaluation.confusion import confuse
from simgui.evaluation.label_metrics import PRECISION_AT, advise_each, figures_by_label
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.mislabelled import Suspect
from simgui.evaluation.neighbour_sheet import NEIGHBOURS, best_found, worst_errors
from simgui.evaluation.records import Evaluation
from simgui.evaluation.report.drawings import curve_svg
from simgui.evaluation.report.style import STYLE
from simgui.evaluation.threshold_curve import threshold_curve
from simgui.models.records import ModelVersion

_ROWS_OF_NEIGHBOURS = 6
_MOST_IN_MATRIX = 24
"""A wider matrix fits no page; then its fullest wrong cells are listed."""
_MOST_MIX_UPS = 30
_RIGHT, _WRONG, _NO_MATCH = "47,93,80", "176,74,58", "150,112,52"
"""Red, green and blue of a cell that holds its whole row."""
_WORDS = {
    "recall_at_1": "The nearest picture has the right label (recall@1)",
    "recall_at_5": "One of the five nearest has (recall@5)",
    "map": "Pictures of a label stand together (mAP)",
    "precision": "A match is right (precision)",
    "recall": "A right nearest picture is a match (recall)",
    "f1": "Both together (F1)",
    "false_accept_rate": "False matches among unknown labels (lower is better)",
}

Thumbnail = Callable[[int], bytes | None]
"""Gives a small JPEG of a picture; None if it cannot be read."""


@dataclass(frozen=True)
class ReportData:
    """What a report says besides the measurement.

    Attributes:
        folder: The gallery.
        test: The folder of the queries; None if they come from the gallery.
        evaluation: The figures, as `simgui evaluate` gives them.
        version: The model version.
        split: Pictures that the version was trained on, calibrated on and tested with; empty if unknown.
        suspects: Pictures of the gallery that look mislabelled.
        written: When.
    """

    folder: Path
    test: Path | None
    evaluation: Evaluation
    version: ModelVersion
    split: Mapping[str, object]
    suspects: Sequence[Suspect]
    written: datetime


def write_report(measurement: Measurement, data: ReportData, thumbnail: Thumbnail) -> str:
    """Give the page: HTML with its style, drawings and pictures inside, and no script.

    Every name that comes from a folder or a person is escaped.
    """
    title = f"How well “{measurement.model_name}” finds {data.folder.name}"
    parts = [
        f"<h1>{escape(title)}</h1>",
        _summary(measurement, data),
        _section("Figures", _figures(data.evaluation)),
        _section("Precision, recall and F1 at every threshold", _curve(measurement)),
        _section("What each label is taken for", _matrix(measurement)),
        _section("Label by label, the weakest first", _labels(measurement, data.suspects)),
        _section(
            "The worst errors",
            _neighbours(measurement, worst_errors(measurement, _ROWS_OF_NEIGHBOURS), thumbnail),
        ),
        _section(
            "Found best", _neighbours(measurement, best_found(measurement, _ROWS_OF_NEIGHBOURS), thumbnail)
        ),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
        "style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _section(heading: str, body: str) -> str:
    return f"<section><h2>{escape(heading)}</h2>\n{body}</section>"


def _summary(measurement: Measurement, data: ReportData) -> str:
    asked, pictures = len(measurement.query_ids), len(measurement.gallery_ids)
    counts = np.bincount(measurement.gallery_labels, minlength=len(measurement.names))
    of_labels = counts[counts > 0]
    version = data.version
    made = (
        f"{version.recipe}, {version.created[:16].replace('T', ' ')}" if version.created else version.recipe
    )
    source = str(data.test) if data.test is not None else "the same folder, each without itself"
    rows = [
        ("Model", f"{version.name} ({version.id}; {made})"),
        ("Pictures", f"{pictures:,} of {counted(len(of_labels), 'label', 'labels')} in {data.folder}"),
        (
            "Pictures of a label",
            f"{of_labels.min():,} to {of_labels.max():,}, median {np.median(of_labels):,.0f}"
            if of_labels.min() < of_labels.max()
            else f"{of_labels.min():,} each",
        ),
        ("Tested on", f"{counted(asked, 'picture', 'pictures')} from {source}"),
    ]
    if measurement.learnt:
        rows.append(("Not tested", f"{measurement.learnt:,} that the model has learnt from"))
    if measurement.left_over:
        rows.append(("Not drawn", f"{measurement.left_over:,}; the others were drawn evenly from all labels"))
    parts = [
        f"{data.split[part]:,} {part}" for part in ("train", "calibration", "test") if part in data.split
    ]
    if parts:
        rows.append(("The model's own split", ", ".join(parts)))
    rows.append(("Match up to", f"{measurement.cutpoint.distance:.4f} ({measurement.cutpoint.name})"))
    rows.extend(("Note", remark) for remark in remarks(measurement))
    rows.append(("Written", data.written.strftime("%Y-%m-%d %H:%M")))
    cells = "".join(f"<tr><th>{escape(name)}</th><td>{escape(text)}</td></tr>" for name, text in rows)
    return f'<table class="summary">{cells}</table>'


def _figures(evaluation: Evaluation) -> str:
    rows = ["<tr><th></th><th>figure</th><th>95 % interval</th><th>of</th></tr>"]
    for name, words in _WORDS.items():
        value = getattr(evaluation, name)
        low, high = evaluation.intervals[name]
        shown = ("not measurable", "") if value is None else (f"{value:.4f}", f"{low:.4f} to {high:.4f}")
        rows.append(
            f"<tr><td>{escape(words)}</td><td><b>{shown[0]}</b></td><td>{shown[1]}</td>"
            f"<td>{evaluation.counts[name]:,}</td></tr>"
        )
    return f'<table class="figures">{"".join(rows)}</table>'


def _curve(measurement: Measurement) -> str:
    curve = threshold_curve(measurement.figures)
    marks = {each.name: each.distance for each in measurement.cutpoints}
    marks[measurement.cutpoint.name] = measurement.cutpoint.distance
    lines = {"precision": curve.precision, "recall": curve.recall, "F1": curve.f1}
    return curve_svg(curve.distances, lines, marks)


def _matrix(measurement: Measurement) -> str:
    confusion = confuse(measurement)
    said = (
        f"<p>A row for each label tested, a column for what its pictures match up to "
        f"{measurement.cutpoint.distance:.4f}.</p>"
    )
    if len(confusion.names) > _MOST_IN_MATRIX:
        items = "".join(
            f"<li>{int(confusion.counts[row, column]):,} of {escape(confusion.names[row])}, taken for "
            f"{escape(confusion.names[column])}</li>"
            for row, column in confusion.largest_errors(_MOST_MIX_UPS)
        )
        return f"<p>The fullest of {len(confusion.names):,} labels' mix-ups:</p><ul>{items}</ul>"
    heads = "".join(f"<th><span>{escape(name)}</span></th>" for name in (*confusion.names, "no match"))
    rows, last = [], confusion.no_match
    for row, name in enumerate(confusion.names):
        cells = "".join(
            _cell(
                int(count), float(share), _RIGHT if row == column else _NO_MATCH if column == last else _WRONG
            )
            for column, (count, share) in enumerate(
                zip(confusion.counts[row], confusion.shares[row], strict=True)
            )
        )
        rows.append(f"<tr><th>{escape(name)}</th>{cells}</tr>")
    return f'{said}<table class="matrix"><tr><th></th>{heads}</tr>{"".join(rows)}</table>'


def _cell(count: int, share: float, colour: str) -> str:
    if not count:
        return "<td></td>"
    ink = ' class="inverse"' if share > 0.55 else ""
    return f'<td{ink} style="background:rgba({colour},{0.08 + 0.85 * share:.2f})">{count:,}</td>'


def _labels(measurement: Measurement, suspects: Sequence[Suspect]) -> str:
    names = ("recall_at_1", "recall_at_5", "map", "precision_at_k")
    rows = [
        "<tr><th>label</th><th>pictures</th><th>tested</th><th>recall@1</th><th>recall@5</th><th>mAP</th>"
        f"<th>precision@{PRECISION_AT}</th><th>what would help</th></tr>"
    ]
    for each, advice in advise_each(figures_by_label(measurement), measurement, suspects):
        figures = "".join(
            f"<td><b>{getattr(each, name):.3f}</b><small>{each.intervals[name][0]:.2f} to "
            f"{each.intervals[name][1]:.2f}</small></td>"
            for name in names
        )
        rows.append(
            f"<tr><td>{escape(each.label)}</td><td>{each.pictures:,}</td><td>{each.queries:,}</td>{figures}"
            f'<td class="words">{escape(advice)}</td></tr>'
        )
    return f'<table class="labels">{"".join(rows)}</table>'


def _neighbours(measurement: Measurement, queries: npt.NDArray[np.int64], thumbnail: Thumbnail) -> str:
    if not len(queries):
        return "<p>None.</p>"
    rows = []
    for number in queries.tolist():
        label = measurement.names[int(measurement.query_labels[number])]
        tiles = [_tile(int(measurement.query_ids[number]), label, "tested", "asked", thumbnail)]
        for place in range(min(NEIGHBOURS, measurement.neighbour_ids.shape[1])):
            picture = int(measurement.neighbour_ids[number, place])
            if picture < 0:
                continue
            other = measurement.names[int(measurement.neighbour_labels[number, place])]
            distance = float(measurement.figures.neighbour_distances[number, place])
            right = other == label
            words = f"{'✓ right' if right else '✕ wrong'}, {distance:.3f}"
            tiles.append(_tile(picture, other, words, "right" if right else "wrong", thumbnail))
        rows.append(f'<div class="row">{"".join(tiles)}</div>')
    return "".join(rows)


def _tile(picture: int, label: str, words: str, kind: str, thumbnail: Thumbnail) -> str:
    content = thumbnail(picture)
    image = '<div class="missing">cannot be read</div>'
    if content is not None:
        data = base64.b64encode(content).decode("ascii")
        image = f'<img src="data:image/jpeg;base64,{data}" alt="{escape(label)}">'
    return (
        f'<figure class="{kind}">{image}<figcaption>{escape(label)}<br><small>{escape(words)}</small>'
        "</figcaption></figure>"
    )
