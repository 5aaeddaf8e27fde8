import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from simgui.gui.window.opening.dropped import dropped
from simgui.gui.work.file_urls import encoded, url_of


@pytest.mark.parametrize("name", ["a b.jpg", "ä%20#?.jpg", "100%.png", "日本.png"])
def test_an_address_leads_back_to_the_file(tmp_path: Path, name: str) -> None:
    assert Path(url_of(tmp_path / name).toLocalFile()) == tmp_path / name
    mime = QMimeData()
    mime.setUrls([url_of(tmp_path / name)])
    assert dropped(mime) == (tmp_path / name,)


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_name_that_is_no_text_keeps_its_bytes() -> None:
    path = Path(os.fsdecode(b"/x/caf\xe9.png"))
    assert encoded(path) == "file:///x/caf%E9.png"
    mime = QMimeData()
    mime.setUrls([url_of(path)])
    assert dropped(mime) == (path,)
