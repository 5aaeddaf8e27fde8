"""TIFF in the many layouts that Pillow refuses or gets wrong: deep samples, planes, rare compressions.

Pillow reads the layouts of `_pillow_reads_right`, which tests hold against tifffile; all others are read by
tifffile, with the codecs of imagecodecs.
"""

import os
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image, TiffImagePlugin

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say
from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.colour.eight_bits import SampleInfo, Values, image_of_samples

_MOST_PAGES = 16
"""So many pages are searched for one that is not a thumbnail."""

_ORIENTATION = 274
_BITS, _COMPRESSION, _PHOTOMETRIC, _PREDICTOR, _SAMPLE_FORMAT = 258, 259, 262, 317, 339
_SUBFILE_TYPE, _SMALLEST, _LARGEST, _MAX_VALUE, _NODATA, _PROFILE = 254, 340, 341, 281, 42113, 34675

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _YCBCR, _CIE_LAB, _ICC_LAB = 0, 1, 2, 3, 5, 6, 8, 9
_COLOURS = {
    _WHITE_IS_ZERO: 1,
    _BLACK_IS_ZERO: 1,
    _RGB: 3,
    _PALETTE: 1,
    _CMYK: 4,
    _YCBCR: 3,
    _CIE_LAB: 3,
    _ICC_LAB: 3,
}
_ALPHA = {1: "premultiplied", 2: "straight"}
"""The tag ExtraSamples → what `image_of_samples` calls it."""

_PLAIN, _CCITT, _LZW, _JPEG, _DEFLATE, _PACKBITS = (1,), (2, 3, 4), (5,), (7,), (8, 32946), (32773,)
_DECODES_TO_RGB = (6, 7, 22610, 34892, 34933, 34934, 50001, 50002, 52546)
"""Compressions whose codec gives RGB where the file says YCbCr: JPEG, JPEG XR, WebP, JPEG XL."""


def open_tiff(file: BinaryIO) -> Image.Image | None:
    """Open a TIFF that Pillow does not read right; None if it does.

    Raises:
        UnreadablePicture: if it is too large, or of a kind that no library here reads.
        Exception: of any kind, from tifffile or a codec, if it is damaged.
    """
    if _pillow_reads_right(file):
        return None
    import tifffile

    with tifffile.TiffFile(file) as tiff:
        page = _page(tiff)
        check_full_size(page.imagewidth, page.imagelength, page.samplesperpixel * _bytes_a_sample(page))
        _check_kind(page)
        _check_whole(page, file)
        image = _image(page, page.asarray(squeeze=False, maxworkers=1))
        profile = page.tags.valueof(_PROFILE)
        if isinstance(profile, bytes):
            image.info["icc_profile"] = profile
        orientation = page.tags.valueof(_ORIENTATION)
        if orientation is not None:
            image.getexif()[_ORIENTATION] = orientation
        return image


def _pillow_reads_right(file: BinaryIO) -> bool:
    """Tell whether Pillow opens a TIFF and is known to read its layout right."""
    try:
        file.seek(0)
        with Image.open(file, formats=("TIFF",)) as image:
            if not isinstance(image, TiffImagePlugin.TiffImageFile):
                return False
            tags: Any = image.tag_v2
            compression, predictor = tags.get(_COMPRESSION, 1), tags.get(_PREDICTOR, 1)
            return (
                set(tags.get(_BITS, (1,))) <= {1, 2, 4, 8}
                and set(tags.get(_SAMPLE_FORMAT, (1,))) <= {1, 4}
                and tags.get(_PHOTOMETRIC, _BLACK_IS_ZERO) in set(_COLOURS) - {_ICC_LAB}
                and compression in _PLAIN + _CCITT + _LZW + _JPEG + _DEFLATE + _PACKBITS
                and (predictor == 1 or compression in _LZW + _DEFLATE)
                and not tags.get(_SUBFILE_TYPE, 0) & 1
            )
    except Exception:  # noqa: BLE001 - tifffile tries whatever Pillow cannot open
        return False
    finally:
        file.seek(0)


def _page(tiff: Any) -> Any:
    """Choose the picture of a file: the first that is not a smaller copy of another."""
    first = tiff.pages.first
    if not first.is_reduced:
        return first
    later = [
        *(first.pages or ()),
        *(tiff.pages[number] for number in range(1, min(len(tiff.pages), _MOST_PAGES))),
    ]
    return next((page for page in later if not page.is_reduced), first)


def _bytes_a_sample(page: Any) -> int:
    return int(page.dtype.itemsize) if page.dtype is not None else 1


