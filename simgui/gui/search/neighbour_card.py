"""One neighbour: its picture large, its verdict, its distance, and where it lies."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from simgui.core.counts import counted
from simgui.core.names import shown
from simgui.gui.look.labels import ElidedLabel, VerdictPill, styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import PictureId
from simgui.search.records import Neighbour

_OFFLINE_OPACITY = 0.45


class NeighbourCard(QWidget):
    """A picture with its verdict, distance, label and path.

    A click on the picture searches with it; the context menu opens it, its folder, or copies its path.

    Args:
        previews: Loads pictures large, by path or content.
        parent: Owner.
    """

    chosen = Signal(object)
    """The neighbour to search with: a `PictureId`."""

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._neighbour: Neighbour | None = None
        self._picture = PictureView(previews, clickable=True)
        self._picture.clicked.connect(self._choose)
        self._fade = QGraphicsOpacityEffect(self)
        self._fade.setEnabled(False)
        self._picture.setGraphicsEffect(self._fade)
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the file."""
        menu = QMenu(self)
        for text, slot in (
            (self.tr("Search with this picture"), self._choose),
            (self.tr("Open in the default program"), self._open),
            (self.tr("Show its folder"), self._open_folder),
            (self.tr("Copy its path"), self._copy_path),
        ):
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.exec(event.globalPos())

    def _choose(self) -> None:
        if self._neighbour is not None:
            self.chosen.emit(PictureId(self._neighbour.picture.id))

    def _open(self) -> None:
        if self._neighbour is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._neighbour.picture.path)))

    def _open_folder(self) -> None:
        if self._neighbour is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._neighbour.picture.path.parent)))

    def _copy_path(self) -> None:
        if self._neighbour is not None:
            QGuiApplication.clipboard().setText(str(self._neighbour.picture.path))
