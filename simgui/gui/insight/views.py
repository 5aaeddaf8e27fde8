"""The views of the Insight area, in the order of their chips."""

from collections.abc import Sequence

from simgui.gui.insight.confusion.view import ConfusionView
from simgui.gui.insight.map.view import MapView
from simgui.gui.insight.neighbours.view import NeighboursView
from simgui.gui.insight.no_match.view import NoMatchView
from simgui.gui.insight.page import MakeView
from simgui.gui.insight.quality.view import QualityView
from simgui.gui.insight.threshold.view import ThresholdView

VIEWS: Sequence[MakeView] = (
    ThresholdView,
    ConfusionView,
    NoMatchView,
    NeighboursView,
    MapView,
    QualityView,
)
