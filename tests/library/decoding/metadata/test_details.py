import io
from pathlib import Path

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.metadata.details import details_in
from simgui.library.details import PictureDetails

EXIF, GPS = 0x8769, 0x8825


def taken(kind: str = "JPEG", **said: object) -> bytes:
    """A small picture whose EXIF says this: tags of the directory EXIF, `gps` those of GPS."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Canon", "Canon EOS R5"
    exif.get_ifd(EXIF).update({0x9003: "2021:05:04 03:02:01", **said.pop("exif", {})})  # type: ignore[call-overload]
    exif.get_ifd(GPS).update(said.pop("gps", {}))  # type: ignore[call-overload]
    if kind == "TIFF":
        return exif.tobytes().removeprefix(b"Exif\0\0")  # is built like one
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, kind, exif=exif)
    return file.getvalue()


FULL = {
    "exif": {
        0x829A: IFDRational(1, 250),
        0x829D: IFDRational(28, 10),
        0x8827: 200,
        0x920A: IFDRational(35, 1),
        0xA433: "Canon",
        0xA434: "RF 35mm F1.8",
    },
    "gps": {1: "S", 2: (33.0, 30.0, 0.0), 3: "E", 4: (151.0, 15.0, 36.0)},
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_what_a_camera_says(kind: str) -> None:
    found = details_in(taken(kind, **{key: dict(value) for key, value in FULL.items()}))
    assert found.lens == "Canon RF 35mm F1.8"
    assert found.exposure == "1/250 s · f/2.8 · ISO 200 · 35 mm"
    assert found.place is not None
    assert found.place.latitude == pytest.approx(-33.5)
    assert found.place.longitude == pytest.approx(151.26)
    assert found.capture.camera == "Canon EOS R5"


def test_what_a_file_does_not_say_is_empty(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (4, 4)).save(file)
    assert details_in(file) == PictureDetails()
    (tmp_path / "a.txt").write_text("no picture")
    assert details_in(tmp_path / "a.txt") == PictureDetails()
    with pytest.raises(UnreadablePicture):
        details_in(tmp_path / "none.png")


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},  # no signal
        {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (0.0, 1.0, 0.0)},
        {1: "N", 2: (IFDRational(1, 0), 0.0, 0.0), 3: "E", 4: (5.0, 1.0, 0.0)},
        {2: (5.0, 5.0, 5.0)},
        {1: "N", 2: (5.0, 5.0), 3: "E", 4: (5.0, 1.0, 0.0)},
    ],
)
def test_an_impossible_place_is_none(gps: dict[int, object]) -> None:
    assert details_in(taken(gps=gps)).place is None


@pytest.mark.parametrize(
    "exif",
    [
        {0x829A: IFDRational(1, 0), 0x829D: IFDRational(0, 1)},
        {0xA434: "\x1b[31m"},
        {0x8827: (), 0x920A: IFDRational(-1, 1)},
    ],
)
def test_values_that_mean_nothing_are_left_out(exif: dict[int, object]) -> None:
    found = details_in(taken(exif=exif))
    assert found.exposure == ""
    assert "\x1b" not in found.lens


def test_a_long_exposure_is_in_seconds() -> None:
    assert details_in(taken(exif={0x829A: IFDRational(25, 10)})).exposure == "2.5 s"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_no_damage_is_an_error(kind: str) -> None:
    sound = bytearray(taken(kind, **{key: dict(value) for key, value in FULL.items()}))
    for at in range(0, len(sound), 3):
        damaged = sound[:]
        damaged[at] ^= 0xFF
        found = details_in(bytes(damaged))
        assert found.lens.isprintable()
        assert found.exposure.isprintable()
        assert details_in(bytes(sound[:at])) is not None
