import errno
import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import numpy.typing as npt
import pytest
from mutants import dng
from pictures import contents, make_picture, pattern
from PIL import Image, ImageCms, ImageFile

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import Sentence, say
from simgui.library.decoding import decoder
from simgui.library.decoding.decoder import decode, shrink
from simgui.library.decoding.formats import FORMATS
from simgui.library.decoding.outcome import printable, printable_sentence
from simgui.models.backbone import LITE0_INPUT, InputSpec

Pixels = npt.NDArray[np.uint8]


def saved(image: Image.Image, file_format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def png(pixels: Pixels, **options: Any) -> bytes:
    return saved(Image.fromarray(pixels), "PNG", **options)


def plain(colour: tuple[int, ...], mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (256, 256), colour)


def difference(one: Pixels, other: Pixels) -> int:
    return int(np.abs(one.astype(int) - other).max())


def problem_of(content: bytes) -> UnreadablePicture:
    with pytest.raises(UnreadablePicture) as caught:
        decode(content)
    with pytest.raises(UnreadablePicture) as shrunk:
        shrink(content, 256)
    assert shrunk.value.reason == caught.value.reason
    return caught.value


def opened(jpeg: bytes) -> Pixels:
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.format == "JPEG"
        return np.asarray(image)


# The central square.


@pytest.mark.parametrize(
    ("size", "left", "top"), [((256, 256), 16, 16), ((400, 256), 88, 16), ((256, 300), 16, 38)]
)
def test_the_central_square_of_a_side_of_256_is_cut_out_as_it_is(
    size: tuple[int, int], left: int, top: int
) -> None:
    # 0.875 of 256 are 224 pixels: nothing is resized, every pixel must be the one of the original.
    pixels = np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), np.uint8)
    picture = decode(png(pixels))
    assert np.array_equal(picture.pixels, pixels[top : top + 224, left : left + 224])
    assert (picture.width_px, picture.height_px) == size


def test_a_larger_picture_is_reduced_smoothly() -> None:
    # A ramp from 0 to 255 along 512 columns: the square begins at 32, a pixel of the result spans two.
    ramp = np.tile(np.linspace(0, 255, 512)[None, :, None], (512, 1, 3))
    pixels = decode(png(ramp.round().astype(np.uint8))).pixels
    expected = ramp[0, 32:480].reshape(224, 2, 3).mean(axis=1)
    assert np.abs(pixels - expected[None]).max() <= 1


def test_another_backbone_looks_at_another_square() -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (100, 160, 3), np.uint8)
    assert np.array_equal(decode(png(pixels), InputSpec(100, 1.0)).pixels, pixels[:, 30:130])
    assert np.array_equal(decode(png(pixels), InputSpec(50, 0.5)).pixels, pixels[25:75, 55:105])


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 2), (20, 1000)])
def test_the_smallest_and_the_longest_pictures_have_a_square_too(size: tuple[int, int]) -> None:
    picture = decode(saved(Image.new("RGB", size, (10, 200, 90)), "PNG"))
    assert picture.pixels.shape == (224, 224, 3)
    assert difference(picture.pixels, np.array([10, 200, 90], np.uint8)) == 0
    assert (picture.width_px, picture.height_px) == size


# Orientation.


