"""Colours to sRGB: by a profile, by primaries and transfer (CICP), or by chromaticities and gamma of a PNG.

A profile is judged by what it does, not by its name: it is left alone if it changes no probe colour by more
than two of 255 steps. HDR (PQ and HLG, ITU-R BT.2100) is brought to SDR with the reference white of ITU-R
BT.2408, 203 cd/m², as white. A picture that is nowhere brighter keeps its colours; a brighter one has its
highlights rolled off by the curve of ITU-R BT.2390, section 5.4, applied to the largest of R, G and B, so
that hues stay.
"""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

CICP = "cicp"
"""Key of `Image.info`: a `Cicp`."""

GAMMA = "gamma"
"""Key of `Image.info`, also Pillow's for a PNG: the exponent that light was encoded with, 1/2.2 for most."""

Floats = npt.NDArray[np.float64]
Chromaticities = tuple[float, ...]  # x and y of white, red, green, blue

_SRGB = ImageCms.createProfile("sRGB")
_SAME = 2
_D65 = (0.3127, 0.3290)
_OF_SRGB = (*_D65, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
_OF_H273: Mapping[int, Chromaticities] = {
    1: _OF_SRGB,
    4: (0.310, 0.316, 0.67, 0.33, 0.21, 0.71, 0.14, 0.08),
    5: (*_D65, 0.64, 0.33, 0.29, 0.60, 0.15, 0.06),
    6: (*_D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
    7: (*_D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
    9: (*_D65, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
    11: (0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
    12: (*_D65, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
}
"""Primaries by their number in ITU-T H.273."""

_GAMMA_28, _GAMMA_22, _LINEAR, _PQ, _HLG = 5, 4, 8, 16, 18
_LIKE_SRGB = (0, 1, 2, 6, 13, 14, 15)
"""Transfers that are sRGB, unspecified, or so close that programs show them as sRGB."""

_WHITE_NITS = 203.0
_HLG_PEAK_NITS = 1000.0
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_LUMINANCE_2020 = np.array([0.2627, 0.6780, 0.0593])
_GAMMAS = (0.05, 5.0)
"""The range of a plausible gamma; outside of it, that of a PNG is damaged."""


class Cicp(NamedTuple):
    """Code points of ITU-T H.273 that say what the numbers of a picture mean."""

    primaries: int
    transfer: int


def to_srgb(image: Image.Image, info: Mapping[str | tuple[int, int], object]) -> Image.Image:
    """Convert to sRGB by what a file says about its colours; unusable entries are ignored, as in viewers.

    Args:
        image: L, RGB, CMYK or LAB; small, since it is converted in floating point.
        info: Of the file, as `Image.info`: `CICP`, `icc_profile`, `nclx_profile`, `srgb`, `GAMMA`,
            `chromaticity`.
    """
    cicp, profile = info.get(CICP), info.get("icc_profile")
    if isinstance(cicp, Cicp):
        return _by_cicp(image, cicp)
    if isinstance(profile, bytes) and profile:
        return _by_profile(image, profile)
    nclx = info.get("nclx_profile")
    if isinstance(nclx, Mapping):
        named = Cicp(int(nclx.get("color_primaries", 2)), int(nclx.get("transfer_characteristics", 2)))
        return _by_cicp(image, named)
    if "srgb" not in info:
        return _by_gamma(image, info.get(GAMMA), info.get("chromaticity"))
    return image.convert("RGB")


def is_srgb(cicp: Cicp) -> bool:
    """Tell whether code points need no conversion."""
    return cicp.transfer in _LIKE_SRGB and _OF_H273.get(cicp.primaries, _OF_SRGB) == _OF_SRGB


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        transform = _transform(profile, image.mode)
        if transform is not None:
            return ImageCms.applyTransform(image, transform) or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass
    return image.convert("RGB")


@lru_cache(maxsize=32)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Build the colour transform of a profile once; None if it changes nothing that can be seen."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    transform = ImageCms.buildTransform(source, _SRGB, mode, "RGB")
    if mode not in ("L", "RGB"):
        return transform
    probe = _probe(mode)
    changed = ImageCms.applyTransform(probe, transform) or probe
    away = np.abs(np.asarray(changed, np.int16) - np.asarray(probe.convert("RGB"), np.int16)).max()
    return transform if away > _SAME else None


def _probe(mode: str) -> Image.Image:
    if mode == "L":
        return Image.fromarray(np.arange(256, dtype=np.uint8)[None])
    steps = np.arange(0, 256, 51, dtype=np.uint8)
    return Image.fromarray(np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3))


def _by_cicp(image: Image.Image, cicp: Cicp) -> Image.Image:
    rgb = image.convert("RGB")
    if is_srgb(cicp):
        return rgb
    light = _light(np.asarray(rgb) / 255.0, cicp.transfer)
    if cicp.transfer in (_PQ, _HLG):
        light = _rolled_off(light)
    return _encoded(light, _OF_H273.get(cicp.primaries, _OF_SRGB))


def _by_gamma(image: Image.Image, gamma: object, chromaticity: object) -> Image.Image:
    """Convert by cHRM and gAMA of a PNG, or the gamma of a JPEG XL; by neither without a gamma."""
    rgb = image.convert("RGB")
    if not isinstance(gamma, float) or not _GAMMAS[0] <= gamma <= _GAMMAS[1]:
        return rgb
    points = chromaticity if isinstance(chromaticity, tuple) and len(chromaticity) == 8 else _OF_SRGB
    is_usual = abs(gamma * 2.2 - 1) < 0.05
    if is_usual and np.abs(np.subtract(points, _OF_SRGB)).max() < 0.005:
        return rgb
    colours = np.asarray(rgb) / 255.0
    light = _light(colours, 13) if is_usual else colours ** (1 / gamma)
    try:
        return _encoded(light, points)
    except (np.linalg.LinAlgError, ZeroDivisionError):
        return rgb  # points that span no triangle


def _light(colours: Floats, transfer: int) -> Floats:
    """Decode to linear light, 1 being the white of SDR."""
    if transfer == _LINEAR:
        return colours
    if transfer in (_GAMMA_22, _GAMMA_28):
        return colours ** (2.2 if transfer == _GAMMA_22 else 2.8)
    if transfer == _PQ:
        return _nits_of_pq(colours) / _WHITE_NITS
    if transfer == _HLG:
        return _nits_of_hlg(colours) / _WHITE_NITS
    return np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)


def _encoded(light: Floats, points: Chromaticities) -> Image.Image:
    """Convert linear light of any primaries to sRGB."""
    linear = (light @ (np.linalg.inv(_to_xyz(_OF_SRGB)) @ _to_xyz(points)).T).clip(0, 1)
    coded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return Image.fromarray(np.rint(coded * 255).astype(np.uint8))


def _to_xyz(points: Chromaticities) -> Floats:
    """Give the matrix from light of these primaries to XYZ, white adapted to D65 (Bradford)."""
    pairs = np.reshape(points, (4, 2))
    white, *primaries = (np.array([x / y, 1, (1 - x - y) / y]) for x, y in pairs.tolist())
    columns = np.stack(primaries, axis=1)
    matrix = columns * np.linalg.solve(columns, white)
    x, y = _D65
    cones = (_BRADFORD @ [x / y, 1, (1 - x - y) / y]) / (_BRADFORD @ white)
    adapted: Floats = np.linalg.inv(_BRADFORD) @ np.diag(cones) @ _BRADFORD @ matrix
    return adapted


# The curve of SMPTE ST 2084, in its own names.
_M1, _M2, _C1, _C2, _C3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128


def _nits_of_pq(coded: Floats) -> Floats:
    powered = coded.clip(0, 1) ** (1 / _M2)
    nits: Floats = 10000 * (np.maximum(powered - _C1, 0) / (_C2 - _C3 * powered)) ** (1 / _M1)
    return nits


def _pq_of_nits(nits: Floats) -> Floats:
    powered = (nits / 10000).clip(0, 1) ** _M1
    coded: Floats = ((_C1 + _C2 * powered) / (1 + _C3 * powered)) ** _M2
    return coded


def _nits_of_hlg(coded: Floats) -> Floats:
    """Decode HLG (ITU-R BT.2100) as a display of 1,000 cd/m² shows it."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(coded <= 0.5, coded**2 / 3, (np.exp((coded - c) / a) + b) / 12)
    luminance = np.maximum(scene @ _LUMINANCE_2020, 1e-9)[..., None]
    nits: Floats = _HLG_PEAK_NITS * luminance**0.2 * scene
    return nits


def _rolled_off(light: Floats) -> Floats:
    """Compress highlights brighter than white: the curve of BT.2390, for a display that ends at white."""
    strongest = light.max(axis=2, keepdims=True)
    peak = np.array(np.quantile(strongest, 0.999))
    if peak <= 1:
        return light
    top, white = float(_pq_of_nits(peak * _WHITE_NITS)), float(_pq_of_nits(np.array(_WHITE_NITS)))
    most = white / top
    knee = 1.5 * most - 0.5
    coded = (_pq_of_nits(strongest * _WHITE_NITS) / top).clip(0, 1)
    t = ((coded - knee) / (1 - knee)).clip(0, 1)
    bent = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * most
    )
    target = np.where(coded < knee, coded, bent) * top
    bent_light: Floats = light * (_nits_of_pq(target) / _WHITE_NITS / np.maximum(strongest, 1e-9))
    return bent_light
