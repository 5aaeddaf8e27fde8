import numpy as np
import pytest

from simgui.words.dates import Days, read_days


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2019", (Days(2019), 1)),
        ("2019-07", (Days(2019, 7), 1)),
        ("2019-07-04", (Days(2019, 7, 4), 1)),
        ("20190704", (Days(2019, 7, 4), 1)),
        ("july", (Days(None, 7), 1)),
        ("July 2019 dog", (Days(2019, 7), 2)),
        ("2019 july", (Days(2019, 7), 2)),
        ("sept. 2020", (Days(2020, 9), 2)),
        ("may 2019", (Days(2019, 5), 2)),
        ("may", None),
        ("march", None),
        ("1234", None),
        ("2019-13", None),
        ("2019-02-30", None),
        ("20195", None),
        ("dog 2019", None),
        ("", None),
    ],
)
def test_what_is_a_date(words: str, found: tuple[Days, int] | None) -> None:
    assert read_days(words.split()) == found


def test_which_days_are_meant() -> None:
    dates = ["2018-12-31", "2019-01-01", "2019-07-04", "2020-07-04", "1969-07-20"]
    days = np.array(dates, "datetime64[D]").astype(np.int64)

    def held(which: Days) -> list[str]:
        return [date for date, here in zip(dates, which.hold(days).tolist(), strict=True) if here]

    assert held(Days(2019)) == ["2019-01-01", "2019-07-04"]
    assert held(Days(None, 7)) == ["2019-07-04", "2020-07-04", "1969-07-20"]
    assert held(Days(2019, 7)) == ["2019-07-04"]
    assert held(Days(1969, 7, 20)) == ["1969-07-20"]
    assert held(Days(1969, 7, 21)) == []
