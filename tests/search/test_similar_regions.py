import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from simgui.core.errors import SimguiError
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import InputSpec
from simgui.models.head import ProjectionHead, joined_head
from simgui.models.network.flatbuffer import UnsoundError
from simgui.models.network.map_output import networks_of_maps
from simgui.models.starter import Starters
from simgui.search.query import PictureId, Region
from simgui.search.similar_regions import Regions, contributions, seen_box

RANDOM = np.random.default_rng(0)


def unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)


def a_head(features: int) -> object:
    return joined_head(
        {
            "hidden_weights": RANDOM.normal(size=(2, features, 5)).astype(np.float32),
            "hidden_biases": RANDOM.normal(size=(2, 5)).astype(np.float32),
            "output_weights": RANDOM.normal(size=(2, 5, 3)).astype(np.float32),
            "output_biases": RANDOM.normal(size=(2, 3)).astype(np.float32),
            "projection": RANDOM.normal(size=(features, 4)).astype(np.float32),
            "kept_share": np.float32(0.3),
        }
    )


@pytest.mark.parametrize("kind", ["projection", "joined"])
def test_a_place_counts_what_is_lost_without_it(kind: str) -> None:
    """Against a loop that leaves out one window after another and reads the others from the map."""
    places = RANDOM.random((4, 5, 6)).astype(np.float32)
    head = ProjectionHead(np.eye(6, dtype=np.float32)) if kind == "projection" else a_head(6)
    other = head.embed(RANDOM.random((1, 6)).astype(np.float32))[0]
    whole = float(head.embed(places.mean(axis=(0, 1))[None])[0] @ other)
    sums, counts = np.zeros((4, 5)), np.zeros((4, 5))
    for top in range(2):
        for left in range(3):
            kept = [
                places[row, column]
                for row in range(4)
                for column in range(5)
                if not (top <= row < top + 3 and left <= column < left + 3)
            ]
            lost = whole - float(head.embed(np.mean(kept, axis=0)[None].astype(np.float32))[0] @ other)
            sums[top : top + 3, left : left + 3] += lost
            counts[top : top + 3, left : left + 3] += 1
    assert np.allclose(contributions(places, head, other), sums / counts, atol=1e-5)


def test_what_two_pictures_share_is_warm_and_the_rest_is_cold() -> None:
    shared, alone = unit(np.array([1.0, 0, 0])), unit(np.array([0, 1.0, 0.2]))
    places = np.empty((6, 6, 3), np.float32)
    places[:, :3], places[:, 3:] = shared, alone
    heat = contributions(places, ProjectionHead(np.eye(3, dtype=np.float32)), shared.astype(np.float32))
    assert heat[:, :2].min() > 0
    assert heat[:, 4:].max() < 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (2, 2), (3, 3)])
def test_small_maps(shape: tuple[int, int]) -> None:
    places = RANDOM.random((*shape, 4)).astype(np.float32)
    heat = contributions(places, ProjectionHead(np.eye(4, dtype=np.float32)), np.eye(4, dtype=np.float32)[0])
    assert heat.shape == shape
    assert np.isfinite(heat).all()


def test_the_backbone_sees_the_central_square() -> None:
    assert seen_box(200, 100, InputSpec(10, 0.8)) == pytest.approx((0.3, 0.1, 0.7, 0.9))
    assert seen_box(100, 400, InputSpec(10, 1.0)) == pytest.approx((0.0, 0.375, 1.0, 0.625))
    part = Region(0.5, 0.0, 0.5, 1.0)
    assert seen_box(200, 100, InputSpec(10, 0.5), part) == pytest.approx((0.625, 0.25, 0.875, 0.75))


@pytest.mark.parametrize("starter", ["starter-2", "starter-fast-2", "starter-1"])
def test_the_mean_of_the_map_of_a_starter_are_its_features(starter: str) -> None:
    found = Starters().get(starter)
    assert found is not None
    content = io.BytesIO()
    Image.effect_mandelbrot((320, 240), (-2, -1, 1, 1), 60).convert("RGB").save(content, "PNG")
    pixels = decode(content.getvalue(), found.backbone.input).pixels
    places = found.backbone.feature_map(pixels)
    assert places is not None
    assert places.shape[0] == places.shape[1]
    means, features = places.mean(axis=(0, 1)), found.backbone.features(pixels[None])[0]
    assert unit(means) @ unit(features) > 0.999


def test_a_file_that_is_no_network_has_no_maps() -> None:
    with pytest.raises(UnsoundError):
        networks_of_maps(b"\x20\0\0\0TFL3" + bytes(100))


def test_a_model_that_sees_no_places_says_so(indexed: object, library: Path) -> None:
    ids = indexed.pictures.ids(library)[:2].tolist()  # type: ignore[attr-defined]
    with pytest.raises(SimguiError, match="does not tell"):
        indexed.regions.find(PictureId(ids[0]), PictureId(ids[1]), library)  # type: ignore[attr-defined]


class SeeingBackbone:
    """Mean colours of a grid of 4 by 4 places, as a backbone that tells them apart."""

    id, input, quantisation = "seeing-1", InputSpec(224, 0.5), None

    def features(self, pixels: np.ndarray) -> np.ndarray:
        return np.stack([self.feature_map(each).mean(axis=(0, 1)) for each in pixels])

    def feature_map(self, pixels: np.ndarray) -> np.ndarray:
        return pixels.reshape(4, 56, 4, 56, 3).mean(axis=(1, 3)).astype(np.float32) / 255


class Answers:
    """What `Regions` asks of pictures."""

    def __init__(self, model: object) -> None:
        self.model = model

    def model_of(self, where: object) -> object:
        return self.model

    def file_of(self, picture: int) -> Path | None:
        return None


def test_regions_of_two_files(tmp_path: Path) -> None:
    from fakes import fake_model

    model = fake_model()
    object.__setattr__(model, "backbone", SeeingBackbone())
    object.__setattr__(model, "head", ProjectionHead(np.eye(3, dtype=np.float32)))
    red_left = Image.new("RGB", (200, 200), (0, 0, 255))
    red_left.paste((255, 0, 0), (0, 0, 100, 200))
    red_left.save(tmp_path / "a.png")
    Image.new("RGB", (400, 200), (250, 10, 10)).save(tmp_path / "b.png")
    with DecodingPool() as pool:
        regions = Regions(Answers(model), pool)  # type: ignore[arg-type]
        found = regions.find(tmp_path / "a.png", tmp_path / "b.png", ())
        assert found.first.box == pytest.approx((0.25, 0.25, 0.75, 0.75))
        assert found.second.box == pytest.approx((0.375, 0.25, 0.625, 0.75))
        assert found.first.heat[:, 0].min() > 0 > found.first.heat[:, 3].max()
        assert np.allclose(found.second.heat, 0, atol=1e-5)
        assert 0 < found.similarity < 1
        half = regions.find(tmp_path / "a.png", tmp_path / "b.png", (), Region(0, 0, 0.5, 1))
        assert half.first.box == pytest.approx((0.125, 0.375, 0.375, 0.625))
        assert half.similarity > 0.99
        with pytest.raises(SimguiError, match="no longer in the library"):
            regions.find(PictureId(5), tmp_path / "b.png", ())
        with pytest.raises(SimguiError, match="cannot be read"):
            regions.find(b"nothing", tmp_path / "b.png", ())
