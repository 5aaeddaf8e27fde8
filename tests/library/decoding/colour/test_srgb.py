"""What a file says of its colours is followed: profiles, gamma and chromaticities, code points of HDR."""

import io
import struct
import zlib
from typing import Any

import imagecodecs
import numpy as np
import pytest
from layouts import GREY, RGB, SHOWN_GREY, Array
from PIL import Image, ImageCms

from simgui.library.decoding.colour.srgb import CICP, GAMMA, Cicp, to_srgb
from simgui.library.decoding.decoder import small_pixels

_SRGB_POINTS = (0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
_P3_POINTS = (0.3127, 0.3290, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
_BT2020_TO_SRGB = np.array(  # ITU-R BT.2087, annex 2
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]]
)
_P3_TO_SRGB = np.array([[1.2249, -0.2247, 0.0], [-0.0420, 1.0419, 0.0], [-0.0197, -0.0786, 1.0979]])


def light(coded: Array) -> Array:
    """Decode sRGB, uint8, to light of 0…1."""
    value = coded / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def srgb(linear: Array) -> Array:
    """Encode light as sRGB of 0…255."""
    linear = linear.clip(0, 1)
    return 255 * np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def away(content: bytes, expected: Array) -> float:
    return float(np.abs(small_pixels(content, 56).astype(float) - expected).mean())


def saved(pixels: Array, file_format: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, file_format, **options)
    return file.getvalue()


# Profiles.