def stored(upright: Pixels, orientation: int) -> Pixels:
    """Turn an upright picture as EXIF describes it: where its first row and first column lie."""
    return np.ascontiguousarray(
        {
            1: lambda: upright,
            2: lambda: upright[:, ::-1],  # first row at the top, first column at the right
            3: lambda: upright[::-1, ::-1],  # bottom, right
            4: lambda: upright[::-1],  # bottom, left
            5: lambda: upright.swapaxes(0, 1),  # left, top
            6: lambda: upright[:, ::-1].swapaxes(0, 1),  # right, top
            7: lambda: upright[::-1, ::-1].swapaxes(0, 1),  # right, bottom
            8: lambda: upright[::-1].swapaxes(0, 1),  # left, bottom
        }[orientation]()
    )


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("file_format", "options", "tolerance"),
    [
        ("PNG", {}, 1),
        ("TIFF", {}, 1),
        ("WEBP", {"lossless": True}, 1),
        ("JPEG", {"quality": 100, "subsampling": 0}, 4),
    ],
)
def test_all_eight_orientations_give_the_same_picture(
    orientation: int, file_format: str, options: dict[str, Any], tolerance: int
) -> None:
    upright = pattern(5, size=(320, 240))
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = saved(Image.fromarray(stored(upright, orientation)), file_format, exif=exif, **options)
    expected = saved(Image.fromarray(upright), file_format, **options)
    picture, wanted = decode(turned), decode(expected)
    assert difference(picture.pixels, wanted.pixels) <= tolerance
    assert (picture.width_px, picture.height_px) == (320, 240)
    small, wanted_small = opened(shrink(turned, 128)), opened(shrink(expected, 128))
    assert small.shape == (96, 128, 3)
    assert np.abs(small.astype(int) - wanted_small).mean() < 2


def test_an_orientation_that_does_not_exist_is_ignored() -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    pixels = pattern(5, size=(256, 256))
    assert np.array_equal(decode(png(pixels, exif=exif)).pixels, pixels[16:240, 16:240])


# Formats and modes.


def test_every_format_that_is_named_is_read() -> None:
    image = Image.fromarray(pattern(3, size=(256, 256)))
    options = {
        "WEBP": {"lossless": True},
        "JPEG": {"quality": 95},
        "AVIF": {"quality": 95},
        "ICO": {"sizes": [(256, 256)]},
    }
    expected = np.asarray(image)[16:240, 16:240]
    for file_format in sorted(set(FORMATS) - {"HEIF", "JXL", "PSD", "RAW"}):  # those have tests of their own
        # GIF brings the colours to a palette.
        content = saved(image, file_format, **options.get(file_format, {}))
        picture = decode(content)
        away = np.abs(picture.pixels.astype(int) - expected).mean()
        assert away < 6, file_format
        assert (picture.width_px, picture.height_px) == (256, 256)


def test_a_camera_picture_of_several_frames_gives_the_first() -> None:
    content = saved(plain((200, 0, 0)), "MPO", save_all=True, append_images=[plain((0, 0, 200))])
    with Image.open(io.BytesIO(content)) as image:
        assert image.format == "MPO"
    assert difference(decode(content).pixels, np.array([200, 0, 0], np.uint8)) <= 2


def test_the_content_tells_the_format_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(png(pattern(1)))
    assert np.array_equal(decode(path).pixels, decode(path.read_bytes()).pixels)


def test_a_path_an_open_file_and_bytes_are_read_alike(tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 2)
    expected = decode(path)
    with path.open("rb") as file:
        from_file = decode(file)
    for picture in (from_file, decode(path.read_bytes())):
        assert np.array_equal(picture.pixels, expected.pixels)
        assert (picture.width_px, picture.height_px) == (96, 72)


def tiff_16_bit(values: npt.NDArray[np.uint16], big_endian: bool) -> bytes:
    """Write a grey TIFF by hand, in the byte order that is asked for."""
    order = ">" if big_endian else "<"
    data = values.astype(f"{order}u2").tobytes()
    height, width = values.shape
    short, long = 3, 4
    tags = [
        (256, short, width),
        (257, short, height),
        (258, short, 16),
        (259, short, 1),
        (262, short, 1),
        (273, long, 8 + 2 + 9 * 12 + 4),
        (277, short, 1),
        (278, short, height),
        (279, long, len(data)),
    ]
    content = (b"MM" if big_endian else b"II") + struct.pack(f"{order}HI", 42, 8)
    content += struct.pack(f"{order}H", len(tags))
    for tag, kind, value in tags:
        packed = struct.pack(f"{order}HH", value, 0) if kind == short else struct.pack(f"{order}I", value)
        content += struct.pack(f"{order}HHI", tag, kind, 1) + packed
    return content + struct.pack(f"{order}I", 0) + data


