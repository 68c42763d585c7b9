"""Due instants at the edges of the day, in both wordings, with and without the weekend switch."""

from datetime import UTC, date, datetime

import pytest

from dashboard.domain.clock import parse_instant
from dashboard.domain.deadlines import Wording, due_before, last_day


def test_before_day_ends_with_the_day_before():
    assert due_before(date(2020, 1, 20), Wording.BEFORE_DAY) == parse_instant("2020-01-20T00:00:00+07:00")


def test_by_day_ends_with_the_day_itself():
    assert due_before(date(2026, 11, 20), Wording.BY_DAY) == parse_instant("2026-11-21T00:00:00+07:00")


def test_the_due_instant_is_midnight_in_vietnam():
    assert due_before(date(2026, 11, 20), Wording.BY_DAY).astimezone(UTC) == datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "wording", "expected"),
    [
        (date(2026, 1, 10), Wording.BY_DAY, date(2026, 1, 12)),  # Saturday to Monday
        (date(2027, 1, 10), Wording.BY_DAY, date(2027, 1, 11)),  # Sunday to Monday
        (date(2026, 11, 20), Wording.BY_DAY, date(2026, 11, 20)),  # Friday stays
        (date(2020, 1, 20), Wording.BEFORE_DAY, date(2020, 1, 20)),  # last day Sunday 19th to Monday 20th
        (date(2020, 2, 10), Wording.BEFORE_DAY, date(2020, 2, 10)),  # last day Sunday 9th to Monday 10th
    ],
)
def test_the_weekend_switch_moves_the_last_permitted_day_to_monday(day, wording, expected):
    assert last_day(day, wording, weekend_rule=True) == expected


def test_without_the_switch_a_sunday_stays():
    assert last_day(date(2020, 1, 20), Wording.BEFORE_DAY) == date(2020, 1, 19)
