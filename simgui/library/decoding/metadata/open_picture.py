"""Opens the file of a picture whose metadata is asked for."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from simgui.core.errors import UnreadablePicture, of_the_system
from simgui.library.decoding.formats import format_of_file
from simgui.library.decoding.regular_file import open_regular


@contextmanager
def open_picture(source: Path | bytes) -> Iterator[tuple[BinaryIO, str | None]]:
    """Open a file, or what one would hold, and tell its format; None if it is none that is known.

    Raises:
        UnreadablePicture: if it cannot be read, also by whoever reads on.
    """
    try:
        with open_regular(source) if isinstance(source, Path) else io.BytesIO(source) as file:
            name, _ = format_of_file(file)
            yield file, name
    except OSError as error:
        raise UnreadablePicture(of_the_system(error), may_pass=True) from error
