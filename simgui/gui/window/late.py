"""A page of the window that is made when it is first asked for: a start makes only what is in sight."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

Page = TypeVar("Page", bound=QWidget)


def make_all(window: QWidget) -> None:
    """Make the pages of a window that are yet to be made: all that can be done there is to be listed."""
    for each in window.findChildren(Late):
        _ = each.page


class Late(QWidget, Generic[Page]):
    """Stands where the page belongs, and fills itself with it before it is first seen.

    Args:
        make: Makes and connects the page; its modules are imported there.
        frame: Makes what is put here of the page, such as a scroll area around it.
        parent: Owner.
    """

    made = Signal()
    """There is a page now."""

    def __init__(
        self,
        make: Callable[[], Page],
        frame: Callable[[Page], QWidget] = lambda page: page,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._frame = frame
        self._page: Page | None = None
        self._told: dict[str, Callable[[Page], object]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Whether there is a page."""
        return self._page is not None

    @property
    def page(self) -> Page:
        """The page, made when it is first asked for."""
        if self._page is None:
            self._page = page = self._make()
            self._layout.addWidget(self._frame(page))
            told, self._told = self._told, {}
            for tell in told.values():
                tell(page)
            self.made.emit()
        return self._page

    def tell(self, how: Callable[[Page], object], lasting: str = "") -> None:
        """Tell the page something; one that is yet to be made need not know, unless it lasts.

        Args:
            how: Is called with the page.
            lasting: What it is about, if it still holds when the page is made: of each subject, the page is
                told the last.
        """
        if self._page is not None:
            how(self._page)
        elif lasting:
            self.forget(lasting)
            self._told[lasting] = how

    def forget(self, lasting: str) -> None:
        """Tell a page that is yet to be made nothing of a subject."""
        self._told.pop(lasting, None)

    def setVisible(self, visible: bool) -> None:
        """Make the page before it is seen for the first time."""
        if visible and self._page is None:
            _ = self.page
        super().setVisible(visible)
