"""The table of all findings and marks, as text for RESULTS.md and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from statistics import median
from typing import Any

from benchmarks.marks import MARKS, Mark
from benchmarks.measure import Finding, Result, Series, ratio, spread

_HEAD = "| what | SimGUI | compared with | takes | ratio | beside it |\n|---|---|---|---|---|---|"
_PARTS = [part.name for part in fields(Finding)]
_MARKS_HEAD = "| stage | ours | rival or limit | ratio | mark | met |\n|---|---|---|---|---|---|"


def document(findings: Sequence[Finding], runs: Sequence[dict[str, Any]], by: str) -> dict[str, Any]:
    """Give everything that was measured in one or several runs, for JSON."""
    return {
        "runs": list(runs),
        "compared by": by,
        "findings": [asdict(each) | {"ratios": _ratios(each, by)} for each in findings],
        "marks": [
            {"mark": name, "stage": mark.stage, "met": met(mark, _of(name, findings), by)}
            for name, mark in MARKS.items()
        ],
    }


def findings(document: dict[str, Any]) -> list[Finding]:
    """Read what `document` gives."""
    return [_finding({name: told[name] for name in _PARTS}) for told in document["findings"]]


def _finding(told: dict[str, Any]) -> Finding:
    ours, others = _result(told["ours"]), tuple(map(_result, told["others"]))
    return Finding(**told | {"ours": ours, "others": others, "against": tuple(told["against"])})


def _result(told: dict[str, Any]) -> Result:
    series = told["series"]
    return Result(
        told["name"],
        series and Series(tuple(series["elapsed"]), tuple(series["processor"])),
        told["aside"],
    )


def replaced(earlier: Sequence[Finding], later: Sequence[Finding]) -> list[Finding]:
    """Give the earlier findings and the later ones, which stand in the place of those of the same thing."""
    return list(({each.what: each for each in earlier} | {each.what: each for each in later}).values())


def page(findings: Sequence[Finding], told: str, by: str, plots: Sequence[str]) -> str:
    """Give RESULTS.md: how to read it, the marks, everything measured, the plots."""
    clock = "the time that passed" if by == "elapsed" else "processor time, summed over cores"
    drawn = "\n\n".join(f"![{name}]({name})" for name in plots)
    return (
        f"""# Results

Written by `python -m benchmarks --write`; the last run stands here. {told}

**How to read it.** Times of different machines or runs do not compare; ratios of one run do. Every way is
measured several times, in turn with the others. A number is the median, ± half of the distance from the
smallest to the largest; where all rounds together give one number, as the slowest frame, ± is 0. A ratio
says how many times as much the other one takes: above 1, SimGUI is better.
Here numbers and plots give {clock}.
Beside each speed stands how right the answer is. A rival that is not installed
(`python -m pip install ".[benchmarks]"`) is named as missing.

## Marks

{marks_table(findings, by)}

{bounds(findings, by)}## Everything measured

{table(findings, by)}

{drawn}
""".rstrip()
        + "\n"
    )


def table(findings: Sequence[Finding], by: str) -> str:
    """Give a line for each pair of SimGUI and a rival, in Markdown."""
    return "\n".join([_HEAD, *(line for finding in findings for line in _lines(finding, by))])


def marks_table(findings: Sequence[Finding], by: str) -> str:
    """Give a line for each mark, measured or not, in Markdown."""
    return "\n".join([_MARKS_HEAD, *(_mark_line(name, mark, findings, by) for name, mark in MARKS.items())])


def bounds(findings: Sequence[Finding], by: str) -> str:
    """Say what bounds the marks that are missed, in Markdown; nothing if none is."""
    missed = [
        f"- {mark.stage}: {mark.bound}"
        for name, mark in MARKS.items()
        if mark.bound and (of_mark := _of(name, findings)) and met(mark, of_mark, by) is False
    ]
    return "\n".join(["## What bounds the marks that are missed", "", *missed, "", ""]) if missed else ""


def met(mark: Mark, findings: Sequence[Finding], by: str) -> bool | None:
    """Tell whether every finding of a mark meets it; None if there is none that could."""
    reached = [_reached(mark, finding, by) for finding in findings]
    known = [each for each in reached if each is not None]
    if not known or len(known) < len(reached):
        return None if all(known) else False
    return all(known)


def _reached(mark: Mark, finding: Finding, by: str) -> bool | None:
    if mark.ratio is not None:
        strongest = _strongest(finding, by)
        return None if strongest is None else strongest[1] >= mark.ratio
    if mark.most is None or finding.ours.series is None:
        return None
    return median(finding.ours.series.elapsed) <= mark.most


def _strongest(finding: Finding, by: str) -> tuple[Result, float] | None:
    """Give the rival that the mark is hardest against, and the ratio to it."""
    rivals = [each for each in finding.others if not finding.against or each.name in finding.against]
    pairs = [(each, found) for each in rivals if (found := ratio(finding.ours, each, by)) is not None]
    return min(pairs, key=lambda pair: pair[1]) if pairs else None


def _mark_line(name: str, mark: Mark, findings: Sequence[Finding], by: str) -> str:
    wanted = f"≥ {mark.ratio:g} times" if mark.ratio is not None else f"≤ {mark.most:g}"
    of_mark = _of(name, findings)
    if not of_mark:
        return f"| {mark.stage} | | | | {wanted} | not measured (`{mark.measured_by}`) |"
    verdict = {True: "yes", False: "**no**", None: "unknown"}[met(mark, of_mark, by)]
    ours, others, ratios = [], [], []
    for finding in of_mark:
        ours.append(_amount(finding.ours, finding.unit, by))
        strongest = _strongest(finding, by)
        if strongest is not None:
            others.append(f"{strongest[0].name}: {_amount(strongest[0], finding.unit, by)}")
            ratios.append(f"{strongest[1]:.2f}")
    cells = (mark.stage, "; ".join(ours), "; ".join(others), "; ".join(ratios), wanted, verdict)
    return f"| {' | '.join(cells)} |"


def _lines(finding: Finding, by: str) -> Iterator[str]:
    ours = _amount(finding.ours, finding.unit, by)
    beside = f"ours: {finding.ours.aside}" if finding.ours.aside else ""
    if not finding.others:
        yield f"| {finding.what} | {ours} | | | | {beside} |"
    for number, other in enumerate(finding.others):
        found = ratio(finding.ours, other, by)
        said = "; ".join(filter(None, ("" if number else beside, other.aside)))
        name, mine = ("", "") if number else (finding.what, ours)
        shown = "" if found is None else f"{found:.2f}"
        yield f"| {name} | {mine} | {other.name} | {_amount(other, finding.unit, by)} | {shown} | {said} |"


def _amount(result: Result, unit: str, by: str) -> str:
    if result.series is None:
        return "none"
    values = result.series.by(by)
    return f"{median(values):.3g} {unit} (± {spread(values) / 2:.0%})"


def _ratios(finding: Finding, by: str) -> dict[str, float | None]:
    return {other.name: ratio(finding.ours, other, by) for other in finding.others}


def _of(mark: str, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.mark == mark]