def profile(gamma: float, name: str, space: bytes = b"RGB ") -> bytes:
    """Write a profile (ICC.1:2001-04): primaries of sRGB, or grey, and one gamma."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    text = name.encode("ascii") + b"\0"
    described = b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(4 + 4 + 2 + 1 + 67)
    tags = {b"desc": described, b"wtpt": b"XYZ " + bytes(4) + fixed(0.9642, 1, 0.8249)}
    if space == b"GRAY":
        tags[b"kTRC"] = curve
    else:
        points = {b"r": (0.43607, 0.22249, 0.01392), b"g": (0.38515, 0.71687, 0.09708)}
        points[b"b"] = (0.14307, 0.06061, 0.71410)
        for letter, point in points.items():
            tags[letter + b"XYZ"] = b"XYZ " + bytes(4) + fixed(*point)
            tags[letter + b"TRC"] = curve
    at = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for mark, content in tags.items():
        content += bytes(-len(content) % 4)
        table += mark + struct.pack(">II", at + len(data), len(content))
        data += content
    head = struct.pack(">I4sI4s4s4s", at + len(data), b"lcms", 0x02400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(0.9642, 1, 0.8249)
    return head.ljust(128, b"\0") + table + data


@pytest.mark.parametrize("name", ["sRGB linear", "sRGB IEC61966-2.1", "of a scanner"])
def test_a_profile_is_judged_by_its_effect_not_by_its_name(name: str) -> None:
    linear = np.rint(light(RGB) * 255).astype(np.uint8)
    content = saved(linear, icc_profile=profile(1.0, name))
    assert away(content, srgb(linear / 255)) < 1
    srgb_by_another_name = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    srgb_by_another_name = srgb_by_another_name.replace(
        "sRGB".encode("utf-16-be"), "what".encode("utf-16-be")
    )
    assert away(saved(RGB, icc_profile=srgb_by_another_name), RGB) == 0


def test_a_profile_of_greys() -> None:
    for name, gamma in (("linear", 1.0), ("dot gain", 1.8)):
        content = saved(GREY, icc_profile=profile(gamma, name, b"GRAY"))
        assert away(content, srgb((SHOWN_GREY / 255) ** gamma)) < 1.5


# Chunks of a PNG.


def with_chunks(content: bytes, **chunks: bytes) -> bytes:
    """Put chunks behind the header of a PNG."""
    added = b""
    for name, data in chunks.items():
        body = name.encode("ascii") + data
        added += struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    return content[:33] + added + content[33:]


def gamma_chunk(gamma: float) -> bytes:
    return struct.pack(">I", round(gamma * 100000))


def points_chunk(points: tuple[float, ...]) -> bytes:
    return struct.pack(">8I", *(round(each * 100000) for each in points))


@pytest.mark.parametrize("deep", [False, True])
def test_gamma_and_chromaticities_of_a_png(deep: bool) -> None:
    content = imagecodecs.png_encode(RGB.astype(np.uint16) * 257) if deep else saved(RGB)
    values = RGB / 255
    p3 = {"gAMA": gamma_chunk(1 / 2.2), "cHRM": points_chunk(_P3_POINTS)}
    for chunks, expected in (
        ({"gAMA": gamma_chunk(1.0)}, srgb(values)),
        ({"gAMA": gamma_chunk(1 / 1.8)}, srgb(values**1.8)),
        ({"gAMA": gamma_chunk(1 / 2.2)}, RGB),
        ({"gAMA": gamma_chunk(1 / 2.2), "cHRM": points_chunk(_SRGB_POINTS)}, RGB),
        (p3, srgb(light(RGB) @ _P3_TO_SRGB.T)),
        ({"cHRM": points_chunk(_P3_POINTS)}, RGB),  # as browsers show it: without a gamma it says too little
        (p3 | {"sRGB": b"\0"}, RGB),
        ({"gAMA": gamma_chunk(1.0), "iCCP": _packed(profile(1.8, "x"))}, srgb(values**1.8)),
        ({"gAMA": gamma_chunk(1.0), "cICP": bytes([1, 13, 0, 1])}, RGB),
        ({"cICP": bytes([12, 13, 0, 1])}, srgb(light(RGB) @ _P3_TO_SRGB.T)),
        ({"gAMA": gamma_chunk(0.0)}, RGB),
        ({"gAMA": gamma_chunk(1.0), "cHRM": bytes(32)}, RGB),
        ({"gAMA": b"\0"}, RGB) if deep else ({}, RGB),
    ):
        assert away(with_chunks(content, **chunks), expected) < 1.5, chunks


def _packed(content: bytes) -> bytes:
    return b"name\0\0" + zlib.compress(content)


# HDR.


def pq(nits: Array) -> Array:
    """Encode light of 0…10,000 cd/m² (SMPTE ST 2084)."""
    m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
    powered = (nits / 10000).clip(0, 1) ** m1
    return ((c1 + c2 * powered) / (1 + c3 * powered)) ** m2


def hlg(nits: Array) -> Array:
    """Encode light of a display of 1,000 cd/m² (ITU-R BT.2100)."""
    luminance = np.maximum(nits @ [0.2627, 0.6780, 0.0593], 1e-6)[..., None] / 1000
    scene = (nits / 1000 * luminance ** (1 / 1.2 - 1)).clip(0, 1)
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(scene <= 1 / 12, np.sqrt(3 * scene), a * np.log(np.maximum(12 * scene - b, 1e-9)) + c)


def hdr(coded: Array, transfer: int, primaries: int = 9) -> bytes:
    """Write an AVIF of 10 bits."""
    samples = np.rint(coded * 1023).astype(np.uint16)
    named = {"primaries": primaries, "transfer": transfer, "matrix": 9}
    how = {"bitspersample": 10, "level": 98, "speed": 10, "pixelformat": imagecodecs.AVIF.PIXEL_FORMAT.YUV444}
    return bytes(imagecodecs.avif_encode(samples, **named, **how))


@pytest.mark.parametrize(("transfer", "encode"), [(16, pq), (18, hlg)])
def test_hdr_without_highlights_looks_like_the_same_picture_in_sdr(transfer: int, encode: Any) -> None:
    wide = (light(RGB) @ np.linalg.inv(_BT2020_TO_SRGB).T).clip(0, 1)
    assert away(hdr(encode(203 * wide), transfer), RGB) < 4
    coded = np.rint(encode(203 * wide) * 65535).astype(np.uint16)
    content = with_chunks(imagecodecs.png_encode(coded), cICP=bytes([9, transfer, 0, 1]))
    assert away(content, RGB) < 2


def test_highlights_are_rolled_off_and_the_rest_stays() -> None:
    ramp = np.repeat(np.linspace(0, 1000, 256)[None, :, None], 3, axis=2)
    image = Image.fromarray(np.rint(pq(ramp) * 255).astype(np.uint8))
    shown = np.asarray(to_srgb(image, {CICP: Cicp(9, 16)}))[0, :, 0].astype(int)
    assert (np.diff(shown) >= 0).all()
    assert shown[-1] >= 250  # what is brightest is white
    assert np.diff(shown[[20, 50, 80, 120]]).min() > 0  # what is bright is told apart
    dark = ramp[0, :, 0] < 80
    assert np.abs(shown[dark] - srgb(ramp[0, dark, 0] / 203)).max() < 8


def test_unspecified_code_points_change_nothing() -> None:
    image = Image.fromarray(RGB)
    for cicp in (Cicp(1, 13), Cicp(2, 2), Cicp(1, 1), Cicp(6, 6), Cicp(1, 6), Cicp(99, 99)):
        away_from_it = np.abs(np.asarray(to_srgb(image, {CICP: cicp})).astype(int) - RGB)
        assert away_from_it.mean() < 6, cicp
    assert np.array_equal(to_srgb(image, {CICP: Cicp(1, 13)}), RGB)
    assert np.array_equal(to_srgb(image, {GAMMA: 1 / 2.2}), RGB)


def test_the_code_points_of_a_heic_are_followed() -> None:
    image = Image.fromarray(RGB)
    named = {"color_primaries": 12, "transfer_characteristics": 13}
    expected = srgb(light(RGB) @ _P3_TO_SRGB.T)
    assert np.abs(np.asarray(to_srgb(image, {"nclx_profile": named})) - expected).mean() < 1
