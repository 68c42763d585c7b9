from datetime import date

import pytest

from dashboard.ingest.appendix.periods import Period, printed_day, split_period


@pytest.mark.parametrize(
    ("folded", "period", "rest"),
    [
        ("nam 2022 tich hop", Period(2022), "tich hop"),
        ("thang 9 2023 ty le", Period(2023, 9), "ty le"),
        ("thang 09 2023 ty le", Period(2023, 9), "ty le"),
        ("thang 12 nam 2023 ty le", Period(2023, 12), "ty le"),
        ("nam 2022", Period(2022), ""),
        ("nam 22 tich hop", None, "nam 22 tich hop"),
        ("thang 13 2023 tich hop", None, "thang 13 2023 tich hop"),
        ("khai sinh", None, "khai sinh"),
    ],
)
def test_a_head_begins_with_its_period(folded, period, rest):
    assert split_period(folded) == (period, rest)


def test_a_month_has_its_own_last_day():
    assert (Period(2024, 2).start, Period(2024, 2).end) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_year_still_running_ends_on_the_day_of_the_document():
    assert Period(2023).end_as_of(date(2023, 10, 31)) == date(2023, 10, 31)
    assert Period(2022).end_as_of(date(2023, 10, 31)) == date(2022, 12, 31)


def test_the_day_in_a_head_is_read_strictly():
    assert printed_day("(Tính đến ngày 19/10/2023)") == date(2023, 10, 19)
    assert printed_day("(Tính đến ngày 31/02/2023)") is None
    assert printed_day("Khai sinh") is None
