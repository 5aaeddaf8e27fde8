"""Parts of the Search area without a library."""

from pathlib import Path

import pytest
from pictures import make_picture

from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Worker


@pytest.fixture
def previews(worker: Worker, tmp_path: Path) -> PictureLoader:
    """Loads one picture for whatever is asked for."""
    content = make_picture(tmp_path / "any.jpg", 1).read_bytes()
    return PictureLoader(worker, lambda _key: content, 1 << 20)
