"""Curves as SVG, for a page that has no script."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt

_WIDTH, _HEIGHT = 960, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 16, 34, 44
_COLOURS = ("#2f5d50", "#b0793a", "#5a6fa8")
_DASHES = ("", "7 4", "2 3")
_MOST_POINTS = 400
_TICKS = 5
_STEPS, _MOST_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5), 9

Values = npt.NDArray[np.floating[Any]]


def curve_svg(x: Values, lines: Mapping[str, Values], marks: Mapping[str, float]) -> str:
    """Draw rates over distances, with upright lines where the cutpoints are.

    Args:
        x: Distances, float (m,), rising.
        lines: Rates in [0, 1], float (m,), by their names; nan where there is none.
        marks: Distances by their names.
    """
    if not len(x):
        return "<p>No picture has a neighbour.</p>"
    highest = max(float(x[-1]), *marks.values()) * 1.02 or 1.0

    def across(value: float) -> float:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * value / highest

    def up(value: float) -> float:
        return _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * value

    drawn = [*_axes(across, up, highest)]
    rows = np.unique(np.linspace(0, len(x) - 1, min(len(x), _MOST_POINTS)).astype(np.int64))
    left = float(_LEFT)
    for (name, values), colour, dash in zip(lines.items(), _COLOURS, _DASHES, strict=False):
        known = rows[np.isfinite(values[rows])]
        points = " ".join(f"{across(float(x[row])):.1f},{up(float(values[row])):.1f}" for row in known)
        stroke = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        drawn.append(f'<polyline points="{points}" fill="none" {stroke}/>')
        drawn.append(f'<line x1="{left}" y1="14" x2="{left + 26}" y2="14" {stroke}/>')
        drawn.append(_text(left + 32, 18, name, colour))
        left += 120
    for number, (name, distance) in enumerate(sorted(marks.items(), key=_distance)):
        place = across(distance)
        drawn.append(
            f'<line x1="{place:.1f}" y1="{_TOP}" x2="{place:.1f}" y2="{_HEIGHT - _BOTTOM}" '
            'stroke="#6d6a63" stroke-dasharray="4 3"/>'
        )
        end = place > _WIDTH - 160
        anchor, shift = ("end", -5) if end else ("start", 5)
        height = _HEIGHT - _BOTTOM - 12 - 16 * number
        drawn.append(_text(place + shift, height, f"{name} {distance:.3f}", "#6d6a63", anchor))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="Rates over distance" '
        f'font-family="inherit" font-size="12">{"".join(drawn)}</svg>'
    )


def _axes(across: Any, up: Any, highest: float) -> Sequence[str]:
    drawn = []
    for tick in np.linspace(0, 1, _TICKS):
        height = up(float(tick))
        ends = f'x1="{_LEFT}" y1="{height:.1f}" x2="{_WIDTH - _RIGHT}" y2="{height:.1f}"'
        drawn.append(f'<line {ends} stroke="#e3e0d9"/>')
        drawn.append(_text(_LEFT - 8, height + 4, f"{tick:.2f}", "#6d6a63", "end"))
    step = next((each for each in _STEPS if highest / each <= _MOST_STEPS), _STEPS[-1])
    for tick in np.arange(0, highest, step):
        drawn.append(_text(across(float(tick)), _HEIGHT - _BOTTOM + 18, f"{tick:.2f}", "#6d6a63", "middle"))
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    drawn.append(_text(middle, _HEIGHT - 6, "threshold (cosine distance)", "#6d6a63", "middle"))
    return drawn


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'


def _distance(mark: tuple[str, float]) -> float:
    return mark[1]