@pytest.mark.parametrize(("highest", "white"), [(65535, 65535), (40000, 65535), (4095, 4095), (200, 255)])
def test_grey_in_16_bits_is_read_by_the_bits_that_it_uses(highest: int, white: int) -> None:
    values = np.random.default_rng(0).integers(0, highest + 1, (256, 256)).astype(np.uint16)
    expected = np.repeat(np.rint(values * (255 / white)).astype(np.uint8)[16:240, 16:240, None], 3, axis=2)
    for content in (
        saved(Image.fromarray(values), "PNG"),
        tiff_16_bit(values, big_endian=False),
        tiff_16_bit(values, big_endian=True),
    ):
        assert difference(decode(content).pixels, expected) == 0


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([[0, 100], [200, 255]], np.int32), [[0, 100], [200, 255]]),  # 8 bits, kept in 32
        (np.array([[0, 257], [514, 65535]], np.int32), [[0, 1], [2, 255]]),  # 16 bits, kept in 32
        (np.array([[-10, 0], [10, 30]], np.int32), [[0, 64], [128, 255]]),  # anything else by its own range
        (np.array([[0.0, 0.25], [0.5, 1.0]], np.float32), [[0, 64], [128, 255]]),
        (np.array([[np.nan, -np.inf], [np.inf, 1.0]], np.float32), [[127, 127], [127, 255]]),  # neutral
        (np.full((2, 2), 5.0e6, np.float32), [[127, 127], [127, 127]]),
    ],
)
def test_grey_of_32_bits(values: npt.NDArray[Any], expected: list[list[int]]) -> None:
    cells = np.repeat(np.repeat(values, 112, axis=0), 112, axis=1)
    content = saved(Image.fromarray(np.pad(cells, 16, mode="edge")), "TIFF")
    pixels = decode(content).pixels
    assert [[int(pixels[y, x, 0]) for x in (0, 223)] for y in (0, 223)] == expected


def test_black_and_white() -> None:
    pixels = decode(saved(Image.new("1", (256, 256), 1), "PNG")).pixels
    assert difference(pixels, np.array([255, 255, 255], np.uint8)) == 0


def test_cmyk_jpeg() -> None:
    content = saved(plain((0, 255, 255, 0), "CMYK"), "JPEG", quality=100)
    assert difference(decode(content).pixels, np.array([255, 0, 0], np.uint8)) <= 3


def test_lab_tiff() -> None:
    content = saved(plain((128, 128, 128), "LAB"), "TIFF")  # L = 50 %, a = b = 0: a middle grey
    assert difference(decode(content).pixels, np.array([119, 119, 119], np.uint8)) <= 2


