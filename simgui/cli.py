"""The commands: each a thin call into the session.

With `--json` one JSON document goes to standard output and nothing else; progress and errors go to standard
error. Exit status: 0 done, 1 failed, 2 wrong usage.
"""

import argparse
import contextlib
import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from simgui import __version__
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.core.records import FileState, ModelReport, SearchResult
from simgui.core.training import LOSSES, RECIPES, TrainingOptions
from simgui.library.data_folder import DataFolder
from simgui.library.log import keep_log
from simgui.session import Session

log = logging.getLogger(__name__)

DONE, FAILED = 0, 1
_SECONDS_BETWEEN_LINES = 5.0

OpenWindow = Callable[[DataFolder, Path | None], int]
Answer = tuple[Any, Iterator[str], int]
"""What a command gives: its JSON document, its lines for a person, its exit status."""


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run the command that the arguments name, or open the window if they name none."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="surrogateescape")  # a file name may be no valid text
    options = _parser(arguments).parse_args(arguments)
    try:
        data_folder = DataFolder.open(options.data_dir)
        keep_log(data_folder)
        if options.command is None:
            return open_window(data_folder, options.folder)
        return _run(options, data_folder)
    except SimguiError as error:
        _complain(error)
    except (Cancelled, KeyboardInterrupt):
        print("Stopped. Everything finished so far is kept.", file=sys.stderr)
    except BrokenPipeError:
        # Whoever reads the output has seen enough; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        log.exception("a command failed")
        print(f"Something went wrong. {type(error).__name__}: {error}. The log says more.", file=sys.stderr)
    return FAILED


def _complain(error: SimguiError) -> None:
    print(f"{error.title}. {error.message}", file=sys.stderr)


def _run(options: argparse.Namespace, data_folder: DataFolder) -> int:
    run: Callable[[Session, argparse.Namespace, Progress], Answer] = options.run
    with contextlib.closing(Session(data_folder)) as session, _ProgressLine() as line:
        document, lines, status = run(session, options, Progress(line.show))
        line.clear()
        if options.json:
            json.dump(document, sys.stdout, indent=2, default=str)
            print()
        else:
            for text in lines:
                print(text)
        sys.stdout.flush()
    return status


def _index(session: Session, options: argparse.Namespace, progress: Progress) -> Answer:
    summary = session.index_folder(options.folder, progress)
    document = {
        "files": summary.files,
        "indexed": summary.indexed,
        "unchanged": summary.unchanged,
        "skipped": [{"path": str(entry.path), "reason": entry.reason} for entry in summary.skipped],
        "seconds": round(summary.seconds, 3),
    }

    def lines() -> Iterator[str]:
        yield (
            f"{summary.files:,} files: {summary.indexed:,} indexed, {summary.unchanged:,} unchanged, "
            f"{len(summary.skipped):,} skipped, in {summary.seconds:.1f} s."
        )
        if summary.skipped:
            yield f"Why files were skipped: simgui status {summary.folder}"

    return document, lines(), DONE


def _search(session: Session, options: argparse.Namespace, _progress: Progress) -> Answer:
    results: list[SearchResult] = []
    errors: list[SimguiError] = []
    for query in options.queries:
        try:
            results.append(session.find_neighbours(query, options.folder, options.k))
        except SimguiError as error:  # the other queries are answered all the same
            errors.append(error)
    if not results:
        raise errors[0]
    for failure in errors:
        _complain(failure)

    def lines() -> Iterator[str]:
        for result in results:
            yield f"{result.query}: {_verdict(result.match)} (cutpoint {result.cutpoint.distance:.3f})"
            for neighbour in result.neighbours:
                label = f"  [{neighbour.picture.label}]" if neighbour.picture.label else ""
                yield (
                    f"  {neighbour.rank}  {neighbour.distance:.3f}  {_verdict(neighbour.match):8}"
                    f"  {neighbour.picture.path}{label}"
                )

    return [_result(result) for result in results], lines(), FAILED if errors else DONE


def _verdict(match: bool) -> str:
    return "match" if match else "no match"


def _result(result: SearchResult) -> dict[str, Any]:
    return {
        "query": result.query,
        "model": result.model,
        "verdict": _verdict(result.match),
        "cutpoint": result.cutpoint.distance,
        "neighbours": [
            {
                "rank": neighbour.rank,
                "path": str(neighbour.picture.path),
                "distance": neighbour.distance,
                "label": neighbour.picture.label,
                "match": neighbour.match,
            }
            for neighbour in result.neighbours
        ],
    }


