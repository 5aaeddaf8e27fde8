"""What the person chooses of the neighbours: how many, which, judged at which threshold, grouped or not."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.progress import Progress
from simgui.duplicates.result_groups import ResultGroups
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.search.results.results import Results
from simgui.gui.search.searching import Searching
from simgui.gui.search.services import SearchServices
from simgui.gui.search.shared_search import SharedSearch
from simgui.gui.settings import Settings
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import WindowState
from simgui.gui.threshold_choice import ThresholdChoice
from simgui.gui.work.latest import Latest
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.catalogue import Where
from simgui.library.pictures import Pictures
from simgui.models.cutpoints import Cutpoint
from simgui.search.filters import FilterChoices
from simgui.search.records import SearchResult


class ResultChoices(QObject):
    """Lets results and searches follow what is chosen, and offers what there is to choose from.

    Args:
        services: Of the library.
        results: Where it is chosen, and shown.
        searching: Asked for more neighbours, or for others.
        shared: Knows whether a shared library has answered: it has labels and a threshold of its own.
        state: Says where the person searches, and at which threshold.
        settings: Keep the number of neighbours.
        worker: Looks up what there is to choose from.
        undo: Writes the threshold.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        services: SearchServices,
        results: Results,
        searching: Searching,
        shared: SharedSearch,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        undo: Undo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._searches = services.searches
        self._groups = services.groups
        self._libraries = services.shared
        self._pictures = services.pictures
        self._results = results
        self._searching = searching
        self._shared = shared
        self._state = state
        self._settings = settings
        self._threshold = ThresholdChoice(services.models, state, worker, undo, self)
        self._choices = LookUp(worker, self, self._list_choices, self._show_choices, self.failed.emit)
        self._grouping = Latest(worker, Lane.SEARCH, self)
        self._connect()
        self._show_number()

    def _connect(self) -> None:
        self._results.number_chosen.connect(self._choose_number)
        self._settings.changed.connect(self._follow_setting)
        self._results.more_wanted.connect(self._searching.search_more)
        self._results.filter_changed.connect(self._searching.narrow)
        self._results.choices_wanted.connect(self._look_up_choices)
        self._shared.choices_found.connect(self._show_choices_there)
        self._results.groups_wanted.connect(self._group)
        self._results.threshold_chosen.connect(self._choose_threshold)
        # the slider may stand elsewhere, though this threshold was in use
        self._threshold.used.connect(self._show_threshold)
        self._threshold.failed.connect(self.failed)
        self._state.threshold_changed.connect(self._show_threshold)

    def show(self, result: SearchResult) -> None:
        """Show an answer as it is to be shown."""
        is_here = self.is_own(result) and not self._shared.is_shown
        threshold = (is_here and self._state.threshold) or result.cutpoint
        self._results.show_number(result.wanted)
        self._results.show_result(
            result, threshold, name_folders=self._state.everywhere, elsewhere=self._shared.elsewhere
        )

    def is_own(self, result: SearchResult) -> bool:
        """Tell whether the model in use has answered: in an offline folder, the one before may have."""
        in_use = self._state.model
        return in_use is not None and in_use.id == result.model

    def _choose_number(self, number: int) -> None:
        """Show so many neighbours, from the next start on, too."""
        if number == self._settings["neighbours"]:
            self._show_number()  # though more of them are shown now
        else:
            self._settings["neighbours"] = number

    def _follow_setting(self, key: str) -> None:
        if key == "neighbours":
            self._show_number()

    def _show_number(self) -> None:
        self._searching.show(self._settings["neighbours"])
        self._results.show_number(self._settings["neighbours"])

    def _list_choices(self) -> Task[FilterChoices] | None:
        where = self._state.where
        return None if where is None else partial(self._searches.choices, where)

    def _look_up_choices(self) -> None:
        if not self._shared.look_up_choices():
            self._choices.refresh()

    def _show_choices_there(self, choices: FilterChoices) -> None:
        self._results.show_choices(choices, None)

    def _show_choices(self, choices: FilterChoices) -> None:
        self._results.show_choices(choices, None if self._state.everywhere else self._state.folder)

    def _group(self, result: SearchResult) -> None:
        where = self._state.where
        if self._shared.is_shown:
            task = partial(_grouped_there, self._libraries, self._pictures, result, self._shared.elsewhere)
            self._grouping.start_reporting(task, self._show_groups, self.failed.emit)
        elif where is not None:
            here = partial(_grouped, self._groups, result, where)
            self._grouping.start(here, self._show_groups, self.failed.emit)

    def _show_groups(self, found: tuple[SearchResult, tuple[int, ...]]) -> None:
        self._results.show_groups(*found)

    def _show_threshold(self, threshold: Cutpoint) -> None:
        """Show verdicts at the threshold of the model in use, unless another place is asked."""
        if not self._shared.is_shown:
            self._results.show_threshold(threshold)

    def _choose_threshold(self, distance: float | None) -> None:
        result = self._results.result
        if self._shared.is_shown and result is not None:  # kept as long as it is looked at
            chosen = result.cutpoint if distance is None else Cutpoint("custom", distance)
            self._results.show_threshold(chosen)
            return
        self._threshold.choose(distance, self._state.where or ())


def _grouped(
    groups: ResultGroups, result: SearchResult, where: Where
) -> tuple[SearchResult, tuple[int, ...]]:
    return result, groups.of(result.neighbours, where)


def _grouped_there(
    libraries: SharedLibraries,
    pictures: Pictures,
    result: SearchResult,
    elsewhere: Mapping[int, Elsewhere],
    progress: Progress,
) -> tuple[SearchResult, tuple[int, ...]]:
    """Group what is shown of a shared library by the small pictures that came with it."""
    numbers = [each.picture.id for each in result.neighbours]
    thumbnails = [
        elsewhere[number].thumbnail if number in elsewhere else pictures.thumbnail(number) or b""
        for number in numbers
    ]
    return result, libraries.near_copies(result.neighbours, thumbnails, progress)
