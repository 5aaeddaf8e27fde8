from contextlib import closing
from pathlib import Path

import numpy as np
from fakes import FakeBackbone
from pictures import contents, make_picture

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.indexer import index_folder
from simgui.library.records import FileState
from simgui.sharing.features import LocalFeatures, SourceReading


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    for number in range(5):
        make_picture(folder / f"{number}.png", number)
    (folder / "copy.png").write_bytes((folder / "1.png").read_bytes())
    (folder / "notes.txt").write_text("no picture", "utf-8")
    (folder / "broken.png").write_bytes((folder / "2.png").read_bytes()[:60])
    return folder


def test_a_source_gives_the_ledger_and_the_features_of_the_pipeline(
    tmp_path: Path, backbone: FakeBackbone
) -> None:
    folder = _folder(tmp_path)
    before = contents(folder)
    kept = []
    with closing(DecodingPool()) as decoders:
        source = LocalFeatures(backbone, 0, decoders)
        for name in ("pipeline", "source"):
            with closing(Catalogue(tmp_path / f"{name}.sqlite")) as catalogue:
                index_folder(
                    folder,
                    catalogue,
                    backbone,
                    Progress(),
                    reading=None
                    if name == "pipeline"
                    else lambda place, catalogue=catalogue: SourceReading(
                        source, catalogue, backbone.id, place
                    ),
                )
                ids = catalogue.pictures.ids(folder, backbone.id)
                hashes = catalogue.pictures.contents(ids)
                features = catalogue.features.read(ids, backbone.id, backbone.width)
                by_content = dict(zip(hashes, features, strict=True))
                ledger = [(e.path, e.state, e.reason) for e in catalogue.ledger.entries(folder)]
                kept.append((ledger, by_content))
    (ledger, of_pipeline), (ledger_of_source, of_source) = kept
    assert ledger == ledger_of_source
    assert {state for _, state, _ in ledger} == {FileState.INDEXED, FileState.SKIPPED, FileState.FAILED}
    assert of_pipeline.keys() == of_source.keys()
    assert len(of_source) == 5
    for content, features in of_pipeline.items():
        np.testing.assert_array_equal(features, of_source[content])
    assert contents(folder) == before


def test_a_source_is_not_asked_about_files_that_have_not_changed(
    tmp_path: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    folder = _folder(tmp_path)
    with closing(DecodingPool()) as decoders:
        source = LocalFeatures(backbone, 0, decoders)
        for indexed in (6, 0):
            summary = index_folder(
                folder,
                catalogue,
                backbone,
                Progress(),
                reading=lambda place: SourceReading(source, catalogue, backbone.id, place),
            )
            assert summary.indexed == indexed
    assert backbone.calls == 6