def _evaluate(session: Session, options: argparse.Namespace, progress: Progress) -> Answer:
    evaluation = session.evaluate(options.folder, options.test, progress, options.model)
    document = {"model": evaluation.model} | asdict(evaluation)

    def lines() -> Iterator[str]:
        for name, value in document.items():
            if isinstance(value, dict):
                continue
            shown = (
                f"{value:.4f}" if isinstance(value, float) else "not measurable" if value is None else value
            )
            interval = ""
            if name in evaluation.intervals and value is not None:
                low, high = evaluation.intervals[name]
                interval = f"  {low:.4f} to {high:.4f} of {evaluation.counts[name]:,}"
            yield f"{name.replace('_', ' '):18} {shown}{interval}"

    return document, lines(), DONE


def _train(session: Session, options: argparse.Namespace, progress: Progress) -> Answer:
    if options.resume:
        training = session.trainings.resume(progress)
    else:
        chosen = {name: getattr(options, name) for name in _TRAINING_OPTIONS}
        asked = TrainingOptions(**chosen, held_out=tuple(options.held_out))
        training = session.trainings.train(options.folder, asked, progress)

    def lines() -> Iterator[str]:
        yield f"{'':18} {'before':>8} {'after':>8}   on {training.after['queries']} pictures it never saw"
        for name in ("recall_at_1", "recall_at_5", "map", "precision", "recall", "f1", "false_accept_rate"):
            pair = (training.before[name], training.after[name])
            shown = [f"{value:8.3f}" if isinstance(value, float) else f"{'-':>8}" for value in pair]
            low, high = training.after["intervals"][name]
            interval = "" if training.after[name] is None else f"   {low:.3f} to {high:.3f}"
            yield f"{name.replace('_', ' '):18} {shown[0]} {shown[1]}{interval}"
        if training.activated:
            yield f"{training.model} finds better and is used from now on."
        else:
            yield (
                f"{training.model} does not find better: it is kept, and the model you had is still used. "
                f"To use it all the same: simgui models use {training.model}"
            )

    return asdict(training), lines(), DONE


def _models(session: Session, options: argparse.Namespace, _progress: Progress) -> Answer:
    models, done = session.models, ""
    if options.action == "use":
        done = f"{models.use(options.id).name} is used from now on."
    elif options.action == "rename":
        models.rename(options.id, options.name)
        done = f"{options.id} is called {options.name} now."
    elif options.action == "show":
        return _model_report(models.report(options.id))
    elif options.action == "delete":
        models.delete(options.id)
        done = f"{options.id} is deleted."
    elif options.action == "export":
        models.export(options.id, options.file)
        done = f"{options.id} is in {options.file}."
    elif options.action == "import":
        imported = models.import_file(options.file)
        done = f"{imported} is here now. To use it: simgui models use {imported}"
    versions = models.list()

    def lines() -> Iterator[str]:
        if done:
            yield done
            return
        for version in versions:
            yield f"{'*' if version.active else ' '} {version.id:34} {version.recipe:8} {version.name}"

    return [asdict(version) for version in versions], lines(), DONE


def _model_report(report: ModelReport) -> Answer:
    def lines() -> Iterator[str]:
        version = report.version
        yield f"{version.name} ({version.id}), {version.recipe}, {version.created}"
        yield f"learnt from {sum(report.labels.values()):,} pictures of {len(report.labels)} labels"
        for name, value in (report.figures or {}).items():
            if isinstance(value, float):
                yield f"{name.replace('_', ' '):18} {value:.4f}"
        for cutpoint in report.cutpoints:
            yield f"cutpoint {cutpoint['name']:9} {cutpoint['distance']:.4f}"

    return asdict(report), lines(), DONE


def _status(session: Session, options: argparse.Namespace, _progress: Progress) -> Answer:
    counts = session.counts(options.folder)
    if not sum(counts.values()):
        raise SimguiError(
            "Not indexed yet", f"Nothing is known about {options.folder}. Run: simgui index {options.folder}"
        )
    entries = list(session.ledger(options.folder))
    document = {
        "folder": str(options.folder.resolve()),
        "counts": {state.value: count for state, count in counts.items()},
        "files": [
            {"path": str(entry.path), "state": entry.state.value, "reason": entry.reason} for entry in entries
        ],
    }

    def lines() -> Iterator[str]:
        yield ", ".join(f"{count:,} {state.value}" for state, count in counts.items())
        for entry in entries:
            if entry.state is not FileState.INDEXED:
                yield f"{entry.state.value:8} {entry.path}: {entry.reason}"

    return document, lines(), DONE


def _doctor(session: Session, _options: argparse.Namespace, progress: Progress) -> Answer:
    findings = session.examine(progress)
    well = all(finding.ok for finding in findings)
    lines = (f"{'ok ' if finding.ok else 'BAD'} {finding.check}: {finding.detail}" for finding in findings)
    document = {"ok": well, "findings": [asdict(finding) for finding in findings]}
    return document, iter(lines), DONE if well else FAILED


