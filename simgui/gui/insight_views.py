"""The views of the Insight area, in the order of their chips."""

from collections.abc import Sequence

from simgui.gui.insight_page import MakeView
from simgui.gui.map_view import MapView

VIEWS: Sequence[MakeView] = (MapView,)