def _check_kind(page: Any) -> None:
    """Refuse, by name, the kinds that no library here reads.

    Raises:
        UnreadablePicture: if it is of such a kind.
    """
    from tifffile import COMPRESSION, PHOTOMETRIC, TIFF

    kind: str = ""
    if page.photometric not in _COLOURS:
        kind = say("the colours {name}", name=_name(PHOTOMETRIC, page.photometric))
    elif page.compression != 1 and page.compression not in TIFF.DECOMPRESSORS:
        kind = say("the compression {name}", name=_name(COMPRESSION, page.compression))
    elif page.dtype is None:
        kind = say(
            "samples of {bits} bits of format {format}",
            bits=page.bitspersample,
            format=int(page.sampleformat),
        )
    elif page.is_subsampled and page.compression not in _DECODES_TO_RGB:
        kind = say("subsampled colours without JPEG")
    if kind:
        raise UnreadablePicture(say("a TIFF of a kind that SimGUI does not read: {kind}", kind=kind))


def _name(names: Any, number: int) -> str:
    try:
        return str(names(number).name)
    except ValueError:
        return str(int(number))


def _check_whole(page: Any, file: BinaryIO) -> None:
    """Make sure that the file is as long as its strips; tifffile takes what is missing for zero.

    Raises:
        EOFError: if it is not.
    """
    size = file.seek(0, os.SEEK_END)
    if any(
        start + length > size for start, length in zip(page.dataoffsets, page.databytecounts, strict=False)
    ):
        raise EOFError("the file ends before its picture does")


def _image(page: Any, values: Values) -> Image.Image:
    """Make a picture of samples, (planes, depth, height, width, samples), either of the first or last 1."""
    pixels = np.moveaxis(values[:, 0], 0, 2).reshape(*values.shape[2:4], -1)
    photometric, count = int(page.photometric), pixels.shape[2]
    if photometric == _PALETTE:
        return Image.fromarray(_palette(page)[pixels[:, :, 0]])
    colours, extra = _COLOURS[photometric], [int(each) for each in page.extrasamples]
    if colours > count:
        colours = 1
    if colours == 1 and count >= 3 and not set(extra) & set(_ALPHA):
        colours = 3  # bands of a satellite, say: the first three are what there is of colour
    alpha_at = next(
        (at for at, kind in enumerate(extra, count - len(extra)) if kind in _ALPHA and at >= colours), 0
    )
    alpha = _ALPHA[extra[alpha_at - count + len(extra)]] if alpha_at else ""
    if alpha_at > colours:
        pixels = pixels[:, :, [*range(colours), alpha_at]]
    if photometric in (_CIE_LAB, _ICC_LAB) and colours == 3:
        return _lab(pixels[:, :, :3], photometric)
    image = image_of_samples(pixels, _known(page), colours, alpha)
    if photometric == _YCBCR and colours == 3 and int(page.compression) not in _DECODES_TO_RGB:
        return Image.fromarray(np.asarray(image), "YCbCr").convert("RGB")
    return image


def _known(page: Any) -> SampleInfo:
    full, of_type = 2 ** int(page.bitspersample) - 1, 2 ** (8 * _bytes_a_sample(page)) - 1
    largest = int(_number(page.tags.valueof(_MAX_VALUE)) or 0)
    if full == of_type and largest >= 255 and not largest & largest + 1:
        full = min(full, largest)  # all ones: not the brightest pixel, but what samples are made of
    return SampleInfo(
        full=full if full < of_type and page.dtype.kind == "u" else 0,
        black=_number(page.tags.valueof(_SMALLEST)),
        white=_number(page.tags.valueof(_LARGEST)),
        missing=_number(page.tags.valueof(_NODATA)),
        inverted=int(page.photometric) == _WHITE_IS_ZERO,
    )


def _number(value: object) -> float | None:
    """Read a tag that may be one number, one for each sample, or text; None if it is no number."""
    first = value[0] if isinstance(value, tuple) and value else value
    try:
        return float(first.strip("\0 ") if isinstance(first, str) else first)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def _palette(page: Any) -> npt.NDArray[np.uint8]:
    """Give the colours of a palette, uint8 (n, 3); some writers put 8 bits where 16 belong."""
    colours = np.asarray(page.colormap).T
    return (colours if colours.max() <= 255 else (colours + 128) // 257).astype(np.uint8)


def _lab(values: Values, photometric: int) -> Image.Image:
    """Convert CIE L*a*b* of any depth, (height, width, 3), to Pillow's: L 0…255, a and b signed, 8 bits."""
    kind, bits = values.dtype.kind, 8 * values.dtype.itemsize
    if kind == "f":
        numbers = values.astype(np.float64)
        lightness, others = numbers[..., :1] * 2.55, numbers[..., 1:]
    else:
        signed = values[..., 1:].astype(f"u{bits // 8}").view(f"i{bits // 8}").astype(np.float64)
        offset = values[..., 1:].astype(np.float64) - 2 ** (bits - 1)
        lightness = values[..., :1].astype(np.float64) * (255 / (2**bits - 1))
        others = (offset if photometric == _ICC_LAB else signed) / 2 ** (bits - 8)
    eight = np.concatenate([np.rint(lightness).clip(0, 255), np.rint(others).clip(-128, 127) % 256], axis=2)
    height, width = values.shape[:2]
    return Image.frombytes("LAB", (width, height), eight.astype(np.uint8).tobytes())
