"""Write labels out: into sidecars, or to a table."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from simgui.core.files import write_csv
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.exchange.records import LabelledFile, Problem, SidecarSummary
from simgui.exchange.sidecars import BadSidecar, Sidecars, read_sidecar, write_sidecar
from simgui.library.xmp.changing import with_label
from simgui.library.xmp.reading import BadXmp

COLUMNS = ("path", "label")


def write_sidecars(
    files: Sequence[LabelledFile],
    folder: Path,
    progress: Progress,
    *,
    remove: bool = False,
    really: bool = True,
) -> SidecarSummary:
    """Write the label of each file into its sidecar, and take out what SimGUI wrote of labels that are gone.

    A file that cannot be read or written is left as it is and does not stop the others.

    Args:
        files: Pictures with their labels.
        folder: The folder that they lie in.
        progress: Told of each.
        remove: Only take out what SimGUI wrote.
        really: Whether anything is written; else it is only said what would be.

    Raises:
        SimguiError: if the disk is full; what was written stays.
        Cancelled: if the person asked to stop; what was written stays.
    """
    sidecars, problems = Sidecars(), list[Problem]()
    counts = dict.fromkeys(("written", "merged", "removed", "same", "without"), 0)
    text = say("Writing sidecars of") if really else say("Reading sidecars of")
    for number, file in enumerate(files):
        progress.step(text, number, len(files))
        if really:
            for leftover in sidecars.leftovers(file.path):
                with suppress(OSError):
                    leftover.unlink()
        sidecar = sidecars.of(file.path)
        try:
            counts[_write(sidecar, None if remove else file.label, file.path, really=really)] += 1
        except (BadSidecar, BadXmp) as problem:
            problems.append(Problem(sidecar, problem.reason))
    progress.step(text, len(files), len(files))
    return SidecarSummary(folder, **counts, problems=tuple(problems))


def _write(sidecar: Path, label: str | None, picture: Path, *, really: bool) -> str:
    """Write one, and tell what became of it."""
    before = read_sidecar(sidecar)
    content = with_label(before or b"", label)
    if content is None:
        return "same" if label is not None else "without"
    if not picture.exists():
        raise BadSidecar(say("its picture is not there now"))
    if really:
        write_sidecar(sidecar, content, before)
    if label is None:
        return "removed"
    return "merged" if before else "written"


def write_table(files: Sequence[LabelledFile], folder: Path, table: Path, progress: Progress) -> int:
    """Write path and label of each labelled file to a CSV file, and give their number.

    Args:
        files: Pictures with their labels.
        folder: Paths are written from here on, with “/” between folders.
        table: The file.
        progress: Told of each.

    Raises:
        SimguiError: if the table cannot be written; what was there before stays.
        Cancelled: if the person asked to stop; what was there before stays.
    """
    labelled = [(file.path, file.label) for file in files if file.label is not None]

    def rows() -> Iterator[Sequence[str]]:
        yield COLUMNS
        for number, (path, label) in enumerate(labelled):
            progress.step(say("Exporting"), number, len(labelled))
            yield path.relative_to(folder).as_posix(), label

    write_csv(table, rows())
    return len(labelled)