def test_the_first_frame_of_an_animation() -> None:
    frames = [plain(colour) for colour in ((250, 0, 0), (0, 250, 0), (0, 0, 250))]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert difference(decode(content).pixels, np.array([250, 0, 0], np.uint8)) <= 1


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("name", ["upright.heic", "turned.heic"])
def test_a_photo_of_a_telephone(name: str) -> None:
    # Both hold the same cells; one says that it has to be turned, clockwise, by a quarter.
    picture = decode(SAMPLES / name)
    cells = np.random.default_rng(7).integers(16, 240, (4, 4, 3))
    if name == "turned.heic":
        cells = np.rot90(cells, -1)
        assert (picture.width_px, picture.height_px) == (192, 256)
    else:
        assert (picture.width_px, picture.height_px) == (256, 192)
    small = opened(shrink(SAMPLES / name, 256))
    height, width = small.shape[:2]
    centres = small[height // 8 :: height // 4, width // 8 :: width // 4]
    assert difference(centres, cells) < 12


def test_jpeg_xl() -> None:
    pixels = pattern(5, size=(300, 256))
    encode = imagecodecs.jpegxl_encode
    for content in (encode(pixels, lossless=True), encode(pixels[:, :, 0])):
        picture = decode(bytes(content))
        assert (picture.width_px, picture.height_px) == (300, 256)
    assert np.array_equal(decode(bytes(encode(pixels, lossless=True))).pixels, pixels[16:240, 38:262])
    assert "damaged" in problem_of(bytes(content)[:60]).reason


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_raw_file_is_shown_by_its_preview(orientation: int) -> None:
    pytest.importorskip("rawpy")
    preview = saved(Image.fromarray(pattern(5, size=(320, 240))), "JPEG", quality=95)
    picture = decode(dng(640, 480, preview, orientation))
    upright = Image.fromarray(pattern(5, size=(320, 240)))
    if orientation != 1:
        upright = upright.rotate({3: 180, 6: -90, 8: 90}[orientation], expand=True)
    expected = decode(saved(upright, "PNG"))
    assert np.abs(picture.pixels.astype(int) - expected.pixels).mean() < 3
    assert (picture.width_px, picture.height_px) == ((640, 480) if orientation in (1, 3) else (480, 640))


def test_a_raw_file_without_a_preview_is_developed() -> None:
    pytest.importorskip("rawpy")
    picture = decode(dng(640, 480, b""))
    assert (picture.width_px, picture.height_px) == (640, 480)
    assert picture.pixels.std() > 5


@pytest.mark.slow
def test_a_large_jpeg_2000_is_decoded_at_reduced_scale() -> None:
    image = Image.fromarray(pattern(4, size=(2400, 1600)))
    content = saved(image, "JPEG2000")
    picture = decode(content)
    assert np.abs(picture.pixels.astype(int) - decode(saved(image, "PNG")).pixels).mean() < 4
    assert (picture.width_px, picture.height_px) == (2400, 1600)


# Transparency.


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (255, 255, 255, 255), (255, 255, 255)),
        ("RGBA", (255, 0, 0, 0), (127, 127, 127)),
        ("RGBA", (255, 255, 0, 51), (153, 153, 102)),  # a fifth of the colour, four fifths of 127
        ("LA", (255, 51), (153, 153, 153)),
    ],
)
def test_neutral_shows_through_transparency(
    mode: str, colour: tuple[int, ...], expected: tuple[int, int, int]
) -> None:
    content = saved(plain(colour, mode), "PNG")
    assert difference(decode(content).pixels, np.array(expected, np.uint8)) <= 1
    assert difference(opened(shrink(content, 64)), np.array(expected, np.uint8)) <= 3


def test_a_transparent_colour_of_a_palette() -> None:
    indices = np.zeros((256, 256), np.uint8)
    indices[:, 128:] = 1
    image = Image.frombytes("P", (256, 256), indices.tobytes())
    image.putpalette([255, 0, 0, 0, 0, 255])
    pixels = decode(saved(image, "PNG", transparency=1)).pixels
    assert pixels[0, 0].tolist() == [255, 0, 0]
    assert pixels[0, 223].tolist() == [127, 127, 127]


@pytest.mark.parametrize(("mode", "colour"), [("RGB", (0, 200, 0)), ("L", 200)])
def test_a_transparent_colour_without_an_alpha_channel(mode: str, colour: Any) -> None:
    image = Image.new(mode, (256, 256), colour)
    image.paste(0, (128, 0, 256, 256))
    pixels = decode(saved(image, "PNG", transparency=colour)).pixels
    assert pixels[0, 0].tolist() == [127, 127, 127]
    assert pixels[0, 223].tolist() == [0, 0, 0]


def test_the_colour_under_full_transparency_does_not_bleed() -> None:
    image = Image.new("RGBA", (512, 512), (255, 0, 255, 0))
    image.paste((0, 120, 0, 255), (0, 0, 256, 512))
    pixels = decode(saved(image, "PNG")).pixels.astype(int)
    assert pixels[:, :, 0].max() <= 130  # neutral and green have no more red than that
    assert pixels[:, :, 2].max() <= 130


# Colour profiles.


def swapped_profile() -> bytes:
    """Make an RGB profile that differs from sRGB in that its red is green and its green red."""
    content = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert content.count(b"rXYZ") == content.count(b"gXYZ") == 1
    content = content.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
    return content.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


