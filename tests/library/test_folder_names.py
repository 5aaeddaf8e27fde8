import pytest

from simgui.library.folder_names import NameKind, kind_of_name


@pytest.mark.parametrize(
    "name",
    [
        *("2019", "1998", "2019-07", "2019_07_01", "20190701", "20190701_120000", "2019-07 Summer"),
        *(
            "2019-07-01 Anna",
            "2019.07",
            "201907",
            "01.07.2019",
            "07-2019",
            "2018-2019",
            "2019年7月",
            "2019 년",
        ),
        *(
            "July",
            "july ",
            "Juli 2019",
            "1 July 2019",
            "July 1st",
            "07 Juli",
            "Août",
            "Summer 2019",
            "2019 Sommer",
        ),
        *("May 2019", "12 May", "2019 Q3", "KW27 2019"),
    ],
)
def test_dates(name: str) -> None:
    assert kind_of_name(name) is NameKind.DATE


@pytest.mark.parametrize(
    "name", ["DCIM", "dcim", "100CANON", "101_PANA", "100APPLE", "Camera Roll", "999ABC12"]
)
def test_cameras(name: str) -> None:
    assert kind_of_name(name) is NameKind.CAMERA


@pytest.mark.parametrize("name", ["07", "1", "001", "12-3", "1234567", "#3", "(2)", "٣"])
def test_numbers(name: str) -> None:
    assert kind_of_name(name) is NameKind.NUMBER


@pytest.mark.parametrize(
    "name",
    [
        *(
            "shoes",
            "t-shirt",
            "Schuhe für Große",
            "Audi S4 Sedan 2012",
            "2019 Honda",
            "n01440764",
            "summer",
            "fall",
        ),
        *(
            "001.Black_footed_Albatross",
            "100 shoes",
            "4x4",
            "7up",
            "3d",
            "May",
            "mars",
            "spring",
            "camera",
            "set",
        ),
        *(
            "100canon",
            "sept-fours",
            "20th century",
            "2019A",
            "12345678",
            "1999x",
            "year 2019",
            "-",
            "",
            "…",
            "July party",
        ),
    ],
)
def test_what_may_be_a_label(name: str) -> None:
    assert kind_of_name(name) in (None, NameKind.NUMBER if name.isdecimal() else None)
