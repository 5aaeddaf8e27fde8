"""A label comes into XMP and out of it again; whatever others have written stays, byte for byte."""

import random
from pathlib import Path

import pytest

from simgui.library.xmp.changing import with_label
from simgui.library.xmp.names import HIERARCHICAL, SUBJECT, TAGS, WRITTEN
from simgui.library.xmp.reading import BadXmp, read_xmp

SAMPLES = Path(__file__).parents[2] / "samples" / "xmp"
PROGRAMS = ("darktable", "digikam", "lightroom")
LABELS = (
    "hat",
    "größe, Äpfel & <Birnen>",
    "a > b ]]> \"quoted\" 'too'",
    "😀 👩‍👩‍👧",
    "שלום עולם",
    "animals/bird",
    "either|or",
    " spaces ",
    "&amp;",
    "<!-- -->",
)
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'


def sample(program: str) -> bytes:
    return (SAMPLES / f"{program}.xmp").read_bytes()


def changed(content: bytes, label: str | None) -> bytes:
    new = with_label(content, label)
    return content if new is None else new


def texts(content: bytes, name: object = SUBJECT) -> list[str]:
    return [text for each in read_xmp(content).lists if each.name == name for text in each.texts]


def is_inside(before: bytes, after: bytes) -> bool:
    """Tell whether all of a text is in another one, in that order, line by line."""
    lines = iter(after.splitlines())
    return all(line in lines for line in before.splitlines())


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("label", LABELS)
def test_what_a_program_has_written_stays_and_comes_back_byte_for_byte(program: str, label: str) -> None:
    before = sample(program)
    after = changed(before, label)
    assert label in texts(after)
    assert is_inside(before, after)
    assert with_label(after, label) is None
    other = changed(after, "something else")
    assert is_inside(before, other)
    assert label not in texts(other)
    assert changed(after, None) == before
    assert changed(other, None) == before


@pytest.mark.parametrize("label", LABELS)
def test_a_new_one_says_the_label_in_every_way_that_programs_read(label: str) -> None:
    made = changed(b"", label)
    assert texts(made) == [label]
    assert texts(made, TAGS) == [label]
    assert texts(made, HIERARCHICAL) == ([] if "|" in label else [label.replace("/", "|")])
    assert [each.path for each in read_xmp(made).keywords()] == [label]
    emptied = changed(made, None)
    assert read_xmp(emptied).lists == ()
    assert with_label(emptied, None) is None
    assert changed(emptied, label) == made


def test_nothing_is_made_of_nothing() -> None:
    assert with_label(b"", None) is None
    for program in PROGRAMS:
        assert with_label(sample(program), None) is None


def test_a_keyword_that_somebody_else_wrote_is_not_taken_out() -> None:
    before = sample("digikam")
    after = changed(before, "Strand")
    assert after == before  # it is in all lists already
    part = changed(sample("darktable"), "Paris")
    assert texts(part) == ["Paris", "holiday"]
    assert texts(part, HIERARCHICAL) == ["holiday", "places|France|Paris", "Paris"]
    assert texts(part, WRITTEN) == ["lr:hierarchicalSubject=Paris"]
    assert changed(part, None) == sample("darktable")


def test_where_another_program_drops_the_note_nothing_is_taken_out() -> None:
    after = changed(sample("lightroom"), "hat")
    start, end = after.index(b"   <simgui:Written"), after.index(b"</simgui:Written>\n") + 18
    without = after[:start] + after[end:]
    assert with_label(without, None) is None
    assert texts(changed(without, "cap")) == ["animals", "bird", "heron", "hat", "cap"]


def test_an_entry_that_the_person_removed_elsewhere_is_written_again_only_if_asked() -> None:
    after = changed(sample("lightroom"), "hat")
    without = after.replace(b"     <rdf:li>hat</rdf:li>\n", b"")
    assert changed(without, None) == sample("lightroom")
    assert texts(changed(without, "hat")) == ["animals", "bird", "heron", "hat"]


