"""Phases of a period, the like period before it, the same point of two."""

from datetime import date, datetime

import pytest

from dashboard.domain.clock import parse_instant
from dashboard.domain.periods import PeriodDates, Phase, comparable_point, phase, previous_like, same_point

OPENED, DUE, LOCKED = map(parse_instant, ("2026-11-01T08:00:00", "2026-11-21", "2026-12-20"))


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2026-11-01T07:59:59.999999", Phase.NOT_OPEN),
        ("2026-11-01T08:00:00", Phase.BEFORE_DEADLINE),
        ("2026-11-20T23:59:59.999999", Phase.BEFORE_DEADLINE),
        ("2026-11-21T00:00:00", Phase.AFTER_DEADLINE),
        ("2026-12-20T00:00:00", Phase.LOCKED),
    ],
)
def test_each_instant_begins_its_phase(as_of, found):
    assert phase(OPENED, DUE, LOCKED, parse_instant(as_of)) is found


def test_a_period_not_opened_is_not_open_and_one_never_locked_stays():
    assert phase(None, DUE, None, LOCKED) is Phase.NOT_OPEN
    assert phase(OPENED, DUE, None, LOCKED) is Phase.AFTER_DEADLINE


def period(kind: str, year: int, ends_on: date, regime: str = "TT17_2025") -> PeriodDates:
    return PeriodDates(f"{year}-{kind}", regime, kind, year, ends_on)


HALF = period("so-bo-6-thang", 2026, date(2026, 5, 31))
YEAR = period("so-bo-nam", 2026, date(2026, 10, 31))
LAST_YEAR = period("so-bo-nam", 2025, date(2025, 10, 31))
WHOLE = period("tron-nam", 2025, date(2025, 12, 31))
OLD = period("nam", 2024, date(2024, 12, 31), "TT03_2019")
EVERY = [HALF, YEAR, LAST_YEAR, WHOLE, OLD]


@pytest.mark.parametrize(
    ("asked", "before"),
    [(YEAR, LAST_YEAR), (HALF, WHOLE), (WHOLE, LAST_YEAR), (LAST_YEAR, None), (OLD, None)],
)
def test_the_like_period_is_of_the_same_kind_else_the_one_before_in_the_regime(asked, before):
    assert previous_like(asked, EVERY) == before


def test_the_same_point_lies_as_far_from_the_other_due_instant():
    other = datetime.fromisoformat("2025-11-21T00:00:00+07:00")
    assert same_point(parse_instant("2026-11-17T17:00:00"), DUE, other).isoformat() == "2025-11-17T17:00:00+07:00"


EARLIER_DUE, EARLIER_OPENED = parse_instant("2025-11-21T00:00:00"), parse_instant("2025-11-03T08:00:00")


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-11-17T17:00:00", "2025-11-17T17:00:00+07:00"),  # before the deadline
        ("2026-11-21T00:00:00", "2025-11-21T00:00:00+07:00"),  # the due instant meets the due instant
        ("2026-12-10T09:00:00", "2025-12-10T09:00:00+07:00"),  # after it, and after any lock
        ("2026-11-03T08:00:00", "2025-11-03T08:00:00+07:00"),  # the very opening
        ("2026-11-03T07:59:59", None),  # the other was not open yet
    ],
)
def test_periods_are_compared_as_far_from_their_deadlines_and_not_before_the_opening(as_of, expected):
    due = parse_instant("2026-11-21T00:00:00")
    found = comparable_point(parse_instant(as_of), due, EARLIER_OPENED, EARLIER_DUE)
    assert (found and found.isoformat()) == expected


def test_a_deadline_on_another_day_moves_the_point_with_it():
    due, other = parse_instant("2026-11-23T00:00:00"), parse_instant("2025-11-20T00:00:00")
    found = comparable_point(parse_instant("2026-11-17T17:00:00"), due, EARLIER_OPENED, other)
    assert found == parse_instant("2025-11-14T17:00:00")


def test_nothing_is_compared_with_what_is_announced_only_or_lies_ahead():
    as_of, due = parse_instant("2026-11-17T17:00:00"), parse_instant("2026-11-21T00:00:00")
    assert comparable_point(as_of, due, None, EARLIER_DUE) is None
    assert comparable_point(as_of, due, EARLIER_OPENED, parse_instant("2026-11-25T00:00:00")) is None
