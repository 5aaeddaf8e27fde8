"""A label is the name of the person's own class: by default the subfolder."""

import os
from pathlib import Path


def label_of(path: Path, folder: Path) -> str | None:
    """Give the label of a picture in a labelled folder.

    It is the first subfolder on the way from `folder` to `path`: in `shop/shoes/red/7.jpg`, opened as
    `shop`, the label is `shoes`. None for a picture that lies directly in `folder` or outside of it.
    """
    prefix = os.fspath(folder).rstrip(os.sep) + os.sep
    text = os.fspath(path)
    if not text.startswith(prefix):
        return None
    first, separator, _ = text[len(prefix) :].partition(os.sep)
    return first if separator else None
