"""Plots of time and memory against the number of pictures, with the extra `benchmarks` installed."""

import re
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.measure import Finding


def draw(findings: Sequence[Finding], folder: Path, by: str) -> list[str]:
    """Draw each curve to an SVG in a folder; give the names of the files, none without matplotlib."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        return []
    names = []
    for curve in dict.fromkeys(finding.curve for finding in findings if finding.curve):
        points = sorted(
            (each for each in findings if each.curve == curve), key=lambda finding: finding.pictures
        )
        figure = Figure(figsize=(7, 4.5), layout="constrained")
        axes = figure.subplots()
        for program, line in lines(points, by).items():
            axes.plot(*zip(*line, strict=True), marker="o", label=program)
        axes.set(xscale="log", yscale="log", xlabel="pictures", ylabel=points[0].unit, title=curve)
        axes.grid(alpha=0.3)
        axes.legend()
        name = f"{'-'.join(re.findall(r'[a-z0-9]+', curve))}.svg"
        with rc_context({"svg.fonttype": "none", "svg.hashsalt": "the same file from the same numbers"}):
            figure.savefig(folder / name, metadata={"Date": None})
        names.append(name)
    return names


def lines(points: Sequence[Finding], by: str) -> dict[str, list[tuple[int, float]]]:
    """Give a line for each program: pictures, and the median of what it took."""
    found: dict[str, list[tuple[int, float]]] = {}
    for finding in points:
        for result in (finding.ours, *finding.others):
            if result.series is not None:
                taken = median(result.series.by(by))
                found.setdefault(result.name, []).append((finding.pictures, taken))
    return found
