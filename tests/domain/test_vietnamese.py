"""Names and numbers as offices write them: compared, searched, parsed, printed."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.errors import BadNumberError
from dashboard.domain.vietnamese import (
    fold,
    format_number,
    normalise,
    office_name,
    old_tone_style,
    parse_count,
    parse_number,
    parse_percent,
    place_name,
    same_name,
    short_name,
    unaccented,
)

names = st.text(alphabet="aăâđeêoôơuưyÀẢÃÁẠĐGhHnNtT -–'1", min_size=1, max_size=20)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Sở Tư pháp tỉnh Nghệ An", "nghean"),
        ("SỞ TƯ PHÁP THÀNH PHỐ ĐÀ NẴNG", "danang"),
        ("Sở Tư pháp Bà Rịa-Vũng Tàu", "bariavungtau"),
        ("Bà Rịa – Vũng Tàu", "bariavungtau"),
        ("TP.Hồ Chí Minh", "hochiminh"),
        ("Tp. Hồ Chí Minh", "hochiminh"),
        ("T.P Hà Nội", "hanoi"),
        ("TP HCM", "hcm"),
        ("Phòng Tư pháp huyện Pác Nặm", "pacnam"),
        ("UBND xã Xà Phiên", "xaphien"),
        ("Thị xã Tịnh Biên", "tinhbien"),
        ("Tịnh Biên", "tinhbien"),
        ("tinh nghe an", "nghean"),
        ("Hoà\u00a0Bình\u200b", "hoabinh"),
        (unicodedata.normalize("NFD", "Tỉnh Đắk Lắk"), "daklak"),
    ],
)
def test_names_fold_to_bare_unmarked_letters(written, folded):
    assert fold(written) == folded


def test_a_place_is_named_with_or_without_its_kind():
    assert place_name("UBND xã Sơn Lâm") == "xã Sơn Lâm"
    assert short_name("Sở Tư pháp tỉnh Nghệ An") == "Nghệ An"
    assert short_name("Tỉnh") == "Tỉnh"


def test_offices_are_named_after_their_places():
    assert office_name("province", "Tỉnh Nghệ An") == "Sở Tư pháp tỉnh Nghệ An"
    assert office_name("district", "Huyện Pác Nặm") == "Phòng Tư pháp huyện Pác Nặm"
    assert office_name("commune", "Thị trấn Sa Pa") == "UBND thị trấn Sa Pa"


@given(names)
def test_folding_is_blind_to_case_composition_and_spacing(name):
    spaced = f"\u00a0{unicodedata.normalize('NFD', name)}  "
    assert unaccented(spaced) == unaccented(name) == unaccented(name.upper())


@given(names)
def test_normalising_twice_changes_nothing(name):
    assert normalise(normalise(name)) == normalise(name)


@pytest.mark.parametrize(
    ("modern", "traditional"),
    [("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("KHOẺ", "KHỎE"), ("Quý", "Quý"), ("hoàn", "hoàn"), ("Thuý Loan", "Thúy Loan")],
)
def test_tone_marks_move_to_where_tradition_puts_them(modern, traditional):
    assert old_tone_style(modern) == traditional
    assert same_name(modern, traditional)


def test_another_tone_is_another_name():
    assert not same_name("Xã Châu Bính", "Xã Châu Bình")


@pytest.mark.parametrize(
    ("text", "number"),
    [("9.007", "9007"), ("5867", "5867"), ("1.234,5", "1234.5"), ("1234,5", "1234.5"), ("0", "0"), ("0,5", "0.5"),
     ("-1.234", "-1234"), (" 1.234.567 ", "1234567"), ("03", "3"), ("\u00a012\u00a0", "12")],
)  # fmt: skip
def test_numbers_are_read_by_vietnamese_rules(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "1,234.5", "1.23", "12.34", "1.2345", "0.395", "1,234,567", "1 234", "1e3", "١", "5,", ",5", "+5",
     "1.234.56"],
)  # fmt: skip
def test_other_numbers_are_refused(text):
    with pytest.raises(BadNumberError) as refused:
        parse_number(text)
    assert refused.value.fields == {"value": text}


@pytest.mark.parametrize("text", ["-1", "1,0", "1,5", "1.23", "", "một"])
def test_a_count_is_whole_and_never_negative(text):
    with pytest.raises(BadNumberError):
        parse_count(text)


def test_counts_and_percents_are_read():
    assert parse_count("1.858") == 1858
    assert parse_percent("85%") == Decimal("0.85")
    assert parse_percent("39,7 %") == Decimal("0.397")


@pytest.mark.parametrize("text", ["85", "%", "39.7%", "39,7%%"])
def test_a_percent_needs_its_sign_and_a_number(text):
    with pytest.raises(BadNumberError):
        parse_percent(text)


def test_numbers_print_with_dots_and_a_comma():
    assert format_number(Decimal("1234567.8")) == "1.234.567,8"
    assert format_number(9007) == "9.007"
    assert format_number(Decimal("1E+3")) == "1.000"


@given(numbers)
def test_what_is_printed_reads_back_the_same(number):
    assert parse_number(format_number(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_a_printed_count_reads_back_the_same(count):
    assert parse_count(format_number(count)) == count