@pytest.mark.parametrize("file_format", ["PNG", "TIFF"])
def test_colours_are_converted_by_the_embedded_profile(file_format: str) -> None:
    content = saved(plain((255, 0, 0)), file_format, icc_profile=swapped_profile())
    assert difference(decode(content).pixels, np.array([0, 255, 0], np.uint8)) <= 2
    assert difference(opened(shrink(content, 64)), np.array([0, 255, 0], np.uint8)) <= 4


def test_the_profile_is_used_under_transparency_too() -> None:
    content = saved(plain((255, 0, 0, 255), "RGBA"), "PNG", icc_profile=swapped_profile())
    assert difference(decode(content).pixels, np.array([0, 255, 0], np.uint8)) <= 2


@pytest.mark.parametrize(
    "profile",
    [
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),  # nothing to convert
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),  # of another colour space
        swapped_profile()[:200],  # cut off
        b"no profile at all",
    ],
)
def test_a_profile_that_changes_nothing_or_cannot_be_used(profile: bytes) -> None:
    pixels = pattern(8, size=(256, 256))
    assert np.array_equal(decode(png(pixels, icc_profile=profile)).pixels, pixels[16:240, 16:240])


# Large pictures.


def test_a_large_jpeg_is_decoded_at_reduced_scale_and_looks_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = saved(Image.fromarray(pattern(4, size=(2400, 1600))), "JPEG", quality=95)
    reduced: list[tuple[int, int]] = []
    central_square = decoder.central_square

    def noting(image: Image.Image, wanted: InputSpec) -> Image.Image:
        reduced.append(image.size)
        return central_square(image, wanted)

    monkeypatch.setattr(decoder, "central_square", noting)
    picture = decode(content)
    with Image.open(io.BytesIO(content)) as image:
        expected = np.asarray(central_square(image.convert("RGB"), LITE0_INPUT))
    assert reduced == [(600, 400)]  # the largest power of two that leaves 256 or more of the shorter side
    assert np.abs(picture.pixels.astype(int) - expected).mean() < 2
    assert (picture.width_px, picture.height_px) == (2400, 1600)


