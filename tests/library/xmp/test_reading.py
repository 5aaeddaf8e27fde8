"""Keywords in XMP as other programs write it; hostile XMP is refused at little cost."""

from pathlib import Path

import pytest

from simgui.library.keywords import Keyword, keyword_of, without_repeats
from simgui.library.xmp.reading import MOST_BYTES, BadXmp, read_xmp

SAMPLES = Path(__file__).parents[2] / "samples" / "xmp"


def xmp(inside: str, declaration: str = "") -> bytes:
    return (
        f'{declaration}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{inside}</rdf:RDF></x:xmpmeta>"
    ).encode()


def paths(content: bytes) -> list[str]:
    return [each.path for each in read_xmp(content).keywords()]


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("darktable", ["holiday", "places/France/Paris"]),
        ("digikam", ["Leute/Änne Müller", "Strand"]),
        ("lightroom", ["animals/bird/heron"]),
    ],
)
def test_what_a_program_writes_is_read_once_with_its_levels(program: str, expected: list[str]) -> None:
    assert paths((SAMPLES / f"{program}.xmp").read_bytes()) == expected


DESCRIBED = "<rdf:Description><dc:subject>{}</dc:subject></rdf:Description>"


@pytest.mark.parametrize(
    "inside",
    [
        DESCRIBED.format("<rdf:Bag><rdf:li>a &amp; b</rdf:li></rdf:Bag>"),
        DESCRIBED.format("<rdf:Alt><rdf:li><![CDATA[a & b]]></rdf:li></rdf:Alt>"),
        DESCRIBED.format("a &#38; b"),
        "<rdf:Description/>" + DESCRIBED.format("<rdf:Seq><rdf:li>a &amp; b</rdf:li></rdf:Seq>"),
        '<rdf:Description dc:subject="a &amp; b"/>',
        '<Description xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<s:subject xmlns:s="http://purl.org/dc/elements/1.1/"><Bag><li xml:lang="x-default">a &amp; b</li>'
        "</Bag></s:subject></Description>",
    ],
)
def test_every_way_to_write_a_keyword_is_understood(inside: str) -> None:
    assert paths(xmp(inside)) == ["a & b"]


def test_other_encodings_are_understood() -> None:
    inside = (
        "<rdf:Description><dc:subject><rdf:Bag><rdf:li>grün</rdf:li></rdf:Bag></dc:subject></rdf:Description>"
    )
    text = xmp(inside).decode()
    assert paths(text.encode("utf-16")) == ["grün"]
    assert paths(b"\xef\xbb\xbf" + text.encode()) == ["grün"]
    assert paths(xmp(inside, '<?xml version="1.0" encoding="ISO-8859-1"?>').decode().encode("latin-1")) == [
        "grün"
    ]


def test_entries_of_other_lists_are_no_keywords() -> None:
    content = (SAMPLES / "darktable.xmp").read_bytes()
    assert "Søren Ångström" not in paths(content)


BILLION = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10))
HOSTILE = {
    "billion laughs": xmp("<rdf:Description>&l9;</rdf:Description>", f"<!DOCTYPE x [{BILLION}]>"),
    "another file": xmp(
        "<rdf:Description>&f;</rdf:Description>", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    ),
    "another document type": xmp("<rdf:Description/>", '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'),
    "100 MB": b"<" + b"a" * (100 << 20),
    "deep": xmp("<a>" * 100_000 + "</a>" * 100_000),
    "cut off": xmp("<rdf:Description/>")[:-5],
    "no text": b"\0\1\2\3" * 50,
    "no XMP": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "an unknown encoding": xmp("", '<?xml version="1.0" encoding="ebcdic-of-mars"?>'),
    "an undeclared prefix": xmp("<crs:a/>"),
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_xmp_is_refused_with_a_reason(kind: str) -> None:
    with pytest.raises(BadXmp) as refused:
        read_xmp(HOSTILE[kind])
    assert str(refused.value).startswith("it ")


def test_many_marks_without_an_end_cost_little() -> None:
    """Where each tag ends is found without looking through the rest of the text for it."""
    many = xmp("<rdf:Description>" + "<a>'</a>" * 60_000 + "</rdf:Description>")
    assert len(many) < MOST_BYTES
    assert read_xmp(many).keywords() == ()


def test_more_keywords_than_anybody_has_are_left_out() -> None:
    items = "".join(f"<rdf:li>k{number}</rdf:li>" for number in range(20_000))
    found = paths(xmp(DESCRIBED.format(f"<rdf:Bag>{items}</rdf:Bag>")))
    assert found == [f"k{number}" for number in range(4000)]


def test_a_keyword_is_one_harmless_line() -> None:
    assert keyword_of(" \n\t ") is None
    assert keyword_of("a\n  b") == Keyword(("a b",))
    assert keyword_of("x" * 1001) is None
    assert keyword_of("a//b/", "/") == Keyword(("a", "b"))
    found = keyword_of("\u202eab\x1b[0m")
    assert found is not None
    assert found.name == "�ab�[0m"


def test_what_is_said_twice_is_left_out() -> None:
    flat = [Keyword((each,)) for each in ("animals", "bird", "heron", "water", "water", "a/b")]
    deep = [Keyword(("animals",)), Keyword(("animals", "bird")), Keyword(("animals", "bird", "heron"))]
    assert without_repeats([*flat, *deep, Keyword(("a", "b"))]) == (
        Keyword(("water",)),
        Keyword(("animals", "bird", "heron")),
        Keyword(("a/b",)),
    )
