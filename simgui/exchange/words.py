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


def import_sentences(plan: ImportPlan, *, replace: bool = True, done: bool = False) -> Iterator[str]:
    """Say what a plan changes, or has changed, and what it leaves alone and why."""
    new, changed = plan.new, plan.changed
    if not plan.labels:
        yield "No new labels."
    if new:
        yield f"{_pictures(new)} without a label {_has('one', new, done=done)}."
    if changed and replace:
        yield f"{_pictures(changed)} {_has('another label', changed, done=done)}."
    elif changed:
        yield f"{_pictures(changed)} with another label keep theirs."
    if plan.same:
        yield f"{_pictures(plan.same)} {'has' if plan.same == 1 else 'have'} the label already."
    if plan.conflicts:
        names = ", ".join(f"“{shown(each)}”" for each in plan.conflicts[0].labels[:3])
        first = f"{shown(plan.conflicts[0].path.name)}: {names}"
        verb = "stays as it is" if len(plan.conflicts) == 1 else "stay as they are"
        yield f"{_pictures(len(plan.conflicts))} with several labels at once {verb} ({first})."
    if plan.unknown:
        rows = counted(len(plan.unknown), "row names", "rows name")
        yield f"{rows} no picture of this folder ({shown(plan.unknown[0])})."
    if plan.problems:
        yield f"{counted(len(plan.problems), 'file', 'files')} could not be read."
    if plan.other:
        verb = "has" if plan.other == 1 else "have"
        yield f"{_pictures(plan.other)} {verb} keywords of which none is a label yet."
    if plan.without:
        yield f"{_pictures(plan.without)} {'has' if plan.without == 1 else 'have'} no label there."


def sidecar_sentences(summary: SidecarSummary, *, done: bool, remove: bool = False) -> Iterator[str]:
    """Say what was written into sidecars, or will be, and what was left alone."""
    if not (summary.written or summary.merged or summary.removed):
        yield "Nothing to change." if not done else "Nothing had to be changed."
    if summary.written:
        yield f"{counted(summary.written, 'sidecar', 'sidecars')} {_verb('new', summary.written, done=done)}."
    if summary.merged:
        verb = _verb("changed", summary.merged, done=done)
        yield f"{counted(summary.merged, 'sidecar', 'sidecars')} {verb}: all that others wrote stays."
    if summary.removed:
        verb = _verb("removed", 1, done=done)
        why = "" if remove else ": their pictures have none now"
        advice = "" if remove or done else " To keep such labels, import them first."
        count = counted(summary.removed, "sidecar", "sidecars")
        yield f"The label that SimGUI wrote {verb} from {count}{why}.{advice}"
    if summary.same:
        yield f"{counted(summary.same, 'sidecar says', 'sidecars say')} the label already."
    if summary.without:
        yield f"{_pictures(summary.without)} without a label."
    if summary.problems:
        verb = "stays as it is" if len(summary.problems) == 1 else "stay as they are"
        yield f"{counted(len(summary.problems), 'sidecar', 'sidecars')} {verb}."


def _has(what: str, count: int, *, done: bool) -> str:
    if not done:
        return f"will have {what}"
    return f"{'has' if count == 1 else 'have'} {what} now"


def _verb(what: str, count: int, *, done: bool) -> str:
    if not done:
        return f"will be {what}"
    return f"{'is' if count == 1 else 'are'} {what}"
