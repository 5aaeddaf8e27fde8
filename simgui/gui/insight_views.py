"""The views of the Insight area, in the order of their chips."""

from collections.abc import Sequence

from simgui.gui.confusion_view import ConfusionView
from simgui.gui.insight_page import MakeView
from simgui.gui.map_view import MapView
from simgui.gui.neighbours_view import NeighboursView
from simgui.gui.no_match_view import NoMatchView
from simgui.gui.quality_view import QualityView
from simgui.gui.threshold_view import ThresholdView

VIEWS: Sequence[MakeView] = (
    ThresholdView,
    ConfusionView,
    NoMatchView,
    NeighboursView,
    MapView,
    QualityView,
)
