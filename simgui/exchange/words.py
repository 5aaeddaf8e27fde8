"""What labels that come in or go out do, in words for commands and window."""

from collections.abc import Iterator

from simgui.core.names import quoted, shown
from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.exchange.records import ImportPlan, KeywordRule, SidecarSummary

RULES = {
    KeywordRule.KNOWN: "the keyword that is a label already",
    KeywordRule.SPECIFIC: "the keyword with the most levels, such as Paris of places/France/Paris",
    KeywordRule.FIRST: "the first keyword",
}
"""What becomes the label of a picture that has keywords, in the help of the commands."""

MOST_NAMED = 5
"""Files that are named as examples."""


def import_sentences(plan: ImportPlan, *, replace: bool = True, done: bool = False) -> Iterator[Sentence]:
    """Say what a plan changes, or has changed, and what it leaves alone and why."""
    if not plan.labels:
        yield say("No new labels.")
    if plan.new:
        yield _new(plan.new, done=done)
    if plan.changed:
        yield _changed(plan.changed, replace=replace, done=done)
    if plan.same:
        yield say_count(
            "{count:,} picture has the label already.",
            "{count:,} pictures have the label already.",
            plan.same,
        )
    if plan.conflicts:
        yield _conflicts(plan)
    if plan.unknown:
        yield say_count(
            "{count:,} row names no picture of this folder ({first}).",
            "{count:,} rows name no picture of this folder ({first}).",
            len(plan.unknown),
            first=shown(plan.unknown[0]),
        )
    if plan.problems:
        yield say_count(
            "{count:,} file could not be read.", "{count:,} files could not be read.", len(plan.problems)
        )
    if plan.other:
        yield say_count(
            "{count:,} picture has keywords of which none is a label yet.",
            "{count:,} pictures have keywords of which none is a label yet.",
            plan.other,
        )
    if plan.without:
        yield say_count(
            "{count:,} picture has no label there.", "{count:,} pictures have no label there.", plan.without
        )


def _new(count: int, *, done: bool) -> Sentence:
    if done:
        return say_count(
            "{count:,} picture without a label has one now.",
            "{count:,} pictures without a label have one now.",
            count,
        )
    return say_count(
        "{count:,} picture without a label will have one.",
        "{count:,} pictures without a label will have one.",
        count,
    )


def _changed(count: int, *, replace: bool, done: bool) -> Sentence:
    if not replace:
        return say_count(
            "{count:,} picture with another label keeps its own.",
            "{count:,} pictures with another label keep theirs.",
            count,
        )
    if done:
        return say_count(
            "{count:,} picture has another label now.", "{count:,} pictures have another label now.", count
        )
    return say_count(
        "{count:,} picture will have another label.", "{count:,} pictures will have another label.", count
    )


def _conflicts(plan: ImportPlan) -> Sentence:
    first = plan.conflicts[0]
    return say_count(
        "{count:,} picture with several labels at once stays as it is ({first}: {labels}).",
        "{count:,} pictures with several labels at once stay as they are ({first}: {labels}).",
        len(plan.conflicts),
        first=shown(first.path.name),
        labels=joined([quoted(shown(each)) for each in first.labels[:3]], ", "),
    )


def sidecar_sentences(summary: SidecarSummary, *, done: bool, remove: bool = False) -> Iterator[Sentence]:
    """Say what was written into sidecars, or will be, and what was left alone."""
    if not (summary.written or summary.merged or summary.removed):
        yield say("Nothing had to be changed.") if done else say("Nothing to change.")
    if summary.written:
        yield _written(summary.written, done=done)
    if summary.merged:
        yield _merged(summary.merged, done=done)
    if summary.removed:
        yield _removed(summary.removed, done=done, remove=remove)
    if summary.same:
        yield say_count(
            "{count:,} sidecar says the label already.",
            "{count:,} sidecars say the label already.",
            summary.same,
        )
    if summary.without:
        yield say_count(
            "{count:,} picture without a label.", "{count:,} pictures without a label.", summary.without
        )
    if summary.problems:
        yield say_count(
            "{count:,} sidecar stays as it is.",
            "{count:,} sidecars stay as they are.",
            len(summary.problems),
        )


def _written(count: int, *, done: bool) -> Sentence:
    if done:
        return say_count("{count:,} sidecar is new.", "{count:,} sidecars are new.", count)
    return say_count("{count:,} sidecar will be new.", "{count:,} sidecars will be new.", count)


def _merged(count: int, *, done: bool) -> Sentence:
    if done:
        return say_count(
            "{count:,} sidecar is changed: all that others wrote stays.",
            "{count:,} sidecars are changed: all that others wrote stays.",
            count,
        )
    return say_count(
        "{count:,} sidecar will be changed: all that others wrote stays.",
        "{count:,} sidecars will be changed: all that others wrote stays.",
        count,
    )


def _removed(count: int, *, done: bool, remove: bool) -> Sentence:
    """Say that labels are taken out; those that nobody asked to take out belong to pictures without one."""
    if remove and done:
        return say_count(
            "The label that SimGUI wrote is removed from {count:,} sidecar.",
            "The label that SimGUI wrote is removed from {count:,} sidecars.",
            count,
        )
    if remove:
        return say_count(
            "The label that SimGUI wrote will be removed from {count:,} sidecar.",
            "The label that SimGUI wrote will be removed from {count:,} sidecars.",
            count,
        )
    if done:
        return say_count(
            "The label that SimGUI wrote is removed from {count:,} sidecar: its picture has none now.",
            "The label that SimGUI wrote is removed from {count:,} sidecars: their pictures have none now.",
            count,
        )
    return say_count(
        "The label that SimGUI wrote will be removed from {count:,} sidecar: its picture has none now. "
        "To keep such a label, import it first.",
        "The label that SimGUI wrote will be removed from {count:,} sidecars: their pictures have none now. "
        "To keep such labels, import them first.",
        count,
    )
