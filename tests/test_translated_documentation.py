"""What the documentation says in one language, it says in the others, with the words of the window."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from documentation import DOCS, Section, anchor, sections, translated_pages
from languages import packaging_module

from simgui.core.resources import HELP

TRANSLATED = translated_pages()
IN_PAIRS = [pytest.param(*each, id=each[1].name) for each in TRANSLATED]

FILLED_IN = {
    "de": {
        "ADRESSE": "ADDRESS",
        "BILD": "PICTURE",
        "DATEI": "FILE",
        "HIER": "HERE",
        "MUSTER": "PATTERN",
        "ORDNER": "FOLDER",
        "SUCHBILD": "QUERY",
        "TAG": "DAY",
        "UNTERORDNER": "SUBFOLDER",
        "ZEILE": "LINE",
        "ZUORDNUNG": "MATCHER",
    },
}
"""What a person fills in in a command, in English."""

SEARCHED_FOR = ("bed", "cabinet", "chair", "furniture", "lamp", "seat", "sofa", "table")
"""Words of a blind test, in every language as they are typed."""
OTHER = {
    "en": {
        "Metric learning for image similarity search using TensorFlow Similarity",
        "2 of 3",
        "Preparing the new starter: 1,204 of 8,300 pictures",
        "animal",
        "beach",
        "black and white",
        "clothing",
        "crane",
        "dalmatian",
        "dark",
        "dog",
        "extras",
        "food",
        "fruit",
        "holidays",
        "like this, but red",
        "more than half",
        "no data",
        "of the pictures that pass",
        "r",
        "search-only",
        "shirt",
        "shoes",
        "shoes · match (0.12, up to 0.19)",
        "vehicle",
        "your",
        *SEARCHED_FOR,
    },
    "de": {
        "Metric learning for image similarity search using TensorFlow Similarity",
        "2 von 3",
        "animal",
        "beach",
        "black and white",
        "clothing",
        "crane",
        "dalmatian",
        "dark",
        "der Bilder, die die Filter durchlassen",
        "dog",
        "food",
        "fruit",
        "für Sie",
        "holidays",
        "keine Daten",
        "mehr als die Hälfte",
        "r",
        "search-only",
        "shirt",
        "shoes",
        "shoes · Treffer (0,12, bis 0,19)",
        "train",
        "vehicle",
        "wie dieses, aber rot",
        *SEARCHED_FOR,
    },
}
"""What stands in italics and is no name in the window: examples, stressed words, terms, words of others."""

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the documentation is not here")


def pairs(english: Path, translated: Path) -> list[tuple[Section, Section]]:
    return list(zip(sections(english), sections(translated), strict=True))


def test_the_guide_and_the_example_are_there_in_german() -> None:
    assert {page.name for page, _translated, code in TRANSLATED if code == "de"} == set(HELP)


def test_all_pages_of_the_help_are_shipped() -> None:
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    pages = {f"docs/{page.name}": f"simgui/resources/{page.name}" for pair in TRANSLATED for page in pair[:2]}
    assert {source: to for source, to in shipped.items() if source.startswith("docs/")} == pages


@pytest.mark.parametrize(("english", "translated", "code"), IN_PAIRS)
def test_each_page_leads_to_the_other_below_its_title(english: Path, translated: Path, code: str) -> None:
    assert f"]({translated.name})" in english.read_text("utf-8").splitlines()[2]
    assert f"]({english.name})" in translated.read_text("utf-8").splitlines()[2]


@pytest.mark.parametrize(("english", "translated", "code"), IN_PAIRS)
def test_the_headings_are_the_same(english: Path, translated: Path, code: str) -> None:
    assert [each.level for each in sections(translated)] == [each.level for each in sections(english)]


@pytest.mark.parametrize(("english", "translated", "code"), IN_PAIRS)
def test_code_and_commands_are_the_same(english: Path, translated: Path, code: str) -> None:
    same = {"DIR": "FOLDER"}
    for ours, theirs in pairs(english, translated):
        assert theirs.code(FILLED_IN[code]) == ours.code(same), theirs.title
        assert theirs.syntax(FILLED_IN[code]) == ours.syntax(same), theirs.title


@pytest.mark.parametrize(("english", "translated", "code"), IN_PAIRS)
def test_links_lead_to_the_same_places(english: Path, translated: Path, code: str) -> None:
    for ours, theirs in pairs(english, translated):
        leads = sorted(place_of(link, translated) for link in theirs.links())
        assert leads == sorted(place_of(link, english) for link in ours.links()), theirs.title


def place_of(link: str, page: Path) -> tuple[str, str]:
    """Give page or picture without its language, and which heading of it; elsewhere, the link as it is."""
    path, _, fragment = link.partition("#")
    bare = re.sub(r"\.\w\w(?=\.(md|png)$)", "", path or page.name)
    if fragment and bare in HELP:
        headings = [anchor(each.title) for each in sections(page.with_name(path or page.name))]
        fragment = f"heading {headings.index(fragment)}"
    return bare, fragment


@pytest.mark.parametrize(("english", "translated", "code"), IN_PAIRS)
def test_the_numbers_are_the_same(english: Path, translated: Path, code: str) -> None:
    differ = {
        theirs.title: (dict(written - source), dict(source - written))
        for ours, theirs in pairs(english, translated)
        if (written := theirs.numbers(code)) != (source := ours.numbers("en"))
    }
    assert differ == {}, "in it alone, missing in it"


# Names in the window.

_VALUE = re.compile(r"\{[^}]*\}")
_LEAST_LETTERS = 4
"""A message with fewer letters beside its values fits anything."""


def bare(text: str) -> str:
    """Leave out what a name has beside its words: marks of keys, dots, arrows."""
    return re.sub(r"&(?=\w)", "", text).strip(" …▸▾:").casefold()


class Names:
    """The messages of the program by what they say in a language.

    Args:
        said: Number of a message, and a form of it.
    """

    def __init__(self, said: Iterable[tuple[int, str]]) -> None:
        self._exact: dict[str, set[int]] = {}
        self._filled: list[tuple[re.Pattern[str], int]] = []
        for number, text in said:
            fixed = _VALUE.sub("", text)
            self._exact.setdefault(bare(fixed), set()).add(number)
            if fixed != text and sum(map(str.isalpha, fixed)) >= _LEAST_LETTERS:
                pattern = ".+".join(re.escape(each) for each in _VALUE.split(bare(text)))
                self._filled.append((re.compile(pattern), number))

    def exactly(self, text: str) -> set[int]:
        """Give the messages that a text is, but for what is filled in."""
        return self._exact.get(bare(text), set())

    def of(self, text: str) -> set[int]:
        """Give the messages that a text may be, with something filled in or without."""
        wanted = bare(text)
        return self.exactly(text) | {number for pattern, number in self._filled if pattern.fullmatch(wanted)}


@cache
def names(code: str) -> Names:
    translations = packaging_module("translations")
    files = translations.languages(translations.FOLDER)  # type: ignore[attr-defined]
    messages = translations.translations(files["de" if code == "en" else code])  # type: ignore[attr-defined]
    said = enumerate(messages.items())
    if code == "en":
        return Names((number, message.source) for number, (message, _forms) in said)
    return Names((number, form) for number, (_message, forms) in said for form in forms)


@pytest.mark.parametrize(
    "page", [pytest.param(page, id=page.name) for pair in TRANSLATED for page in pair[:2]]
)
def test_names_in_italics_are_names_in_the_window(page: Path) -> None:
    code = page.name.split(".")[1] if page.name.count(".") > 1 else "en"
    unknown = {
        said
        for section in sections(page)
        for said in section.italic()
        if said not in OTHER[code] and not names(code).of(said)
    }
    assert unknown == set()


@pytest.mark.parametrize(("english", "translated", "code"), IN_PAIRS)
def test_names_are_those_of_the_window_in_its_language(english: Path, translated: Path, code: str) -> None:
    missing = []
    for ours, theirs in pairs(english, translated):
        there = [names(code).of(said) for said in theirs.italic() | theirs.bold()]
        wanted = {said: names("en").of(said) for said in ours.italic() - OTHER["en"]}
        wanted |= {said: names("en").exactly(said) for said in ours.bold()}
        for said, meant in wanted.items():
            if meant and not any(meant & each for each in there):
                missing.append(f"{theirs.title}: {said}")
    assert missing == []


def test_no_other_word_is_listed_in_vain() -> None:
    for code, listed in OTHER.items():
        pages = {
            page for pair in TRANSLATED for page in pair[:2] if (f".{code}." in page.name) != (code == "en")
        }
        used = {said for page in pages for section in sections(page) for said in section.italic()}
        assert sorted(listed - used) == []
