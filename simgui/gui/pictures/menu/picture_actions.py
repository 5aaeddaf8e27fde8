"""What can be done with pictures anywhere in the window."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.gui.pictures.jpeg import image_of
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.gui.work.file_manager import FileManager
from simgui.gui.work.file_urls import url_of
from simgui.gui.work.worker import Lane, Worker
from simgui.library.pictures import Pictures
from simgui.search.query import Source

_COPIED_PX = 4096
"""Longer side of a copied picture, at most: what a program that pastes it has to take."""


class PictureActions(QObject):
    """What pictures are wanted for; there is one for a window, its child, which every view of it finds.

    What needs nothing but the file is done here; for the rest there are signals, which the window connects.

    Args:
        pictures: Know the files.
        worker: Looks them up.
        window: Owner.
        has_query: Tells whether there is a picture that is searched with.
        has_words: Tells whether something is asked in words.
    """

    search_wanted = Signal(object)
    """A picture to search with: a `Source`."""
    together_wanted = Signal(object)
    """Pictures to search with together: `tuple[Source, ...]`."""
    add_wanted = Signal(object)
    """Pictures to add to the query: `tuple[Source, ...]`."""
    unlike_wanted = Signal(object)
    """Pictures that what is found is not to be like: `tuple[Source, ...]`."""
    large_wanted = Signal(object)
    """`Chosen` to be shown large."""
    compare_wanted = Signal(object)
    """`Chosen`, one picture to be compared with the query."""
    why_wanted = Signal(object)
    """`Chosen`, one picture of which the person wants to see why it is close to the query."""
    information_wanted = Signal(object)
    """`Chosen`, one picture to be told about."""
    label_wanted = Signal(object)
    """`Chosen` to be given a label."""
    leave_out_wanted = Signal(object)
    """`Chosen` that are to be no part of the library."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        pictures: Pictures,
        worker: Worker,
        window: QWidget,
        has_query: Callable[[], bool] = bool,
        has_words: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(window)
        self._pictures = pictures
        self._worker = worker
        self._file_manager = FileManager(worker, self)
        self._has_query = has_query
        self._has_words = has_words

    @property
    def has_query(self) -> bool:
        """Whether there is a picture that is searched with."""
        return self._has_query()

    @property
    def can_add(self) -> bool:
        """Whether there is something that a picture can be searched with together: pictures, or words."""
        return self._has_query() or self._has_words()

    # Files.

    def open(self, picture: ChosenPicture) -> None:
        """Open a picture in the default program."""
        self.find_files((picture,), self._open)

    def show_file(self, picture: ChosenPicture) -> None:
        """Show where the file of a picture lies."""
        self.find_files((picture,), self._show_file)

    def copy_paths(self, pictures: Sequence[ChosenPicture]) -> None:
        """Put the paths of pictures on the clipboard, a line each."""
        self.find_files(pictures, self._copy_paths)

    def copy_pictures(self, pictures: Sequence[ChosenPicture]) -> None:
        """Put pictures on the clipboard: as files, one also as what it shows."""
        task = partial(_copied, self._pictures, pictures)
        self._worker.start(Lane.FILES, task, self._copy, self.failed.emit)

    def find_files(
        self, pictures: Sequence[ChosenPicture], on_found: Callable[[tuple[Path, ...]], None]
    ) -> None:
        """Give the files of pictures to `on_found`, a method of a QObject; at once if they are known."""
        if all(each.path is not None for each in pictures):
            on_found(tuple(each.path for each in pictures if each.path is not None))
            return
        task = partial(_files_of, self._pictures, pictures)
        self._worker.start(Lane.PICTURES, task, on_found, self.failed.emit)

    def _open(self, paths: tuple[Path, ...]) -> None:
        for path in paths[:1]:
            if not QDesktopServices.openUrl(url_of(path)):
                self.failed.emit(
                    SimguiError(say("This picture could not be opened"), say("No program takes it."))
                )

    def _show_file(self, paths: tuple[Path, ...]) -> None:
        for path in paths[:1]:
            self._file_manager.show(path)

    def _copy_paths(self, paths: tuple[Path, ...]) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(str, paths)))

    def _copy(self, copied: tuple[tuple[Path, ...], QImage | None]) -> None:
        paths, image = copied
        mime = QMimeData()
        if paths:
            mime.setUrls([url_of(path) for path in paths])
        if image is not None:
            mime.setImageData(image)
        QGuiApplication.clipboard().setMimeData(mime)


def actions_of(view: QWidget) -> PictureActions | None:
    """Find the actions of the window that a view is in; None if it stands alone."""
    return view.window().findChild(PictureActions)


def _files_of(pictures: Pictures, chosen: Sequence[ChosenPicture]) -> tuple[Path, ...]:
    """Give the files of pictures; one that has none is left out.

    Raises:
        SimguiError: if none of them has one.
    """
    paths = tuple(path for each in chosen if (path := file_of(pictures, each)) is not None)
    if chosen and not paths:
        raise SimguiError(
            say("This picture is no longer in the library"),
            say("Its file has been removed or changed since. Choose another picture."),
        )
    return paths


def file_of(pictures: Pictures, chosen: ChosenPicture) -> Path | None:
    """Give the file of a picture; None if it has none. It may read the catalogue."""
    if chosen.path is not None:
        return chosen.path
    source: Source = chosen.source
    if isinstance(source, bytes):
        return None
    return source if isinstance(source, Path) else pictures.file_of(source)


def _copied(pictures: Pictures, chosen: Sequence[ChosenPicture]) -> tuple[tuple[Path, ...], QImage | None]:
    """Give what is to be put on the clipboard: files, and of a single picture what it shows."""
    alone = chosen[0].source if len(chosen) == 1 else None
    paths = () if isinstance(alone, bytes) else _files_of(pictures, chosen)
    if alone is None:
        return paths, None
    image = image_of(pictures.large(paths[0] if paths else bytes(alone), _COPIED_PX))
    return paths, None if image.isNull() else image
