"""Working distance to a deadline: weekends and nights hardly count."""

from dashboard.domain.clock import parse_instant, to_micros
from dashboard.domain.working_time import same_working_point, working_days


def at(text: str) -> int:
    return to_micros(parse_instant(text))


def test_a_working_week_is_five_days_and_a_little():
    assert round(working_days(at("2026-11-23T00:00")) - working_days(at("2026-11-16T00:00")), 2) == 5.16


def test_a_friday_is_one_day_and_a_saturday_is_not():
    friday, saturday, sunday = (working_days(at(f"2026-11-{day}T00:00")) for day in (20, 21, 22))
    assert (round(saturday - friday, 2), round(sunday - saturday, 2)) == (1, 0.08)


def test_the_same_point_before_the_same_weekday_is_the_same_weekday_and_hour():
    found = same_working_point(at("2026-11-18T10:00"), at("2026-11-21T00:00"), at("2026-11-14T00:00"))
    assert abs(found - at("2026-11-11T10:00")) <= 1_000_000


def test_a_monday_deadline_is_met_by_the_work_of_the_week_before():
    """A working day before the end of a Friday lies, before the end of a Monday, at that Monday's start."""
    found = same_working_point(at("2026-11-20T00:00"), at("2026-11-21T00:00"), at("2026-11-24T00:00"))
    assert at("2026-11-22T22:00") < found <= at("2026-11-23T00:00")
