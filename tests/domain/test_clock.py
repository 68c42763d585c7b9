"""Instants from texts, to whole microseconds and back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.clock import (
    DAY,
    LOCAL,
    LOCAL_OFFSET,
    end_of_day,
    from_micros,
    local_day,
    parse_as_of,
    parse_instant,
    start_of_day,
    to_micros,
)
from dashboard.domain.errors import BadTimeError


def test_a_time_without_offset_is_vietnams():
    assert parse_instant("2020-01-19T23:59:59") == datetime(2020, 1, 19, 16, 59, 59, tzinfo=UTC)


def test_utc_and_offset_give_the_same_instant():
    assert parse_instant("2020-01-19T17:00:00Z") == parse_instant("2020-01-20T00:00:00+07:00")


def test_a_date_alone_as_of_is_its_last_microsecond():
    assert parse_as_of("2020-01-20") == parse_instant("2020-01-20T23:59:59.999999+07:00")


def test_a_date_alone_as_instant_is_its_first_microsecond():
    assert parse_instant("2020-01-20") == start_of_day(date(2020, 1, 20))


def test_an_as_of_time_is_taken_as_written():
    assert parse_as_of("2020-01-20T12:00") == parse_instant("2020-01-20T12:00:00+07:00")


@pytest.mark.parametrize("text", ["", "20/01/2020", "2020-13-01", "2020-02-30", "2020-01-20T25:00", "2020-W03-1", "x"])
def test_anything_else_is_refused(text):
    with pytest.raises(BadTimeError):
        parse_instant(text)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_microseconds_come_back_unchanged(moment):
    instant = moment.replace(tzinfo=LOCAL)
    assert from_micros(to_micros(instant)) == instant


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_local_day_by_arithmetic_equals_the_calendar(moment):
    micros = to_micros(moment.replace(tzinfo=LOCAL))
    assert date(1970, 1, 1) + timedelta(days=(micros + LOCAL_OFFSET) // DAY) == local_day(micros) == moment.date()


def test_a_day_ends_a_microsecond_before_the_next():
    assert to_micros(end_of_day(date(2026, 11, 20))) + 1 == to_micros(start_of_day(date(2026, 11, 21)))
