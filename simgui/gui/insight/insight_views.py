"""The views of the Insight area, in the order of their chips."""

from collections.abc import Sequence

from simgui.gui.insight.confusion.confusion_view import ConfusionView
from simgui.gui.insight.insight_page import MakeView
from simgui.gui.insight.map.map_view import MapView
from simgui.gui.insight.neighbours.neighbours_view import NeighboursView
from simgui.gui.insight.no_match.no_match_view import NoMatchView
from simgui.gui.insight.quality.quality_view import QualityView
from simgui.gui.insight.threshold.threshold_view import ThresholdView

VIEWS: Sequence[MakeView] = (
    ThresholdView,
    ConfusionView,
    NoMatchView,
    NeighboursView,
    MapView,
    QualityView,
)
