"""Numbers, days and instants as definitions §6 wants them, worked by hand."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.clock import LOCAL
from dashboard.text import numbers

FIVE_PM = datetime(2026, 11, 17, 17, 0, tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1, "1"),
        (2.25, "2,3"),
        (2.35, "2,4"),
        (0.04, "0"),
        (1234567.84, "1.234.567,8"),
        (1234567.85, "1.234.567,9"),
    ],
)
def test_a_decimal_is_rounded_half_up_with_a_comma(value, text):
    assert numbers.decimal(value) == text


@given(st.fractions(-(10**7), 10**7) | st.floats(-1e7, 1e7))
def test_a_decimal_is_written_as_the_locale_of_vietnam_has_it(value):
    assert numbers.decimal(value) == format_decimal(numbers.rounded(value), "#,##0.#", locale="vi")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "–"),
        (float("nan"), "–"),
        (0, "0%"),
        (1, "100%"),
        (0.3974, "39,7%"),
        (0.7157, "71,6%"),
        (0.0005, "0,1%"),
        (0.0004, "< 0,1%"),
        (0.00001, "< 0,1%"),
        (0.9994, "99,9%"),
        (0.99951, "> 99,9%"),
        (0.99999, "> 99,9%"),
        (0.3335, "33,4%"),
    ],
)
def test_a_share_never_reads_full_or_empty_unless_it_is(share, text):
    assert numbers.percent(share) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(73, 102, "71,6%"), (34882, 87781, "39,7%"), (0, 0, "–"), (0, 5, "0%"), (3320, 3321, "> 99,9%")],
)
def test_a_ratio_is_made_of_its_counts(part, whole, text):
    assert numbers.ratio(part, whole) == text


def test_an_exact_half_is_rounded_up():
    assert numbers.percent(Fraction(1, 2000)) == "0,1%"


def test_running_text_writes_two_digits_under_ten():
    assert [numbers.running(n) for n in (0, 3, 9, 10, 1234)] == ["00", "03", "09", "10", "1.234"]


def test_changes_carry_their_sign():
    assert [numbers.signed(n) for n in (6, -2, 0)] == ["+6", "−2", "0"]


def test_points_are_percentage_points_with_a_sign():
    assert [numbers.points(x) for x in (Fraction(12, 1000), -0.5, 0)] == ["+1,2", "−50", "0"]


def test_an_instant_reads_as_in_the_letters():
    assert numbers.instant(FIVE_PM) == "17 giờ 00 phút ngày 17/11/2026"


def test_a_stamp_is_short():
    assert numbers.stamp(FIVE_PM) == "17/11/2026 17:00"


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 11, 20), "thứ Sáu"), (date(2026, 11, 22), "Chủ nhật"), (date(2020, 1, 20), "thứ Hai")]
)
def test_days_of_the_week_are_named(day, name):
    assert numbers.weekday(day) == name


def test_days_are_written_day_first():
    assert (numbers.day(date(2026, 1, 2)), numbers.short_day(date(2026, 1, 2))) == ("02/01/2026", "02/01")


def test_counts_stand_beside_each_other():
    assert (numbers.of(1322, 1323), numbers.running_of(5, 34)) == ("1.322/1.323", "05/34")
