from simgui.installation.notices import notices


def test_everything_shipped_with_the_source_has_a_name_and_a_text() -> None:
    found = {notice.name: notice for notice in notices()}
    assert {"Sample pictures", "Qt and Qt for Python", "WordNet 3.0"} <= set(found)
    assert {f"EfficientNet-{size} (the starter)" for size in ("Lite0", "Lite2")} <= set(found)
    assert found["Qt and Qt for Python"].licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt and Qt for Python"].text
    for notice in found.values():
        assert notice.text.strip(), notice.name
