"""Phases of a period, the like period before it, the same point of two."""

from datetime import date, datetime

import pytest

from dashboard.domain.clock import parse_instant
from dashboard.domain.periods import PeriodDates, Phase, phase, previous_like, same_point

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
