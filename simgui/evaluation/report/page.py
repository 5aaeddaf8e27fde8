"""Make the page of a report: one file that needs nothing else, from the template in `resources/report`."""

import base64
from collections.abc import Callable

import jinja2

from simgui.core.resources import resource
from simgui.core.sentences import Sentence, figure, say, say_count
from simgui.evaluation.report.records import Report

Translate = Callable[[str], str]
"""Says a `Sentence` in the language of a page."""

_THRESHOLDS = {
    "strict": say("strict"),
    "balanced": say("balanced"),
    "lenient": say("lenient"),
    "starter": say("starter"),
    "custom": say("custom"),
    "taught": say("taught"),
}
"""What the thresholds are called that have these names."""


def render(report: Report, translate: Translate = str) -> str:
    """Give the page: HTML with its style, drawings and pictures inside, and no script.

    Every name that comes from a folder or a person is escaped.

    Args:
        report: What the page says.
        translate: Says it in a language; in English if left out.
    """

    def said(value: object) -> object:
        return translate(value) if isinstance(value, Sentence) else value

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resource("report")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=said,
    )
    environment.globals.update(say=say, say_count=say_count, number=figure, interval=_interval)
    environment.filters.update(base64=_base64, threshold_name=_threshold_name)
    return environment.get_template("report.html").render(report=report)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _interval(ends: tuple[float, float], places: int) -> Sentence:
    low, high = (figure(end, places) for end in ends)
    return say("{low} to {high}", low=low, high=high)


def _threshold_name(name: str) -> str:
    return _THRESHOLDS.get(name, name)
