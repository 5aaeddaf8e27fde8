"""What every view of the Insight area is to the page that shows it."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simgui.evaluation.measurement import Measurement


class InsightView(QWidget):
    """A view of a measurement; it tells what the person wants to see or to change."""

    evidence_wanted = Signal(object)
    """`Evidence` to show beside the view."""
    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""
    threshold_wanted = Signal(object)
    """A distance to use as the threshold of the model in use; None for the one it starts with."""
    label_wanted = Signal(object)
    """The labels that pictures are to have, None for that of their subfolder: `dict[int, str | None]`."""
    copies_wanted = Signal(object)
    """Pictures that the open folder is to have copies of, with their labels: `dict[int, str]`."""
    confirm_wanted = Signal(object)
    """Labels that are right, by picture id: `dict[int, str]`."""
    changes_wanted = Signal(object)
    """Other changes, of any kind: a `Wanted`."""
    saved = Signal(object)
    """The file, `Path`, to which what it shows was written."""
    failed = Signal(object)
    """A `SimguiError`: what was wanted could not be done."""

    needs_labels = True
    """Whether it has something to show only where pictures have labels. If not, it is shown also if nothing
    can be measured, and draws the folder itself."""

    def title(self) -> str:
        """Give the word on its chip."""
        raise NotImplementedError

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw another measurement."""
        raise NotImplementedError

    def show_folder(self, folder: Path, model_id: str | None) -> None:
        """Draw a folder anew: it, its pictures, their labels or the model may have changed.

        Told before every measurement; a view that needs labels has nothing to do.

        Args:
            folder: The open folder.
            model_id: A version; the active model if None.
        """

    def show_decided(self, pictures: Collection[int]) -> None:
        """Show that something was decided about these pictures; if it was a label, a measurement follows.

        A view that lists no decisions has nothing to do.
        """