def test_a_list_that_a_program_reads_first_is_not_made_beside_older_keywords() -> None:
    """Else it would hide those."""
    only_flat = f"""<rdf:RDF {RDF}><rdf:Description xmlns:dc="{SUBJECT.address}">
    <dc:subject><rdf:Bag><rdf:li>old</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF>""".encode()
    after = changed(only_flat, "hat")
    assert texts(after) == ["old", "hat"]
    assert texts(after, TAGS) == texts(after, HIERARCHICAL) == []
    assert changed(after, None) == only_flat


@pytest.mark.parametrize(
    "before",
    [
        f"<rdf:RDF {RDF}/>",
        f"<rdf:RDF {RDF}></rdf:RDF>",
        f"<rdf:RDF {RDF}>\n <rdf:Description rdf:about='a > b'/>\n</rdf:RDF>",
        f"<r:RDF {RDF.replace(':rdf', ':r')}>\n\t<r:Description/>\n</r:RDF>",
        f"<RDF {RDF.replace(':rdf', '')}>\r\n  <Description>\r\n  </Description>\r\n</RDF>",
        f'<rdf:RDF {RDF}><rdf:Description xmlns:dc="another" dc:subject="not ours"/></rdf:RDF>',
        f'<rdf:RDF {RDF}><rdf:Description xmlns:d="{SUBJECT.address}"><d:subject><rdf:Bag/></d:subject>'
        "</rdf:Description></rdf:RDF>",
        f'<rdf:RDF {RDF}><rdf:Description xmlns:d="{SUBJECT.address}"><d:subject>\n<rdf:Bag>\n</rdf:Bag>'
        "<!-- mine --></d:subject></rdf:Description></rdf:RDF>",
        f'<rdf:RDF {RDF}><rdf:Description xmlns:d="{SUBJECT.address}"><d:subject/>'
        "</rdf:Description></rdf:RDF>",
    ],
)
def test_every_form_takes_a_label_and_gives_it_back(before: str) -> None:
    after = changed(before.encode(), "größe")
    assert texts(after) == ["größe"]
    assert with_label(after, "größe") is None
    emptied = changed(after, None)
    assert texts(emptied) == texts(emptied, WRITTEN) == []
    for word in ("mine", "not ours", "a > b"):
        assert (word in before) == (word in emptied.decode())


@pytest.mark.parametrize(
    "before",
    [
        f'<rdf:RDF {RDF}><rdf:Description xmlns:dc="{SUBJECT.address}" dc:subject="one"/></rdf:RDF>',
        f'<rdf:RDF {RDF}><rdf:Description xmlns:dc="{SUBJECT.address}"><dc:subject>one</dc:subject>'
        "</rdf:Description></rdf:RDF>",
    ],
)
def test_a_form_that_is_not_known_is_left_alone(before: str) -> None:
    with pytest.raises(BadXmp, match="written in a way"):
        with_label(before.encode(), "hat")
    assert with_label(before.encode(), None) is None


def test_another_encoding_is_kept_or_refused() -> None:
    text = sample("darktable").decode().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"')
    before = text.encode("latin-1")
    after = changed(before, "grün 😀")
    assert texts(after) == ["Paris", "holiday", "grün 😀"]
    assert "Søren Ångström".encode("latin-1") in after
    assert changed(after, None) == before
    with pytest.raises(BadXmp, match="UTF-8"):
        with_label(sample("digikam").decode().encode("utf-16"), "hat")


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_damage_is_made_worse(program: str) -> None:
    """Whatever is wrong with a file: it is refused, or it still holds what it said."""
    drawn, sound = random.Random(7), sample(program)
    for _ in range(300):
        damaged = bytearray(sound)
        for _ in range(drawn.randint(1, 4)):
            at = drawn.randrange(len(damaged))
            damaged[at : at + drawn.randint(0, 3)] = drawn.randbytes(drawn.randint(0, 3))
        try:
            said = texts(bytes(damaged))
            after = changed(bytes(damaged), "hat")
        except BadXmp:
            continue
        assert set(said) <= set(texts(after))
        assert "hat" in texts(after)
