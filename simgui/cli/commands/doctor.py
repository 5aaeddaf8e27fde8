"""`simgui doctor`: check the installation and the library."""

import argparse
from dataclasses import asdict

from simgui.cli.command import DONE, FAILED, Answer, Command
from simgui.core.progress import Progress
from simgui.installation.doctor import Doctor


def doctor(examiner: Doctor, options: argparse.Namespace, progress: Progress) -> Answer:
    """Check installation and library."""
    findings = examiner.examine(progress, thoroughly=options.self_test)
    well = all(finding.ok for finding in findings)
    lines = (f"{'ok ' if finding.ok else 'BAD'} {finding.check}: {finding.detail}" for finding in findings)
    document = {"ok": well, "findings": [asdict(finding) for finding in findings]}
    return Answer(document, lines, DONE if well else FAILED)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--self-test", action="store_true", help="also try every part on the sample pictures: a minute"
    )


COMMAND = Command(
    "doctor",
    "check the installation and the library",
    _add_arguments,
    lambda app, options, progress: doctor(app.doctor, options, progress),
)
