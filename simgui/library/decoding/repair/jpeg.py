"""JPEG: keep tables, frame and scans, and those of the other segments that are in order."""

import struct
from dataclasses import dataclass

_START = b"\xff\xd8"
_EXIF, _ICC, _JFIF, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"JFIF\0", b"Adobe"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC} | {0xF7}  # the last: JPEG-LS
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xF8))
_SCAN = 0xDA
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers without a length
_KNOWN = _FRAMES | _TABLES | {_SCAN, 0xFE, *range(0xDE, 0xF0)} | _BARE


@dataclass(frozen=True)
class Segment:
    """A piece of a JPEG: its marker, and where it begins and ends in the file."""

    marker: int
    start: int
    end: int


@dataclass(frozen=True)
class Frame:
    """What the frame header says.

    Attributes:
        marker: The coding: 0xC0 baseline, 0xC2 progressive, 0xC3 lossless.
        size: Width and height.
        bits: Bits a sample.
        components: The ids of the colour components.
        mcu_rows: The most rows of pixels that are coded together.
    """

    marker: int
    size: tuple[int, int]
    bits: int
    components: bytes
    mcu_rows: int

    @property
    def is_progressive(self) -> bool:
        """Whether rough scans of the whole picture come first."""
        return self.marker in (0xC2, 0xC6, 0xCA, 0xCE)


def repaired_jpeg(content: bytes) -> bytes | None:
    """Make a copy without damaged segments; None if no pixels are found."""
    segments = _segments(content)
    if segments is None:
        return None
    parts = [_START]
    profile = _whole_profile(content, segments)
    for segment in segments:
        body = content[segment.start + 4 : segment.end]
        keep = (
            segment.marker in _FRAMES | _TABLES
            or (segment.marker == 0xE0 and body.startswith(_JFIF) and len(body) >= 14)
            or (segment.marker == 0xE1 and body.startswith(_EXIF))
            or (segment.marker == 0xEE and body.startswith(_ADOBE) and len(body) >= 12)
            or segment in profile
        )
        if keep:
            parts.append(content[segment.start : segment.end])
    copy = b"".join((*parts, content[segments[-1].start :]))
    return _with_height(copy)


def frame_of(content: bytes) -> Frame | None:
    """Read the frame header; None if there is none."""
    for segment in _segments(content) or ():
        body = content[segment.start + 4 : segment.end]
        if segment.marker in _FRAMES and len(body) >= 6 + 3 * body[5]:
            components = body[6 : 6 + 3 * body[5]]
            tallest = max((each & 15 for each in components[1::3]), default=1)
            height, width = struct.unpack_from(">2H", body, 1)
            return Frame(segment.marker, (width, height), body[0], components[::3], 8 * max(1, tallest))
    return None


def has_rough_scans(content: bytes, components: bytes) -> bool:
    """Tell whether a progressive JPEG holds the first, rough scan of each of its components to its end."""
    segments = _segments(content)
    rough: set[int] = set()
    scan = segments[-1] if segments else None
    while scan is not None:
        count = content[scan.start + 4]
        ids = content[scan.start + 5 : scan.start + 5 + 2 * count : 2]
        behind = content[scan.start + 5 + 2 * count : scan.end]
        at = _end_of_scan(content, scan.end)
        if at is None:
            break
        if len(behind) == 3 and behind[0] == 0 and behind[2] >> 4 == 0:
            rough.update(ids)
        following, _ = _walk(content, at)
        scan = following[-1] if following and following[-1].marker == _SCAN else None
    return rough >= set(components)


def _segments(content: bytes) -> list[Segment] | None:
    """List the segments up to the first scan, past any of a wrong length; None if no scan is found."""
    if not content.startswith(_START):
        return None
    found, at = _walk(content, len(_START))
    while not _leads_to_pixels(found):
        # The last segment that was read is wrong: go on at the next position that makes sense.
        begin = found.pop().start + 2 if found else at
        ways = [[*found, *way] for way in _ways(content, begin) if _leads_to_pixels([*found, *way])]
        if ways:
            return max(ways, key=lambda way: _area(content, way))
        if not found:
            return None
    return found


def _ways(content: bytes, begin: int) -> list[list[Segment]]:
    """List the ways from anywhere after `begin` to a scan; a picture inside the metadata is one, too."""
    ways: dict[int, list[Segment]] = {}
    at = content.find(b"\xff", begin)
    while 0 <= at < len(content) - 1:
        if content[at + 1] in _KNOWN - _BARE:
            way, _ = _walk(content, at)
            if way and way[-1].marker == _SCAN:
                ways.setdefault(way[-1].start, way)
                at = way[-1].start
        at = content.find(b"\xff", at + 1)
        if len(ways) > 8:
            break
    return list(ways.values())


def _walk(content: bytes, at: int) -> tuple[list[Segment], int]:
    """Go from segment to segment up to a scan, or until there is none; give the position as well."""
    found: list[Segment] = []
    while at + 1 < len(content) and content[at] == 0xFF and content[at + 1] in _KNOWN | {0xFF}:
        marker = content[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker in _BARE:
            at += 2
            continue
        if at + 4 > len(content):
            break
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(content):
            break
        found.append(Segment(marker, at, end))
        if marker == _SCAN:
            break
        at = end
    return found, at


def _leads_to_pixels(segments: list[Segment]) -> bool:
    return bool(
        segments and segments[-1].marker == _SCAN and any(each.marker in _FRAMES for each in segments)
    )


def _area(content: bytes, segments: list[Segment]) -> int:
    frame = next(each for each in segments if each.marker in _FRAMES)
    return int.from_bytes(content[frame.start + 5 : frame.start + 7], "big") * int.from_bytes(
        content[frame.start + 7 : frame.start + 9], "big"
    )


def _whole_profile(content: bytes, segments: list[Segment]) -> list[Segment]:
    """List the segments of the colour profile if all of them are there, each with its number."""
    parts = [each for each in segments if each.marker == 0xE2 and content.startswith(_ICC, each.start + 4)]
    if any(each.end - each.start <= 18 for each in parts):
        return []
    numbers = [(content[each.start + 16], content[each.start + 17]) for each in parts]
    return parts if sorted(numbers) == [(k + 1, len(parts)) for k in range(len(parts))] else []


def _end_of_scan(content: bytes, at: int) -> int | None:
    """Find the marker after the coded pixels; None if they end without one."""
    while 0 <= (at := content.find(b"\xff", at)) < len(content) - 1:
        if content[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if content[at + 1] == 0xFF else 2
    return None


def _with_height(content: bytes) -> bytes:
    """Put the height into the frame header if the file states it only after the first scan."""
    segments = _segments(content) or []
    for frame in segments:
        if frame.marker in _FRAMES and content[frame.start + 5 : frame.start + 7] == b"\0\0":
            at = _end_of_scan(content, segments[-1].end)
            if at is not None and content[at + 1] == 0xDC:
                (height,) = struct.unpack_from(">H", content.ljust(at + 6, b"\0"), at + 4)
                place = frame.start + 5
                return content[:place] + struct.pack(">H", height) + content[place + 2 :]
    return content
