"""What a system shows of the program before it runs, in the languages of the window."""

import re
import xml.etree.ElementTree as ET

import pytest
from languages import ROOT, packaging_module
from PySide6.QtCore import QLocale

PACKAGING = ROOT / "packaging"
TRANSLATED = sorted(packaging_module("translations").languages(ROOT / "resources" / "translations"))
_LANGUAGE_OF_ELEMENT = "{http://www.w3.org/XML/1998/namespace}lang"

pytestmark = pytest.mark.skipif(not PACKAGING.is_dir(), reason="the packaging is not here")


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_menu_entry_is_translated(code: str) -> None:
    keys = dict(
        line.split("=", 1)
        for line in (PACKAGING / "linux/simgui.desktop").read_text("utf-8").splitlines()[1:]
    )
    for key in ("GenericName", "Comment", "Keywords"):
        assert keys[key] != keys[f"{key}[{code}]"]
    assert keys[f"Keywords[{code}]"].endswith(";")


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_description_in_software_centres_is_translated(code: str) -> None:
    about = ET.parse(PACKAGING / "linux/metainfo.xml").getroot()
    for element in ("summary", "description/p"):
        said = about.findall(element)
        english = [each for each in said if _LANGUAGE_OF_ELEMENT not in each.attrib]
        translated = [each for each in said if each.get(_LANGUAGE_OF_ELEMENT) == code]
        assert len(english) == len(translated) > 0
    assert {each.text for each in about.iter("lang")} == {"en", *TRANSLATED}


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_installer_for_windows_is_translated(code: str) -> None:
    script = (PACKAGING / "windows/simgui.nsi").read_text("utf-8")
    language = QLocale.languageToString(QLocale(code).language()).upper()
    assert f'MUI_LANGUAGE "{language.capitalize()}"' in script
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", script, re.MULTILINE)
    names = {name for name, _language in said}
    assert {name for name, each in said if each == language} == names
    assert {name for name, each in said if each == "ENGLISH"} == names
    assert set(re.findall(r"\$\((\w+)\)", script)) == names


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_description_in_winget_is_translated(code: str) -> None:
    (translated,) = (PACKAGING / "winget").glob(f"simgui.locale.{code}-*.yaml")
    assert "ManifestType: locale" in translated.read_text("utf-8")
