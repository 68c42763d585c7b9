from datetime import date, datetime

import numpy as np
import pytest

from dashboard.domain.clock import LOCAL
from dashboard.ingest.simulate.calendar import (
    HOURS_A_DAY,
    WorkClock,
    first_working_day,
    holidays,
    wall_seconds,
    wall_text,
)

FRIDAY, MONDAY = date(2026, 11, 6), date(2026, 11, 9)


@pytest.fixture
def clock() -> WorkClock:
    return WorkClock.between(FRIDAY, MONDAY, frozenset(), frozenset())


def test_a_weekend_is_all_but_no_working_time(clock: WorkClock) -> None:
    start, end = (clock.at(datetime(2026, 11, day, tzinfo=LOCAL)) for day in (7, 9))
    assert start == pytest.approx(HOURS_A_DAY, rel=0.01)
    assert end - start == pytest.approx(2 * 0.03 * HOURS_A_DAY, rel=0.01)


def test_lunch_passes_in_no_time(clock: WorkClock) -> None:
    before, after = (clock.at(datetime(2026, 11, 6, hour, 30, tzinfo=LOCAL)) for hour in (11, 12))
    assert after - before < 0.1


def test_working_hours_come_back_as_the_same_second(clock: WorkClock) -> None:
    instant = datetime(2026, 11, 6, 9, 15, 27, tzinfo=LOCAL)
    assert abs(clock.wall(np.array([clock.at(instant)]))[0] - wall_seconds(instant)) <= 1


def test_time_never_runs_backwards(clock: WorkClock) -> None:
    assert (np.diff(clock.wall(np.linspace(0, clock.end, 1000))) >= 0).all()


def test_wall_seconds_are_written_in_vietnams_time() -> None:
    instant = datetime(2026, 11, 17, 17, 0, tzinfo=LOCAL)
    assert wall_text(np.array([wall_seconds(instant)]))[0] == "2026-11-17T17:00:00+07:00"


def test_after_new_years_day_offices_open_on_the_second() -> None:
    assert first_working_day(date(2020, 1, 1), holidays()) == date(2020, 1, 2)
