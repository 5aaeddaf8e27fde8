import os
from pathlib import Path

import pytest

from simgui.core.labels import label_of


@pytest.mark.parametrize(
    ("path", "folder", "label"),
    [
        ("/shop/shoes/7.jpg", "/shop", "shoes"),
        ("/shop/shoes/red/7.jpg", "/shop", "shoes"),
        ("/shop/shoes/red/7.jpg", "/shop/shoes", "red"),
        ("/shop/7.jpg", "/shop", None),
        ("/shop2/shoes/7.jpg", "/shop", None),  # a name that only begins alike is another folder
        ("/elsewhere/shoes/7.jpg", "/shop", None),
        ("/shop", "/shop", None),
        ("/shoes/7.jpg", "/", "shoes"),
        ("/7.jpg", "/", None),
        ("/shop/Schuhe für Große/7.jpg", "/shop", "Schuhe für Große"),
    ],
)
def test_the_label_is_the_first_subfolder(path: str, folder: str, label: str | None) -> None:
    assert label_of(Path(path), Path(folder)) == label


def test_a_label_that_is_no_text_survives() -> None:
    label = os.fsdecode(b"caf\xe9")
    assert label_of(Path("/shop", label, "7.jpg"), Path("/shop")) == label
