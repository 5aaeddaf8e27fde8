"""The views of the Insight area, in the order of their chips; loading them loads what plots need."""

from collections.abc import Iterator

from simgui.app import App
from simgui.gui.insight.confusion.view import ConfusionView
from simgui.gui.insight.map.view import MapView
from simgui.gui.insight.neighbours.view import NeighboursView
from simgui.gui.insight.no_match.view import NoMatchView
from simgui.gui.insight.quality.view import QualityView
from simgui.gui.insight.threshold.view import ThresholdView
from simgui.gui.insight.view import InsightView
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Worker


def make_views(app: App, worker: Worker, thumbnails: PictureLoader) -> Iterator[InsightView]:
    """Make the views of one model one by one, each with the services that it uses."""
    yield ThresholdView(app.neighbourhoods, worker, thumbnails)
    yield ConfusionView(worker)
    yield NoMatchView(app.decisions, worker, thumbnails)
    yield NeighboursView(worker, thumbnails)
    yield MapView(app.maps, worker, thumbnails)
    yield QualityView(app.mislabelled, app.label_problems, worker, thumbnails)