class _ProgressLine:
    """One line on standard error: rewritten in place on a terminal, now and then a new one elsewhere."""

    def __init__(self) -> None:
        self._in_place = sys.stderr.isatty()
        self._shown = 0.0

    def __enter__(self) -> "_ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, step: Step) -> None:
        """Show a step."""
        if self._in_place:
            print(f"\r\x1b[K{step}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._shown >= _SECONDS_BETWEEN_LINES:
            print(step, file=sys.stderr, flush=True)
            self._shown = time.monotonic()

    def clear(self) -> None:
        """Take the line away."""
        if self._in_place:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser: with commands if the arguments name one, else for the window with its folder."""
    parser = argparse.ArgumentParser(
        prog="simgui",
        parents=[_everywhere(None)],
        description="Find the most similar pictures in your own folders, offline.",
        epilog="Without a command the window opens: simgui [FOLDER]",
    )
    parser.add_argument("--version", action="version", version=f"simgui {__version__}")
    parser.set_defaults(command=None, folder=None)
    names = [argument for argument in arguments if not argument.startswith("-")]
    if any(name in _COMMANDS for name in names[:2]) or {"-h", "--help"} & set(arguments):
        commands = parser.add_subparsers(dest="command", metavar="COMMAND")
        for name, (run, summary, add_arguments) in _COMMANDS.items():
            command = commands.add_parser(
                name, parents=[_everywhere(argparse.SUPPRESS)], help=summary, description=summary
            )
            command.set_defaults(run=run)
            command.add_argument("--json", action="store_true", help="print one JSON document")
            add_arguments(command)
    else:
        parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="folder to open")
    return parser


def _everywhere(default: object) -> argparse.ArgumentParser:
    """Give the options that may stand before the command and after it; the default is set before it."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="where catalogue, models and logs are kept (also: SIMGUI_DATA_DIR)",
    )
    return parser


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", type=Path, nargs="+", metavar="QUERY")
    parser.add_argument("--in", dest="folder", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("-k", type=_positive, default=5, metavar="K", help="how many neighbours (default 5)")


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--test", type=Path, metavar="FOLDER2", help="its pictures are the queries")
    parser.add_argument("--model", metavar="ID", help="a model version (default: the active one)")


def _train_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, metavar="FOLDER", nargs="?")
    what.add_argument("--resume", action="store_true", help="go on with the training that was interrupted")
    parser.add_argument("--recipe", choices=RECIPES, default="quick", help="how (default: quick)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of split and training (default 0)")
    parser.add_argument(
        "--hold-out",
        dest="held_out",
        action="append",
        default=[],
        metavar="LABEL",
        help="do not train on a label, to measure how strangers are kept out; may be repeated",
    )
    advanced = parser.add_argument_group("advanced", "What a recipe otherwise chooses itself.")
    for name, (kind, summary) in _TRAINING_OPTIONS.items():
        if name not in ("recipe", "seed"):
            choices = LOSSES if name == "loss" else None
            metavar = None if choices else "N"
            advanced.add_argument(
                f"--{name.replace('_', '-')}", type=kind, choices=choices, metavar=metavar, help=summary
            )


def _models_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (summary, arguments) in {
        "list": ("list the versions", ()),
        "use": ("search with a version from now on", ("id",)),
        "show": ("say how a version was made and how well it finds", ("id",)),
        "rename": ("call a version by another name", ("id", "name")),
        "delete": ("delete a version", ("id",)),
        "export": ("write a version to one file", ("id", "file")),
        "import": ("take in a version from a file", ("file",)),
    }.items():
        action = actions.add_parser(name, help=summary, description=summary)
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        for argument in arguments:
            kind = Path if argument == "file" else str
            action.add_argument(argument, type=kind, metavar=argument.upper())


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments of its own."""


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


_TRAINING_OPTIONS: dict[str, tuple[type, str]] = {
    "recipe": (str, ""),
    "seed": (int, ""),
    "loss": (str, "what is minimised"),
    "classes_per_batch": (int, "labels in a batch"),
    "examples_per_class_per_batch": (int, "pictures of each label in a batch"),
    "steps_per_epoch": (int, "batches between two looks at the calibration pictures"),
    "epochs": (int, "the most epochs"),
    "embedding": (int, "length of the learned part of an embedding"),
    "learning_rate": (float, "of Adam, at the start"),
}

_COMMANDS = {
    "index": (_index, "index a folder of pictures", _folder),
    "search": (_search, "find the pictures nearest to a query", _search_arguments),
    "evaluate": (_evaluate, "measure the model on a folder whose subfolders are labels", _evaluate_arguments),
    "train": (_train, "learn what is similar from a folder whose subfolders are labels", _train_arguments),
    "models": (_models, "list, use, delete, export or import models", _models_arguments),
    "status": (_status, "tell what became of every file", _folder),
    "doctor": (_doctor, "check installation and library", _nothing),
}
