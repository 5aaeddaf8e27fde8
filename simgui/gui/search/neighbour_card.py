"""One neighbour: its picture large, its verdict, its distance, and where it lies."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from simgui.core.counts import counted
from simgui.core.names import shown
from simgui.gui.look.labels import ElidedLabel, VerdictPill, styled
from simgui.gui.pictures.chosen import Chosen, chosen_of
from simgui.gui.pictures.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import PictureId
from simgui.search.records import Neighbour

_OFFLINE_OPACITY = 0.45


class NeighbourCard(QWidget):
    """A picture with its verdict, distance, label and path.

    A click on the picture searches with it.

    Args:
        previews: Loads pictures large, by path or content.
        all_shown: Gives the neighbours that are shown, this one among them.
        parent: Owner.
    """

    chosen = Signal(object)
    """The neighbour to search with: a `PictureId`."""

    def __init__(
        self,
        previews: PictureLoader,
        all_shown: Callable[[], Sequence[Neighbour]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = all_shown
        self._neighbour: Neighbour | None = None
        self._picture = PictureView(previews, clickable=True)
        self._picture.clicked.connect(self._choose)
        self._fade = QGraphicsOpacityEffect(self)
        self._fade.setEnabled(False)
        self._picture.setGraphicsEffect(self._fade)
        PictureGestures(self._picture, self._chosen_at, drags=True)
        PictureGestures(self, self._chosen_at, space=False)
        self._pill = VerdictPill()
        self._distance = styled("", "distance")
        self._label = ElidedLabel("heading")
        self._path = ElidedLabel("faint")

        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._distance)
        words.addWidget(self._label, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._picture, 1)
        layout.addSpacing(4)
        layout.addWidget(self._pill)
        layout.addLayout(words)
        layout.addWidget(self._path)

    @property
    def neighbour(self) -> Neighbour | None:
        """What is shown."""
        return self._neighbour

    @property
    def verdict(self) -> str:
        """Whether it is a match, in words."""
        return self._pill.text

    def show_neighbour(self, neighbour: Neighbour, *, name_folder: bool) -> None:
        """Show a neighbour; its path is given from its folder on, with the folder's name or without."""
        self._neighbour = neighbour
        picture = neighbour.picture
        self._picture.show_picture(picture.path, str(neighbour.rank))
        self._distance.setText(f"{neighbour.distance:.2f}")
        self._distance.setToolTip(
            self.tr("Cosine distance {0:.4f}; smaller is closer").format(neighbour.distance)
        )
        self._pill.show_verdict(neighbour.match)
        self._label.show_text(shown(picture.label or ""))
        within = shown(picture.path.relative_to(picture.folder.parent if name_folder else picture.folder))
        copies = counted(picture.places, self.tr("copy"), self.tr("copies")) if picture.places > 1 else ""
        offline = self.tr("offline") if picture.offline else ""
        self._path.show_text(
            " · ".join(part for part in (offline, within, copies) if part),
            self.tr("{0}\nlast seen here; not available now").format(shown(picture.path))
            if offline
            else shown(picture.path),
        )
        self._fade.setOpacity(_OFFLINE_OPACITY if picture.offline else 1.0)
        self._fade.setEnabled(picture.offline)
        self._picture.setAccessibleName(
            self.tr("Neighbour {0}: {1}, distance {2:.2f}, {3}").format(
                neighbour.rank, within, neighbour.distance, self._pill.text
            )
        )

    def apply_threshold(self, threshold: Cutpoint) -> None:
        """Show the verdict at another threshold."""
        if self._neighbour is not None:
            self._pill.show_verdict(threshold.accepts(self._neighbour.distance))

    def _chosen_at(self, _place: QPoint | None) -> Chosen | None:
        """Give the picture, among all that are shown."""
        if self._neighbour is None:
            return None
        shown_too = [each.picture for each in self._all()]
        at = next((at for at, each in enumerate(shown_too) if each.id == self._neighbour.picture.id), 0)
        return Chosen((chosen_of(self._neighbour.picture),), [chosen_of(each) for each in shown_too], at)

    def _choose(self) -> None:
        if self._neighbour is not None:
            self.chosen.emit(PictureId(self._neighbour.picture.id))
