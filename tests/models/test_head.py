import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from versions import sha256_of

from simgui.core.errors import SimguiError
from simgui.models.head import ProjectionHead, load_head, unit_length


def test_unit_length() -> None:
    vectors = np.array([[3, 4], [0, -7], [0, 0], [1e-3, 0]], np.float32)
    assert np.allclose(unit_length(vectors), [[0.6, 0.8], [0, -1], [0, 0], [1, 0]])
    assert unit_length(vectors).dtype == np.float32


def test_embeddings_have_unit_length_whatever_the_features() -> None:
    random = np.random.default_rng(0)
    head = ProjectionHead(random.normal(size=(1280, 256)).astype(np.float32))
    features = random.normal(size=(50, 1280)).astype(np.float32) * np.geomspace(1e-3, 1e3, 50)[:, None]
    embeddings = head.embed(features.astype(np.float32))
    assert embeddings.shape == (50, 256)
    assert embeddings.dtype == np.float32
    assert np.allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)


def test_the_projection_worked_by_hand() -> None:
    head = ProjectionHead(np.array([[1, 0], [0, 2], [0, 0]], np.float32))
    # (2, 2, 1) has length 3; projected (2/3, 4/3), which is (1, 2) / √5 at unit length.
    assert np.allclose(head.embed(np.array([[2, 2, 1]], np.float32)), [[1 / np.sqrt(5), 2 / np.sqrt(5)]])


def test_the_mean_of_the_features_is_kept() -> None:
    head = ProjectionHead(np.eye(3, dtype=np.float32))
    alike = np.array([[10, 1, 0], [10, 0, 1]], np.float32)
    assert float(head.embed(alike)[0] @ head.embed(alike)[1]) > 0.98  # centred they would be opposite


def test_a_saved_head_embeds_as_before(tmp_path: Path) -> None:
    projection = np.random.default_rng(1).normal(size=(20, 4)).astype(np.float32)
    np.savez(tmp_path / "head.npz", projection=projection)
    features = np.random.default_rng(2).normal(size=(7, 20)).astype(np.float32)
    loaded = load_head(tmp_path / "head.npz", sha256_of(tmp_path / "head.npz")).embed(features)
    assert np.array_equal(loaded, ProjectionHead(projection).embed(features))


class Trap:
    """Calls `touch` on a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def test_code_in_a_head_is_never_run(tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    np.savez(tmp_path / "head.npz", projection=np.array([Trap(sprung)], dtype=object), allow_pickle=True)
    (tmp_path / "plain.npz").write_bytes(pickle.dumps(Trap(sprung)))
    for name in ("head.npz", "plain.npz"):
        with pytest.raises(SimguiError, match="The model is damaged"):
            load_head(tmp_path / name, sha256_of(tmp_path / name))
    assert not sprung.exists()


def damaged_files(folder: Path) -> dict[str, bytes]:
    """Give contents that are no head, each wrong in another way."""

    def saved(**arrays: Any) -> bytes:
        np.savez(folder / "made.npz", **arrays)
        return (folder / "made.npz").read_bytes()

    whole = saved(projection=np.ones((20, 4), np.float32))
    np.save(folder / "array.npy", np.ones((20, 4), np.float32))
    compressed = folder / "compressed.npz"
    noise = np.random.default_rng(0).normal(size=(20, 40)).astype(np.float32)
    np.savez_compressed(compressed, projection=noise)
    broken = bytearray(compressed.read_bytes())
    broken[200:240] = bytes(40)
    return {
        "empty": b"",
        "text": b"not a head",
        "cut off": whole[:-100],
        "no zip behind the mark": b"PK\x03\x04 and no more",
        "another name": saved(matrix=np.ones((20, 4), np.float32)),
        "a single array": (folder / "array.npy").read_bytes(),
        "one dimension": saved(projection=np.ones(20, np.float32)),
        "no number": saved(projection=np.full((20, 4), np.nan, np.float32)),
        "wider numbers": saved(projection=np.ones((20, 4))),
        "a weight too large": saved(projection=np.full((20, 4), 2e5, np.float32)),
        "nothing": saved(projection=np.ones((20, 0), np.float32)),
        "words": saved(projection=np.array([["a", "b"]])),
        "packed": compressed.read_bytes(),
        "broken inside": bytes(broken),
        "wrong checksum": whole.replace(np.ones(4, np.float32).tobytes(), bytes(16)),
    }


def test_a_damaged_head_is_told(tmp_path: Path) -> None:
    for what, content in damaged_files(tmp_path).items():
        path = tmp_path / f"{what}.npz"
        path.write_bytes(content)
        with pytest.raises(SimguiError, match="holds no usable head") as caught:
            load_head(path, sha256_of(path))
        assert str(path) in caught.value.message, what
    with pytest.raises(SimguiError, match="is not as it was written"):
        load_head(tmp_path / "empty.npz", sha256_of(tmp_path / "text.npz"))
    with pytest.raises(SimguiError, match="is not there"):
        load_head(tmp_path / "missing.npz", "0" * 64)
