"""`simgui labels`: write labels for other programs, and read those that they wrote."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from simgui.cli import arguments
from simgui.cli.command import DONE, FAILED, Answer, Command
from simgui.cli.counts import counted
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.exchange.records import ImportPlan, KeywordRule, Problem, SidecarSummary
from simgui.exchange.service import Exchange
from simgui.exchange.words import RULES, import_sentences, sidecar_sentences
from simgui.library.decisions import Decisions

_MOST_LINES = 20


def labels(
    exchange: Exchange, decisions: Decisions, options: argparse.Namespace, progress: Progress
) -> Answer:
    """Export or import the labels of a folder."""
    if options.action == "import":
        return _import(exchange, decisions, options, progress)
    if options.csv is not None:
        count = exchange.write_table(options.folder, options.csv, progress)
        document = {"folder": str(real_path(options.folder)), "file": str(options.csv), "labels": count}
        return Answer(document, [f"{counted(count, 'label is', 'labels are')} in {options.csv}."])
    write = exchange.preview_sidecars if options.dry_run else exchange.write_sidecars
    summary = write(options.folder, progress, remove=options.remove)
    return _exported(summary, options)


def _exported(summary: SidecarSummary, options: argparse.Namespace) -> Answer:
    document = {
        "folder": str(summary.folder),
        "written": summary.written,
        "merged": summary.merged,
        "removed": summary.removed,
        "same": summary.same,
        "without": summary.without,
        "problems": _problems(summary.problems),
        "dry_run": options.dry_run,
    }

    def lines() -> Iterator[str]:
        yield from sidecar_sentences(summary, done=not options.dry_run, remove=options.remove)
        yield from _named(f"{each.path}: {each.reason}" for each in summary.problems)

    return Answer(document, lines(), FAILED if summary.problems else DONE)


def _import(
    exchange: Exchange, decisions: Decisions, options: argparse.Namespace, progress: Progress
) -> Answer:
    rule = KeywordRule(options.rule)
    if options.csv is not None:
        plan = exchange.from_table(options.folder, options.csv, progress)
    elif options.pictures:
        plan = exchange.from_pictures(options.folder, rule, progress)
    else:
        plan = exchange.from_sidecars(options.folder, rule, progress)
    replace = not options.keep
    if not options.dry_run:
        decisions.apply(plan.changes(replace=replace))

    def lines() -> Iterator[str]:
        yield from import_sentences(plan, replace=replace, done=not options.dry_run)
        changes = (
            f"{each.path}: {each.before + ' → ' if each.before else ''}{each.label}"
            for each in plan.meant(replace=replace)
        )
        yield from _named(changes if options.dry_run else ())
        yield from _named(f"{each.path}: {', '.join(each.labels)}" for each in plan.conflicts)
        yield from _named(f"{each}: not in this folder" for each in plan.unknown)
        yield from _named(f"{each.path}: {each.reason}" for each in plan.problems)

    return Answer(_document(plan, options), lines())


def _document(plan: ImportPlan, options: argparse.Namespace) -> dict[str, object]:
    meant = plan.meant(replace=not options.keep)
    return {
        "folder": str(plan.folder),
        "new": plan.new,
        "changed": plan.changed if not options.keep else 0,
        "same": plan.same,
        "without": plan.without,
        "other": plan.other,
        "labels": [asdict(each) | {"path": str(each.path)} for each in meant],
        "conflicts": [{"path": str(each.path), "labels": list(each.labels)} for each in plan.conflicts],
        "unknown": list(plan.unknown),
        "problems": _problems(plan.problems),
        "dry_run": options.dry_run,
    }


def _problems(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"path": str(each.path), "reason": each.reason} for each in problems]


def _named(lines: Iterable[str]) -> Iterator[str]:
    """Name the first ones, and count the rest."""
    rest = 0
    for number, line in enumerate(lines):
        if number < _MOST_LINES:
            yield f"  {line}"
        else:
            rest += 1
    if rest:
        yield f"  and {rest:,} more (all with --json)"


_ACTIONS = {
    "export": "write labels for other programs; pictures are never changed",
    "import": "read labels that other programs have written",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = arguments.actions(parser, _ACTIONS.items())
    for name, action in actions.items():
        arguments.folder(action)
        where = action.add_mutually_exclusive_group(required=True)
        where.add_argument(
            "--sidecars",
            action="store_true",
            help="XMP files beside the pictures (IMG_1.jpg.xmp), as darktable and digiKam read them",
        )
        if name == "import":
            where.add_argument("--pictures", action="store_true", help="keywords inside the pictures")
        where.add_argument("--csv", type=Path, metavar="FILE", help="a table of paths and labels")
        action.add_argument("--dry-run", action="store_true", help="only say what would be done")
    actions["export"].add_argument(
        "--remove", action="store_true", help="remove from the sidecars what SimGUI wrote before"
    )
    actions["import"].add_argument(
        "--rule",
        choices=[each.value for each in KeywordRule],
        default=KeywordRule.KNOWN.value,
        help="with several keywords, the label is: "
        + "; ".join(f"{rule.value}: {words}" for rule, words in RULES.items())
        + f" (default {KeywordRule.KNOWN.value})",
    )
    actions["import"].add_argument(
        "--keep", action="store_true", help="pictures that have a label keep theirs"
    )


COMMAND = Command(
    "labels",
    "write labels for other programs, or read theirs",
    _add_arguments,
    lambda app, options, progress: labels(app.exchange, app.decisions, options, progress),
)
