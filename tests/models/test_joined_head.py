from pathlib import Path
from typing import Any

import numpy as np
import pytest
from versions import joined_arrays, sha256_of

from simgui.core.errors import SimguiError
from simgui.models.head import JoinedHead, join, joined_head, load_head, unit_length

FEATURES = 20


@pytest.fixture
def features() -> Any:
    return np.random.default_rng(7).normal(size=(9, FEATURES)).astype(np.float32) * 3


def normal(vector: Any) -> Any:
    return vector / np.sqrt(sum(value**2 for value in vector))


def in_a_plain_loop(arrays: dict[str, Any], feature: Any) -> Any:
    """Embed one picture in float64, a network at a time."""
    feature = normal(feature.astype(np.float64))
    share = float(arrays["kept_share"])
    learned: list[float] = []
    for number in range(len(arrays["hidden_weights"])):
        hidden = feature @ arrays["hidden_weights"][number] + arrays["hidden_biases"][number]
        hidden = [max(0.0, value) for value in hidden]
        output = hidden @ arrays["output_weights"][number] + arrays["output_biases"][number]
        learned.extend(normal(output))
    kept = normal(feature @ arrays["projection"])
    return np.concatenate([normal(learned) * np.sqrt(1 - share), kept * np.sqrt(share)])


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_embeddings_are_those_of_a_plain_loop(features: Any, share: float) -> None:
    arrays = joined_arrays(1, FEATURES, share)
    embeddings = joined_head(arrays).embed(features)
    assert (embeddings.shape, embeddings.dtype) == ((9, 3 * 5 + 6), np.float32)
    assert np.allclose(embeddings, [in_a_plain_loop(arrays, feature) for feature in features], atol=1e-5)
    assert np.allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)


def test_embeddings_do_not_depend_on_the_length_of_the_features(features: Any) -> None:
    head = joined_head(joined_arrays(1, FEATURES))
    assert np.allclose(head.embed(features), head.embed(features * 50), atol=1e-5)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.8, 1.0])
def test_a_distance_is_the_weighted_mean_of_those_of_the_parts(features: Any, share: float) -> None:
    head = joined_head(joined_arrays(2, FEATURES, share))
    learned, kept = head.parts(features)
    for part in (learned, kept):
        assert np.allclose(np.linalg.norm(part, axis=1), 1, atol=1e-5)
    joined = head.embed(features)
    assert np.array_equal(joined, join(learned, kept, share))
    expected = (1 - share) * (1 - learned @ learned.T) + share * (1 - kept @ kept.T)
    assert np.allclose(1 - joined @ joined.T, expected, atol=1e-5)


def test_the_learned_distance_is_the_mean_of_those_of_the_networks(features: Any) -> None:
    arrays = joined_arrays(3, FEATURES, 0.0)
    learned = joined_head(arrays).embed(features)[:, :15]
    alone = [unit_length(learned[:, start : start + 5]) for start in (0, 5, 10)]
    expected = np.mean([1 - part @ part.T for part in alone], axis=0)
    assert np.allclose(1 - learned @ learned.T, expected, atol=1e-5)


def test_a_saved_head_embeds_as_before(features: Any, tmp_path: Path) -> None:
    arrays = joined_arrays(4, FEATURES)
    np.savez(tmp_path / "head.npz", **arrays)
    loaded = load_head(tmp_path / "head.npz", sha256_of(tmp_path / "head.npz"))
    assert isinstance(loaded, JoinedHead)
    assert np.array_equal(loaded.embed(features), joined_head(arrays).embed(features))


def changed(**values: Any) -> dict[str, Any]:
    arrays = joined_arrays(5, FEATURES) | values
    return {name: array for name, array in arrays.items() if array is not None}


@pytest.mark.parametrize("name", list(joined_arrays()))
def test_every_array_is_needed_and_must_be_finite(tmp_path: Path, name: str) -> None:
    for odd in (np.nan, np.inf, None):
        array = None if odd is None else np.full_like(joined_arrays(5, FEATURES)[name], odd)
        np.savez(tmp_path / "head.npz", **changed(**{name: array}))
        with pytest.raises(SimguiError, match="holds no usable head"):
            load_head(tmp_path / "head.npz", sha256_of(tmp_path / "head.npz"))


@pytest.mark.parametrize(
    "values",
    [
        {"hidden_weights": np.ones((FEATURES, 8))},
        {"hidden_weights": np.ones((3, FEATURES + 1, 8))},
        {"hidden_weights": np.ones((2, FEATURES, 8))},
        {"hidden_weights": np.ones((3, FEATURES, 7))},
        {"hidden_biases": np.ones((3, 1))},
        {"hidden_biases": np.ones(8)},
        {"output_weights": np.ones((3, 7, 5))},
        {"output_weights": np.ones((1, 8, 5))},
        {"output_weights": np.ones((8, 5))},
        {"output_biases": np.ones((3, 1))},
        {"projection": np.ones((FEATURES + 1, 6))},
        {"projection": np.ones(FEATURES)},
        {"kept_share": np.array(-0.01)},
        {"kept_share": np.array(1.01)},
        {"kept_share": np.array([0.2, 0.3])},
        {"kept_share": np.array("half")},
        {"one_more": np.ones(3)},
    ],
)
def test_arrays_that_do_not_fit_are_told(tmp_path: Path, values: dict[str, Any]) -> None:
    narrow = {
        name: each if each.dtype.kind == "U" else each.astype(np.float32) for name, each in values.items()
    }
    np.savez(tmp_path / "head.npz", **changed(**narrow))
    with pytest.raises(SimguiError, match="holds no usable head"):
        load_head(tmp_path / "head.npz", sha256_of(tmp_path / "head.npz"))
