"""What can be done in the large view, each with its key and a place in the menu."""

from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import menu_action
from simgui.gui.viewer.picture_canvas import PictureCanvas

_SECTION = "large"


class Viewed(Protocol):
    """What the large view can be told to do."""

    @property
    def canvas(self) -> PictureCanvas:
        """The picture."""

    def close_view(self) -> None:
        """Go back."""

    def go(self, across: int, down: int) -> None:
        """Move, or go to another picture."""

    def step(self, by: int) -> None:
        """Go to another picture."""

    def arrange(self) -> None:
        """Show what the actions say."""

    def lay_over(self) -> None:
        """Show one over the other, or not."""

    def show_difference(self) -> None:
        """Show where they differ, or not."""

    def blink(self) -> None:
        """Show the other picture."""

    def show_information(self) -> None:
        """Show what is known."""


class ViewerActions:
    """The actions of the large view.

    Args:
        view: Its widget, which does what they say.
    """

    def __init__(self, view: QWidget) -> None:
        tr = partial(QCoreApplication.translate, "viewer")
        does = cast(Viewed, view)
        canvas = does.canvas
        make = partial(menu_action, view, "view", section=_SECTION)
        self.back = make(tr("Back to the window"), does.close_view, "Esc")
        first, last = tr("This is the first picture"), tr("This is the last picture")
        self.before = make(tr("Previous picture"), partial(does.step, -1), "PgUp", needs=first)
        self.after = make(tr("Next picture"), partial(does.step, 1), "PgDown", needs=last)
        zoom_in = make(tr("Zoom in"), partial(canvas.zoom, 1), "+")
        zoom_in.setShortcuts([QKeySequence("+"), QKeySequence("=")])
        zoom_out = make(tr("Zoom out"), partial(canvas.zoom, -1), "-")
        fit = make(tr("Whole picture"), canvas.fit, "0")
        pixels = make(tr("Actual size"), canvas.show_pixels, "1", tip=tr("A pixel for a pixel: 100 %"))
        query, two = tr("Search with a picture first"), tr("Compare two pictures first")
        self.compare = make(tr("Compare with the query"), does.arrange, "C", needs=query)
        self.overlay = make(tr("One over the other"), does.lay_over, "O", needs=two)
        self.blink = make(
            tr("Blink"), does.blink, "B", tip=tr("Show the one, then the other, in one place"), needs=two
        )
        self.difference = make(
            tr("Difference"),
            does.show_difference,
            "X",
            tip=tr("Show where the two pictures differ, and how much"),
            needs=two,
        )
        self.heat = make(
            tr("Why similar?"),
            does.arrange,
            "H",
            tip=tr("Show which regions make them close"),
            needs=query,
        )
        self.information = make(tr("Information"), does.show_information, "I")
        for action in (self.compare, self.overlay, self.difference, self.heat, self.information):
            action.setCheckable(True)
        for action, words in (
            (self.back, tr("← Back")),
            (self.before, "‹"),  # noqa: RUF001 - a sign
            (self.after, "›"),  # noqa: RUF001 - a sign
            (zoom_in, "+"),
            (zoom_out, "−"),  # noqa: RUF001 - the sign, not a hyphen
            (fit, tr("Fit")),
            (pixels, "100 %"),
            (self.compare, tr("Compare")),
            (self.overlay, tr("Overlay")),
        ):
            action.setIconText(words)
        for key, across, down in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, -1), ("Down", 0, 1)):
            moved = QAction(view)  # the same keys move and go on, so that no menu lists them
            moved.setShortcut(QKeySequence(key))
            moved.triggered.connect(partial(does.go, across, down))
            view.addAction(moved)
        self.buttons = [
            self.back,
            self.before,
            self.after,
            zoom_out,
            zoom_in,
            fit,
            pixels,
            self.compare,
            self.overlay,
            self.blink,
            self.difference,
            self.heat,
            self.information,
        ]

    def show_comparing(self, *, comparing: bool, possible: bool) -> None:
        """Offer what applies now."""
        self.compare.setEnabled(possible)
        self.heat.setEnabled(possible)
        for action in (self.overlay, self.blink, self.difference):
            action.setVisible(comparing)

    def show_other(self, *, is_query: bool) -> None:
        """Say what pictures are compared with."""
        tr = partial(QCoreApplication.translate, "viewer")
        words = tr("Compare with the query") if is_query else tr("Compare with the other picture")
        self.compare.setText(words)
