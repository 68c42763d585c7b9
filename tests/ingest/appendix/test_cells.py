from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.vietnamese import format_number
from dashboard.ingest.appendix.cells import Blank, CellError, read_count, read_share


@pytest.mark.parametrize(
    ("text", "count"), [("0", 0), ("3", 3), ("9.007", 9007), ("5867", 5867), ("1.234.567", 1234567)]
)
def test_a_count_is_read_as_vietnamese_offices_write_it(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,234.5", "not_a_number"),
        ("1,234,567", "not_a_number"),
        ("12.34", "not_a_number"),
        ("0.395", "not_a_number"),
        ("1 234", "not_a_number"),
        ("9.007 hồ sơ", "not_a_number"),
        ("#REF!", "not_a_number"),
        ("=SUM(A1)", "not_a_number"),
        ("1e5", "not_a_number"),
        ("٣", "not_a_number"),
        ("9" * 30, "not_a_number"),
        ("-5", "negative"),
        ("1.234,5", "fraction"),
        ("1,234", "fraction"),
    ],
)
def test_what_is_no_count_is_told_why(text, code):
    with pytest.raises(CellError) as told:
        read_count(text)
    assert told.value.code == code


@pytest.mark.parametrize("text", ["", "…", "..."])
def test_blank_and_ellipsis_are_not_reported(text):
    assert read_count(text) is Blank.NOT_REPORTED
    assert read_share(text) is Blank.NOT_REPORTED


def test_a_dash_is_nothing_to_count_and_zero_is_zero():
    assert read_count("-") is Blank.NOT_APPLICABLE
    assert read_count("0") == 0


@pytest.mark.parametrize(("text", "share"), [("95%", "0.95"), ("0%", "0"), ("100 %", "1"), ("39,7%", "0.397")])
def test_a_percent_text_is_a_share(text, share):
    assert read_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["95", "0,95", "-5%", "95.5%", "%", "cao"])
def test_what_is_no_percent_text_is_told(text):
    with pytest.raises(CellError, match="not_a_percent"):
        read_share(text)


@given(st.integers(0, 10**15))
def test_every_count_survives_writing_and_reading(count):
    assert read_count(format_number(count)) == count
    assert read_count(str(count)) == count
