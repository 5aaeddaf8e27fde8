"""Check that the whole program works here: the sample pictures, in a data folder that is deleted afterwards.

The build, a release and `simgui doctor --self-test` run it: `simgui --self-test`.
"""

import logging
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from simgui import __version__
from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.resources import HELP, help_page, languages, resource
from simgui.core.sentences import verbatim
from simgui.core.temporary import temporary_folder
from simgui.duplicates.records import Level
from simgui.gui.look.icons import application_icon
from simgui.gui.look.theme import apply_theme, dressed_at_the_end
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.opening.single_window import SingleWindow
from simgui.gui.work.worker import Worker
from simgui.installation.crash_report import crash_of_error, report
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions
from simgui.training.stack_versions import comes_for_other_pythons_only, missing_stack

_SECONDS_TO_INDEX = 300
_COLOURS_OF_PICTURES = 500
"""More than text and controls have."""
_STEPS = TrainingOptions(epochs=1, steps_per_epoch=3)
"""Enough to see that training works, not enough to learn anything."""


def run() -> int:
    """Run the parts up to the first that fails, say how they went, and give the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with temporary_folder("self-test") as folder:
        data_folder = DataFolder.open(folder)
        app = App(data_folder)
        parts: dict[str, Callable[[], str]] = {
            "window": lambda: _window(app, data_folder),
            "search": lambda: _search(app),
            "words": lambda: _words(app),
            "duplicates": lambda: _duplicates(app),
            "training": lambda: _training(app),
            "evaluation": lambda: _evaluation(app),
            "map": lambda: _map(app),
            "crash report": _crash_report,
        }
        try:
            return 0 if all(_try(name, part) for name, part in parts.items()) else 1
        finally:
            app.close()
            logging.shutdown()


def _try(name: str, part: Callable[[], str]) -> bool:
    started = time.monotonic()
    try:
        told = part()
    except SimguiError as error:
        print(f"BAD {name}: {error.title}. {error.message}", flush=True)
        return False
    print(f"ok  {name}: {told} ({time.monotonic() - started:.1f} s)", flush=True)
    return True


def _window(app: App, data_folder: DataFolder) -> str:
    """Show the window, let it index the samples, and look at what it painted."""
    application = QApplication.instance() or QApplication(["simgui"])
    assert isinstance(application, QApplication)
    application.setWindowIcon(application_icon())
    for page in (help_page(name, language) for name in HELP for language in languages()):
        if not page.is_file():
            raise SimguiError(verbatim("A page of the help is missing"), verbatim(f"{page} is not there."))
    single = SingleWindow(data_folder.root)
    if not single.claim(()):
        raise SimguiError(
            verbatim("The window cannot be shown"), verbatim("A new library has a window already.")
        )
    settings = Settings(data_folder.root / "window.ini")
    apply_theme(application, settings["colour_scheme"])
    with dressed_at_the_end(application):
        window = MainWindow(app, Worker(), settings)
    window.show()
    window.open_samples()
    deadline = time.monotonic() + _SECONDS_TO_INDEX
    colours = 0
    while (window.busy or colours < _COLOURS_OF_PICTURES) and time.monotonic() < deadline:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        colours = _colours(window) if not window.busy else 0
    window.close()
    single.close()
    application.processEvents()
    if colours < _COLOURS_OF_PICTURES:
        raise SimguiError(
            verbatim("The window shows no pictures"),
            verbatim(f"After {_SECONDS_TO_INDEX} s it has {colours} colours."),
        )
    pictures = len(app.pictures.ids(resource("samples")))
    return f"SimGUI {__version__}, {pictures} pictures indexed, {colours:,} colours painted"


def _colours(window: MainWindow) -> int:
    """Count the colours of what the window paints, at every seventh pixel."""
    painted = window.grab().toImage()
    return len(
        {painted.pixel(x, y) for x in range(0, painted.width(), 7) for y in range(0, painted.height(), 7)}
    )


def _search(app: App) -> str:
    query = next(iter(sorted(resource("samples", "shoes").iterdir())))
    result = app.searches.find(query, resource("samples"), 5)
    nearest = result.neighbours[0]
    if nearest.picture.label != "shoes":
        raise SimguiError(
            verbatim("The search is wrong"), verbatim(f"Nearest to {query.name} is {nearest.picture.path}.")
        )
    return f"{len(result.neighbours)} neighbours, the nearest at {nearest.distance:.3f}"


def _words(app: App) -> str:
    where = (resource("samples"),)
    result = app.words.find(app.words.read("shoe", where), where, progress=Progress())
    best = {picture.label for picture in app.pictures.get(result.ids[:3].tolist(), where)}
    if "shoes" not in best:
        raise SimguiError(
            verbatim("The search by words is wrong"), verbatim(f"The best for “shoe” are {best}.")
        )
    return f"{result.answering} pictures answer “shoe”"


def _duplicates(app: App) -> str:
    groups = app.duplicates.find(resource("samples"), Level.NEAR, Progress())
    return f"{len(groups)} groups of copies and near copies"


def _crash_report() -> str:
    """Describe an error as the window would, with the places in the program where it arose."""
    try:
        raise LookupError("on trial")
    except LookupError as error:
        text = report(crash_of_error(error))
    if "simgui/gui/self_test.py" not in text:
        raise SimguiError(verbatim("A crash report does not say where"), verbatim(text))
    return f"{len(text.splitlines())} lines"


def _training(app: App) -> str:
    if comes_for_other_pythons_only():
        return f"left out. {missing_stack()}"
    if offer := app.training_parts.offer:
        return f"left out. {offer.sentence}"
    training = app.trainings.train(resource("samples"), _STEPS, Progress())
    return f"{training.model}, on {training.after.queries} pictures it never saw"


def _evaluation(app: App) -> str:
    trained = [version.id for version in app.models.list() if version.recipe == "quick"]
    model = trained[0] if trained else app.models.of(resource("samples")).id
    evaluation = app.reports.evaluate(resource("samples"), None, Progress(), model)
    return f"recall@1 {evaluation.recall_at_1:.3f}, mAP {evaluation.map:.3f} of {evaluation.queries} queries"


def _map(app: App) -> str:
    """Arrange the samples: UMAP, and its compiler, in the trainer."""
    if offer := app.training_parts.offer:
        return f"left out. {offer.sentence}"
    app.maps.arrange(resource("samples"), None, Progress())
    arranged = app.maps.get(resource("samples"), None, Progress())
    if not arranged.arranged:
        raise SimguiError(verbatim("There is no map"), verbatim("The samples were not arranged."))
    return f"{len(arranged.ids)} pictures arranged"


if __name__ == "__main__":
    sys.exit(run())
