"""What is collected for translation, and that the translations in the tree are whole."""

import shutil
from pathlib import Path

import pytest
from languages import packaging_module

from simgui.core.resources import languages

translations = packaging_module("translations")
Message = translations.Message

SOURCE = """
from functools import partial
_tr = partial(QCoreApplication.translate, "words")

class Page:
    def show(self):
        self.tr("A title")
        _tr("A word")
        say("{name} is gone", name=1)
        say_count("{count} file", "{count} files", 3)
        QCoreApplication.translate("direct", "Said")
"""


def collected(folder: Path, source: str) -> set[object]:
    package = folder / "package"
    package.mkdir()
    (package / "module.py").write_text(source, "utf-8")
    return translations.collect(package)


def test_every_way_to_say_something_is_collected(tmp_path: Path) -> None:
    assert collected(tmp_path, SOURCE) == {
        Message("Page", "A title"),
        Message("words", "A word"),
        Message("", "{name} is gone"),
        Message("", "{count} file", is_plural=True),
        Message("direct", "Said"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "self.tr(title)",
        'self.tr(f"{title} of")',
        "say(title)",
        'say_count("one", many, 2)',
        'widget.tr("A title")',
        'QCoreApplication.translate("direct", said)',
    ],
)
def test_what_is_not_written_out_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(translations.UnclearError):
        collected(tmp_path, f"class Page:\n    def show(self):\n        {line}\n")


@pytest.mark.parametrize(
    ("source", "form", "why"),
    [
        ("{0:,} of {1}", "{0:,} von", "places"),
        ("{0:.2f}", "{0:.3f}", "places"),
        ("{name}", "{name", "places"),
        ("&Close", "Schließen", "marks"),
        (" of it", "davon", "begins"),
        ("pictures ", "Bilder", "ends"),
    ],
)
def test_a_translation_that_does_not_fit_its_text_is_found(source: str, form: str, why: str) -> None:
    message = Message("", source)
    (fault,) = translations.faults({message}, {message: (form,)})
    assert why in fault


def test_other_words_in_another_order_are_no_mistake() -> None:
    message = Message("Page", " that {0} never saw &and")
    assert translations.faults({message}, {message: (", die {0} nie &sah",)}) == []


def test_a_form_for_one_may_do_without_its_number() -> None:
    message = Message("", "One file of {folder}", is_plural=True)
    assert (
        translations.faults({message}, {message: ("Eine Datei von {folder}", "{count} von {folder}")}) == []
    )


def test_what_is_missing_and_what_is_left_over_is_found() -> None:
    new, old, open_ = Message("", "new"), Message("", "old"), Message("", "open")
    found = translations.faults({new, open_}, {old: ("alt",), open_: ()})
    assert [each.partition(":")[0] for each in found] == [
        "is not in the file",
        "is not in the source any more",
        "is not translated",
    ]


@pytest.mark.process
def test_a_file_follows_its_messages_and_keeps_what_is_translated(tmp_path: Path) -> None:
    file = tmp_path / "simgui_de.ts"
    kept, plural = Message("Page", "“A” \\ title\nand more"), Message("", "{count} file", is_plural=True)
    translations.update({kept, Message("Page", "gone")}, file)
    assert set(translations.translations(file).values()) == {()}
    text = file.read_text("utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>Ein Titel</translation>"
    )
    file.write_text(text, "utf-8")
    translations.update({kept, plural}, file)
    assert translations.translations(file) == {kept: ("Ein Titel",), plural: ()}


@pytest.mark.process
def test_an_empty_file_begins_a_language(tmp_path: Path) -> None:
    file = tmp_path / "simgui_fr.ts"
    file.touch()
    assert translations.languages(tmp_path) == {"fr": file}
    translations.update({Message("Page", "A title")}, file)
    assert translations.translations(file) == {Message("Page", "A title"): ()}
    assert 'language="fr"' in file.read_text("utf-8")
    translations.compiled(file, tmp_path / "simgui_fr.qm")
    assert (tmp_path / "simgui_fr.qm").is_file()


@pytest.mark.process
def test_what_no_window_could_load_is_found(tmp_path: Path) -> None:
    shutil.copy(translations.FOLDER / "simgui_de.ts", tmp_path / "simgui_fr.ts")
    shutil.copy(translations.FOLDER / "simgui_de.qm", tmp_path / "simgui_it.qm")
    alone, code, not_compiled = translations.check(tmp_path)
    assert alone == "simgui_it.qm has no simgui_it.ts"
    assert code.startswith("simgui_fr.ts") and "'fr'" in code
    assert not_compiled == "simgui_fr.qm is not the compiled simgui_fr.ts"


def test_the_window_offers_what_is_translated() -> None:
    assert {"en", *translations.languages(translations.FOLDER)} == set(languages())


@pytest.mark.process
def test_all_that_the_program_says_is_translated() -> None:
    assert translations.check(translations.FOLDER) == []
