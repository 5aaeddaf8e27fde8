"""What labels that come in or go out do, in words for commands and window."""

from collections.abc import Iterator

from simgui.core.counts import counted
from simgui.core.names import shown
from simgui.exchange.records import ImportPlan, KeywordRule, SidecarSummary

RULES = {
    KeywordRule.KNOWN: "the keyword that is a label already",
    KeywordRule.SPECIFIC: "the keyword with the most levels, such as Paris of places/France/Paris",
    KeywordRule.FIRST: "the first keyword",
}
"""What becomes the label of a picture that has keywords."""

MOST_NAMED = 5
"""Files that are named as examples."""


def _pictures(count: int) -> str:
    return counted(count, "picture", "pictures")


def import_sentences(plan: ImportPlan, *, replace: bool = True) -> Iterator[str]:
    """Say what a plan would change, and what it leaves alone and why."""
    new, changed = plan.new, plan.changed
    if not plan.labels:
        yield "No label is new."
    if new:
        yield f"{_pictures(new)} without a label will have one."
    if changed and replace:
        yield f"{_pictures(changed)} will have another label."
    elif changed:
        yield f"{_pictures(changed)} with another label keep theirs."
    if plan.same:
        yield f"{_pictures(plan.same)} {'has' if plan.same == 1 else 'have'} the label already."
    if plan.conflicts:
        names = ", ".join(f"“{shown(each)}”" for each in plan.conflicts[0].labels[:3])
        first = f"{shown(plan.conflicts[0].path.name)}: {names}"
        yield f"{_pictures(len(plan.conflicts))} with several labels at once stay as they are ({first})."
    if plan.unknown:
        rows = counted(len(plan.unknown), "row names", "rows name")
        yield f"{rows} no picture of this folder ({shown(plan.unknown[0])})."
    if plan.problems:
        yield f"{counted(len(plan.problems), 'file', 'files')} could not be read."
    if plan.without:
        yield f"{_pictures(plan.without)} without a label to read."


def sidecar_sentences(summary: SidecarSummary, *, done: bool, remove: bool = False) -> Iterator[str]:
    """Say what was written into sidecars, or will be, and what was left alone."""
    if not (summary.written or summary.merged):
        yield "No sidecar changes." if not done else "No sidecar had to be changed."
    if summary.written:
        yield f"{counted(summary.written, 'sidecar', 'sidecars')} {_verb('new', summary.written, done=done)}."
    if summary.merged:
        what = "what SimGUI wrote is taken out, the rest stays" if remove else "all that others wrote stays"
        verb = _verb("changed", summary.merged, done=done)
        yield f"{counted(summary.merged, 'sidecar', 'sidecars')} {verb}: {what}."
    if summary.same:
        yield f"{counted(summary.same, 'sidecar says', 'sidecars say')} the label already."
    if summary.without:
        yield f"{_pictures(summary.without)} without a label."
    if summary.problems:
        yield f"{counted(len(summary.problems), 'sidecar', 'sidecars')} left as they are."


def _verb(what: str, count: int, *, done: bool) -> str:
    if not done:
        return f"will be {what}"
    return f"{'is' if count == 1 else 'are'} {what}"