def header_of_png(width: int, height: int) -> bytes:
    """Write a PNG whose header promises far more than there is."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def header_of_jpeg(width: int, height: int) -> bytes:
    content = bytearray(saved(plain((9, 9, 9)), "JPEG"))
    start = content.index(b"\xff\xc0") + 5
    content[start : start + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def header_of_gif(width: int, height: int) -> bytes:
    content = bytearray(saved(Image.new("P", (4, 4)), "GIF"))
    content[6:10] = struct.pack("<HH", width, height)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        header_of_png(60_000, 60_000),
        header_of_png(2_000_000_000, 1),
        header_of_png(20_000, 6_001),  # the header is allowed, decoding in full is not
        header_of_jpeg(65_000, 65_000),
        header_of_gif(65_535, 65_535),
    ],
    ids=["png", "long png", "png to decode", "jpeg", "gif"],
)
def test_a_huge_size_in_the_header_is_refused_before_decoding(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_decoding(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", no_decoding)
    problem = problem_of(content)
    assert problem.reason.startswith("too large: ")
    assert problem.reason.endswith(" pixels")
    assert (problem.is_picture, problem.may_pass) == (True, False)


# What is wrong with a file.


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"Dear diary, today I took no picture.\n",
        b"%PDF-1.7\n1 0 obj\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        bytes(5000),
        np.random.default_rng(3).bytes(5000),
    ],
    ids=["one byte", "text", "pdf", "eps", "svg", "zeros", "noise"],
)
def test_a_file_that_is_no_picture_is_distinguished_from_a_damaged_one(content: bytes) -> None:
    problem = problem_of(content)
    assert problem.reason == "not a picture in a format that SimGUI reads"
    assert (problem.is_picture, problem.may_pass) == (False, False)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOVERFLOW])
def test_an_impossible_position_in_a_file_is_damage(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def seeking(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Image, "open", seeking)
    problem = problem_of(png(pattern(1)))
    assert problem.reason == "damaged: its header cannot be read"
    assert not problem.may_pass


def test_what_a_reason_quotes_of_a_file_is_printable_and_short() -> None:
    content = bytearray(saved(plain((1, 2, 3)), "PPM"))
    content[3:6] = b"\x1b]0"  # a terminal would take it for an order
    reason = problem_of(bytes(content)).reason
    assert reason.isprintable()
    assert printable("a\x1b[31m\n\u202eb\ud800\0 " + "c" * 5000) == "a [31m b " + "c" * 190 + "…"


def test_a_sentence_stays_one_where_its_values_are_made_printable() -> None:
    line = printable_sentence(say("the format {name} of {bits} bits", name="a\x1b\nb", bits=7))
    assert line == "the format a b of 7 bits"
    assert isinstance(line, Sentence) and line.template == "the format {name} of {bits} bits"


@pytest.mark.parametrize(
    ("template", "name"), [("the\x1b format {name}", "x"), ("the format {name}", "x" * 199), ("x" * 300, "")]
)
def test_a_sentence_that_is_no_short_line_becomes_one_without_its_parts(template: str, name: str) -> None:
    line = printable_sentence(Sentence(template, values={"name": name}))
    assert line.template != template and not any(isinstance(each, Sentence) for each in line.values.values())
    assert line.isprintable() and 0 < len(line) <= 200


def test_a_missing_file_is_a_problem_that_may_pass(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePicture) as caught:
        decode(tmp_path / "gone.jpg")
    assert caught.value.reason == "there is no such file"
    assert caught.value.may_pass


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "you have no permission for it"),
        (OSError(errno.EIO, "Input/output error"), "the drive reported an error"),
        (MemoryError(), "too large: decoding it takes too much memory"),
    ],
)
def test_a_problem_of_the_computer_may_pass(
    error: BaseException, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Image, "open", failing)
    problem = problem_of(png(pattern(1)))
    assert (problem.reason, problem.is_picture, problem.may_pass) == (reason, True, True)


# Small copies.


def test_a_thumbnail_comes_from_the_same_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[tuple[int, int]] = []
    load = ImageFile.ImageFile.load

    def counting(image: ImageFile.ImageFile) -> Any:
        if image.tile:
            loads.append(image.size)
        return load(image)

    monkeypatch.setattr(ImageFile.ImageFile, "load", counting)
    exif = Image.Exif()
    exif[0x0112] = 6
    content = saved(Image.fromarray(pattern(4, size=(1000, 700))), "JPEG", exif=exif, quality=95)
    picture = decode(content, LITE0_INPUT, 256)
    assert len(loads) == 1
    thumbnail = opened(picture.thumbnail)
    assert thumbnail.shape == (256, 179, 3)
    assert np.abs(thumbnail.astype(int) - opened(shrink(content, 256))).mean() < 2
    assert decode(content).thumbnail == b""


@pytest.mark.parametrize(
    ("size", "longest", "expected"),
    [
        ((1000, 500), 256, (256, 128)),
        ((500, 1000), 256, (128, 256)),
        ((256, 100), 256, (256, 100)),
        ((40, 30), 256, (40, 30)),  # never enlarged
        ((2000, 3), 256, (256, 1)),
        ((5, 3000), 100, (1, 100)),
    ],
)
def test_a_small_copy_keeps_the_proportions(
    size: tuple[int, int], longest: int, expected: tuple[int, int]
) -> None:
    content = saved(Image.new("RGB", size, (180, 90, 20)), "PNG")
    pixels = opened(shrink(content, longest))
    assert pixels.shape == (expected[1], expected[0], 3)
    assert difference(pixels, np.array([180, 90, 20], np.uint8)) <= 3


def test_originals_stay_as_they_are(tmp_path: Path) -> None:
    for suffix in ("jpg", "png", "tiff", "gif", "webp"):
        make_picture(tmp_path / f"a.{suffix}", 1)
    (tmp_path / "broken.jpg").write_bytes((tmp_path / "a.jpg").read_bytes()[:300])
    before = contents(tmp_path)
    for path in before:
        for read in (decode, lambda each: shrink(each, 64)):
            try:
                read(path)
            except UnreadablePicture:
                assert path.name == "broken.jpg"
    assert contents(tmp_path) == before
