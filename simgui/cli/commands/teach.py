"""`simgui teach`: say which pictures are the same, and see what threshold that gives."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.core.progress import Progress
from simgui.models.metrics import Interval
from simgui.teaching.records import Learnt
from simgui.teaching.service import Teaching
from simgui.teaching.words import rests_on

_PAIRS = 10
_SAYS = {"same": True, "different": False, "forget": None}


def teach(teaching: Teaching, options: argparse.Namespace, progress: Progress) -> Answer:
    """Keep an answer, list all, offer pairs to answer, or show what was learnt."""
    if options.action in _SAYS:
        return _say(teaching, options)
    actions: dict[str, Callable[[], Answer]] = {
        "list": lambda: _list(teaching),
        "ask": lambda: _ask(teaching, options, progress),
        "learnt": lambda: _learnt(teaching, options, progress),
    }
    return actions[options.action]()


def _say(teaching: Teaching, options: argparse.Namespace) -> Answer:
    same = _SAYS[options.action]
    teaching.answer(options.one, options.other, same, asked=getattr(options, "asked", False))
    said = "What you said of these two is forgotten." if same is None else f"Kept: {options.action}."
    return Answer({"one": str(options.one), "other": str(options.other), "same": same}, [said])


def _list(teaching: Teaching) -> Answer:
    answers = teaching.answers()
    places = teaching.places([content for each in answers for content in each.pair])

    def place(content: bytes) -> str | None:
        return str(places[content]) if content in places else None

    document = [
        {
            "one": place(each.one),
            "other": place(each.other),
            "contents": [content.hex() for content in each.pair],
            "same": each.same,
            "asked": each.asked,
        }
        for each in answers
    ]

    def lines() -> Iterator[str]:
        yield counted(len(answers), "answer", "answers")
        for each in answers:
            names = [place(content) or f"not in the library ({content.hex()})" for content in each.pair]
            yield f"{'same' if each.same else 'different':10} {names[0]}  {names[1]}"

    return Answer(document, lines())


def _ask(teaching: Teaching, options: argparse.Namespace, progress: Progress) -> Answer:
    pairs = teaching.ask(options.folder, progress, options.n)
    document = [
        {"one": str(each.one.path), "other": str(each.other.path), "distance": each.distance}
        for each in pairs
    ]

    def lines() -> Iterator[str]:
        for each in pairs:
            yield f"{each.distance:.3f}  {each.one.path}  {each.other.path}"
        if not pairs:
            yield "There is nothing left to ask."

    return Answer(document, lines())


def _learnt(teaching: Teaching, options: argparse.Namespace, progress: Progress) -> Answer:
    if options.use is not None:
        teaching.use(options.folder, options.use)
    learnt = teaching.learnt(options.folder, progress)
    return Answer(_document(learnt), _sentences(learnt))


def _sentences(learnt: Learnt) -> Iterator[str]:
    """Say what threshold the answers give, and how far it can be trusted."""
    taught = learnt.threshold
    if learnt.refusal:
        yield learnt.refusal
    if taught is not None:
        low, high = taught.interval
        yield (
            f"Your answers give a threshold of {taught.distance:.2f} ({low:.2f} to {high:.2f}); "
            f"it was {taught.before:.2f}."
        )
        yield f"{_right(taught.right)} ({_percent(taught.right_interval)})."
        yield (
            f"Expected F1: {taught.f1:.2f} ({taught.f1_interval[0]:.2f} to {taught.f1_interval[1]:.2f}); "
            f"{taught.f1_before:.2f} before."
        )
        yield rests_on(learnt)
        if not taught.on:
            yield f"It is switched off: the threshold in use is {learnt.in_use.distance:.2f}."
        elif not learnt.is_used:
            yield f"You have set the threshold to {learnt.in_use.distance:.2f} yourself, and that counts."
    if learnt.others:
        yield (
            f"{counted(learnt.others, 'answer decides its', 'answers decide their')} own pair only: "
            "pairs that you choose yourself, or of pictures that the model has learnt from, "
            "say little of the others."
        )


def _right(share: float) -> str:
    return f"About {round(10 * share)} of 10 matches are right"


def _percent(interval: Interval) -> str:
    return f"{100 * interval[0]:.0f} to {100 * interval[1]:.0f} %"


def _document(learnt: Learnt) -> dict[str, Any]:
    taught = learnt.threshold
    return {
        "answers": learnt.answers,
        "others": learnt.others,
        "in_use": learnt.in_use.distance,
        "refusal": learnt.refusal,
        "threshold": taught
        and {
            "distance": taught.distance,
            "interval": taught.interval,
            "same": taught.same,
            "before": taught.before,
            "f1": taught.f1,
            "f1_interval": taught.f1_interval,
            "f1_before": taught.f1_before,
            "gain_interval": taught.gain_interval,
            "right": taught.right,
            "right_interval": taught.right_interval,
            "labelled": taught.labelled,
            "on": taught.on,
        },
    }


_ACTIONS = {
    "same": "say that two pictures are the same: they match from now on",
    "different": "say that two pictures are different: they do not match from now on",
    "forget": "forget what was said of two pictures",
    "list": "list all answers",
    "ask": "list pairs that the model is least sure of",
    "learnt": "show the threshold that the answers give in a folder, or switch it on or off",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = arguments.actions(parser, _ACTIONS.items())
    for name in _SAYS:
        for picture in ("one", "other"):
            actions[name].add_argument(picture, type=Path, metavar="PICTURE")
    for name in ("same", "different"):
        actions[name].add_argument(
            "--asked",
            action="store_true",
            help="the pair comes from “simgui teach ask”: it counts for the threshold",
        )
    for name in ("ask", "learnt"):
        arguments.folder(actions[name])
    actions["ask"].add_argument(
        "-n", type=arguments.positive, default=_PAIRS, metavar="N", help=f"how many (default {_PAIRS})"
    )
    switch = actions["learnt"].add_mutually_exclusive_group()
    switch.add_argument("--on", dest="use", action="store_true", default=None, help="use the threshold")
    switch.add_argument("--off", dest="use", action="store_false", help="use the one from before")


COMMAND = Command(
    "teach",
    "say which pictures are the same, and let the threshold follow",
    _add_arguments,
    lambda app, options, progress: teach(app.teaching, options, progress),
)
