"""The views of the Insight area, in the order of their chips."""

from collections.abc import Sequence

from simgui.gui.insight.confusion_view import ConfusionView
from simgui.gui.insight.insight_page import MakeView
from simgui.gui.insight.map_view import MapView
from simgui.gui.insight.neighbours_view import NeighboursView
from simgui.gui.insight.no_match_view import NoMatchView
from simgui.gui.insight.quality_view import QualityView
from simgui.gui.insight.threshold_view import ThresholdView

VIEWS: Sequence[MakeView] = (
    ThresholdView,
    ConfusionView,
    NoMatchView,
    NeighboursView,
    MapView,
    QualityView,
)
