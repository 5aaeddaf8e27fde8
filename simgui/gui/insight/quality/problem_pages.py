"""The two pages about labels themselves, problems and what to label next, and the search that fills them."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from simgui.evaluation.label_problems.records import LabelProblem, ProblemKind
from simgui.evaluation.label_problems.service import LabelProblems
from simgui.evaluation.measurement import Measurement
from simgui.gui.charts.exports import TableRows
from simgui.gui.insight.quality.problem_page import KEYS, ProblemPage
from simgui.gui.language import number_text
from simgui.gui.look.actions import menu_action
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker


class ProblemPages(QObject):
    """What is wrong with the labels of a measurement, and what to label next.

    Args:
        problems: Looks for them.
        worker: Does so on a lane of its own.
        thumbnails: Pictures by id.
        owner: The view that shows the pages; their keys work in all of it.
    """

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""
    changes_wanted = Signal(object)
    """A `Wanted`."""
    changed = Signal()
    """There are others, or they are looked for."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, problems: LabelProblems, worker: Worker, thumbnails: PictureLoader, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._problems = problems
        self._looking = Latest(worker, Lane.INSIGHT, self)
        self._measurement: Measurement | None = None
        self._found: tuple[LabelProblem, ...] | None = None
        self.wrong = ProblemPage(self.tr("Problems of labels"), thumbnails)
        self.next = ProblemPage(self.tr("Pictures to label next"), thumbnails)
        for page in (self.wrong, self.next):
            page.search_wanted.connect(self.search_wanted)
            page.changes_wanted.connect(self.changes_wanted)
        texts = (
            self.tr("Give the first label"),
            self.tr("Give the second label"),
            self.tr("Give the third label"),
            self.tr("Merge the two labels"),
            self.tr("Name a label…"),
            self.tr("Dismiss the problem"),
        )
        needs = self.tr("Only where Quality lists problems of labels")
        self._keys = [
            menu_action(
                owner, "library", text, partial(self._press, key), key, section="problems", needs=needs
            )
            for key, text in zip(KEYS, texts, strict=True)
        ]
        for action in self._keys:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def enable_keys(self, enabled: bool) -> None:
        """Let the keys do what they stand for, or leave them to what else is shown."""
        for action in self._keys:
            action.setEnabled(enabled)

    def _press(self, key: str) -> None:
        for page in (self.wrong, self.next):
            if page.isVisible():
                page.press(key)

    def forget(self) -> None:
        """Show nothing that was found in another folder."""
        self._found = None

    def look(self, measurement: Measurement) -> None:
        """Look for problems anew; what was found stays until then."""
        self._measurement = measurement
        task = partial(self._problems.find, measurement)
        self._looking.start_reporting(task, self._show, self.failed.emit)
        self._draw()

    def _show(self, found: tuple[LabelProblem, ...]) -> None:
        self._found = found
        self._draw()

    def _draw(self) -> None:
        names = self._measurement.names if self._measurement else ()
        for page, problems, some, none in (
            (
                self.wrong,
                [each for each in self._found or () if each.kind is not ProblemKind.NEXT],
                self.tr("Labels that contradict each other, that are one, or that are two."),
                self.tr("No picture has two labels, no two labels look like one, and none looks like two."),
            ),
            (
                self.next,
                [each for each in self._found or () if each.kind is ProblemKind.NEXT],
                self.tr("Pictures between two labels, unlike each other: their labels would teach most."),
                self.tr("There is no picture to ask about."),
            ),
        ):
            looking = self._found is None and self._looking.running
            page.show_problems(
                problems, names, self.tr("Looking at labels…") if looking else some if problems else none
            )
        self.changed.emit()

    def counted(self, page: ProblemPage) -> str:
        """Say how many a page lists; "…" until that is known."""
        return "…" if self._found is None else number_text(len(page.list.items))

    @staticmethod
    def rows(page: ProblemPage) -> TableRows:
        """Yield what a page lists, for a table."""
        yield ("problem", "labels", "pictures", "why")
        for problem in page.list.items:
            pictures = " ".join(map(str, problem.pictures))
            yield (problem.kind.value, ", ".join(problem.labels), pictures, problem.why)
