"""What can be done with a query: the actions of the menu, and the row of buttons above the picture."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.actions import menu_action
from simgui.gui.look.buttons import caption
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours
from simgui.gui.look.tool_button import ToolButton
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.query.history import Visited
from simgui.gui.search.query.query_chips import AddButton
from simgui.search.query import Query

_THUMBNAIL_PX = 40
_SPACING_PX = 2
_MARGIN_PX = 18


class QueryActions(QObject):
    """The actions that change a query, each with its key.

    Args:
        page: The Search area, where the keys work.
        previews: Load the pictures of the recent queries.
    """

    back_wanted = Signal()
    forward_wanted = Signal()
    add_wanted = Signal()
    """The person is to choose a picture to add."""
    crop_wanted = Signal(bool)
    """Whether the rectangle can be changed from now on."""
    whole_wanted = Signal()
    turned_wanted = Signal(bool)
    """Whether mirrored and rotated pictures are meant too."""
    recent_wanted = Signal(object)
    """A recent query: `Visited`."""
    forget_wanted = Signal()
    """Recent queries are to be forgotten."""

    def __init__(self, page: QWidget, previews: PictureLoader) -> None:
        super().__init__(page)
        self._previews = previews
        self._by_words = self._by_pictures = False
        self._recent: tuple[Visited, ...] = ()
        self.back = self._action(
            page,
            self.tr("Back"),
            self.back_wanted.emit,
            "Alt+Left",
            self.tr("Show the query before"),
            self.tr("There is no query before"),
        )
        self.forward = self._action(
            page,
            self.tr("Forward"),
            self.forward_wanted.emit,
            "Alt+Right",
            self.tr("Show the query after"),
            self.tr("There is no query after"),
        )
        something, picture = self.tr("Search with something first"), self.tr("Search with a picture first")
        self.add = self._action(
            page,
            self.tr("Add picture to query…"),
            self.add_wanted.emit,
            "Ctrl+Shift+A",
            self.tr("Search with another picture together with those that there are"),
            something,
        )
        self.crop = self._action(
            page, self.tr("Crop query"), self._crop, "C", self.tr("Search with a part of it"), picture
        )
        self.whole = self._action(
            page,
            self.tr("Whole picture"),
            self.whole_wanted.emit,
            "Shift+C",
            self.tr("Undo the crop"),
            self.tr("Crop the query first"),
        )
        self.turned = self._action(
            page,
            self.tr("Mirrored and rotated"),
            self._turn,
            "M",
            self.tr("Find pictures that show it mirrored or rotated, too"),
            picture,
        )
        for action in (self.crop, self.turned):
            action.setCheckable(True)
        self._page = page
        self._action(
            page,
            self.tr("Recent queries"),
            self._open_recent,
            "Ctrl+H",
            self.tr("Choose one of the last queries"),
        )
        self.recent = QMenu(self.tr("Recent queries (Ctrl+H)"), page)
        self.recent.aboutToShow.connect(self._fill)
        previews.loaded.connect(self._show_thumbnail)
        self.show_steps(back=False, forward=False)
        self.show_query(None)

    @staticmethod
    def _action(
        page: QWidget, text: str, slot: Callable[..., object], key: str, tip: str, needs: str = ""
    ) -> QAction:
        return menu_action(page, "search", text, slot, key, tip=tip, section="query", needs=needs)

    def _crop(self, cropping: bool) -> None:
        self.crop_wanted.emit(cropping)

    def _turn(self, turned: bool) -> None:
        self.turned_wanted.emit(turned)

    def show_steps(self, *, back: bool, forward: bool) -> None:
        """Offer what there is to go to."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def show_words(self, *, asked: bool) -> None:
        """Offer to add a picture to words, too."""
        self._by_words = asked
        self.add.setEnabled(self._by_words or self._by_pictures)

    def show_query(self, query: Query | None) -> None:
        """Offer what can be done with the pictures of a query; None if there are none."""
        self._by_pictures = query is not None
        for action in (self.crop, self.turned):
            action.setEnabled(query is not None)
        self.show_words(asked=self._by_words)
        self.turned.setChecked(query is not None and query.turned)
        self.whole.setEnabled(query is not None and any(each.region for each in query.examples))
        if query is None:
            self.crop.setChecked(False)

    def show_recent(self, queries: Sequence[Visited]) -> None:
        """Offer recent queries, the newest first."""
        self._recent = tuple(queries)

    def _open_recent(self) -> None:
        self.recent.popup(self._page.mapToGlobal(QPoint(_MARGIN_PX, _MARGIN_PX)))

    def _fill(self) -> None:
        self.recent.clear()
        for visited in self._recent:
            paths = [each for each in visited.sources if isinstance(each, Path)]
            action = self.recent.addAction(caption(self._caption(visited, paths)))
            action.setData(paths[0] if paths else None)
            action.setToolTip("\n".join(shown(str(each)) for each in (*paths, visited.words.summary) if each))
            action.triggered.connect(partial(self.recent_wanted.emit, visited))
            self._draw(action)
        if self._recent:
            self.recent.addSeparator()
            self.recent.addAction(self.tr("Forget recent queries"), self.forget_wanted.emit)
        else:
            self.recent.addAction(self.tr("No recent queries")).setEnabled(False)

    def _caption(self, visited: Visited, paths: Sequence[Path]) -> str:
        """Name what was asked: the first picture, and the words."""
        more = filled(self.tr(" and {0} more"), len(paths) - 1) if len(paths) > 1 else ""
        pictures = shown(paths[0].name) + more if paths else ""
        words = filled(self.tr("“{0}”"), shown(visited.words.summary)) if visited.words else ""
        return " + ".join(filter(None, (pictures, words)))

    def _draw(self, action: QAction) -> None:
        path = action.data()
        if path is None:
            action.setIcon(QIcon(icon_pixmap("search", colours().faint, _THUMBNAIL_PX // 2)))
            return
        pixmap = self._previews.get(path) if isinstance(path, Path) else None
        if pixmap is not None and not pixmap.isNull():
            size = QSize(_THUMBNAIL_PX, _THUMBNAIL_PX) * 2
            action.setIcon(
                QIcon(
                    pixmap.scaled(
                        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                    )
                )
            )

    def _show_thumbnail(self, key: object) -> None:
        for action in self.recent.actions():
            if isinstance(key, Path) and action.data() == key:
                self._draw(action)


class QueryTools(QWidget):
    """A row of buttons for the actions.

    Args:
        actions: What they do.
        more: Further buttons, at the end.
        parent: Owner.
    """

    dropped = Signal(object)
    """Something was dropped to be added to the query: `QMimeData`."""

    def __init__(self, actions: QueryActions, more: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = actions.whole
        # In the order of the eye, which the Tab key follows.
        add = AddButton("add", actions.add, self)
        add.setAcceptDrops(True)
        add.dropped.connect(self.dropped)
        crop = ToolButton("crop", actions.crop, self)
        self._whole = ToolButton("whole", actions.whole, self)
        turned = ToolButton("turned", actions.turned, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING_PX)
        for button in (add, crop, self._whole, turned):
            layout.addWidget(button)
        layout.addWidget(more)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        actions.whole.changed.connect(self._offer_whole)
        self._offer_whole()

    def _offer_whole(self) -> None:
        self._whole.setVisible(self._action.isEnabled())
