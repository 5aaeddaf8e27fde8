"""Which tests of the window can turn out otherwise in another font.

A font changes how large a text is, and so where things lie, what is cut or covered, and what is painted. Only
a test that asks for a place, a size or a picture of the window can notice: it, a fixture of its file, or what
these call of the tests. What a text says, which page is shown and what a click does is the same in any font.
"""

from pathlib import Path
from types import CodeType

import pytest
from named import functions_of, named_by

_ASKED = {
    *("width", "height", "size", "rect", "geometry", "frameGeometry", "contentsRect", "sizeHint"),
    *("minimumSizeHint", "heightForWidth", "minimumWidth", "minimumHeight", "resize"),
    *("pos", "center", "mapTo", "mapFrom", "mapToGlobal", "mapFromGlobal", "QPoint", "QPointF", "QRect"),
    *("visualRect", "visibleRegion", "childAt", "indexAt", "itemAt", "widgetAt", "cellRect"),
    *("sectionSize", "sectionPosition", "sectionViewportPosition", "columnWidth", "rowHeight"),
    *("horizontalScrollBar", "verticalScrollBar", "ensureWidgetVisible", "ensureVisible", "scrollTo"),
    *("font", "QFont", "QFontMetrics", "fontMetrics", "horizontalAdvance", "boundingRect", "elidedText"),
    *("grab", "render", "toImage", "pixelColor", "sizes"),
}
"""What is asked of Qt, or of the window, when a place, a size or a picture is meant."""


def rests_on_font(item: pytest.Item) -> bool:
    """Tell whether a test asks for a place, a size or a picture of the window."""
    looking = [each for each in functions_of(item) if not _is_shared(each)]
    return any(_ASKED & set(each.co_names) for each in named_by(looking) if isinstance(each, CodeType))


def _is_shared(function: object) -> bool:
    """Tell whether a fixture is of a conftest.py: those make what is looked at, and look at nothing."""
    code = getattr(function, "__code__", None)
    return code is not None and Path(code.co_filename).name == "conftest.py"
