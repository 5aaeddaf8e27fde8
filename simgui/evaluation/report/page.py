"""Make the page of a report: one file that needs nothing else, from the template in `resources/report`."""

import base64

import jinja2

from simgui.core.counts import counted
from simgui.core.resources import resource
from simgui.evaluation.report.records import Report


def render(report: Report) -> str:
    """Give the page: HTML with its style, drawings and pictures inside, and no script.

    Every name that comes from a folder or a person is escaped.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resource("report")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["counted"] = counted
    environment.filters["base64"] = _base64
    return environment.get_template("report.html").render(report=report)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
