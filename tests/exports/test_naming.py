"""Names of files: Vietnamese for those who can, plain for the others, safe for all."""

from urllib.parse import unquote

import pytest

from dashboard.exports.naming import disposition, file_name


def test_the_name_is_vietnamese_with_a_plain_one_beside_it():
    value = disposition(file_name("Biểu đã gửi", "Nghệ An", suffix="xlsx"))
    assert 'filename="bieu-da-gui-nghe-an.xlsx"' in value
    assert unquote(value.split("UTF-8''")[1]) == "Biểu đã gửi - Nghệ An.xlsx"


@pytest.mark.parametrize(
    "hostile", ['a"b', "a/b\\c", "a\r\nSet-Cookie: x", "../../etc", "a\u202excod", "C:x", "x\x00y"]
)
def test_no_sign_of_a_path_or_a_header_is_left(hostile):
    name = file_name(hostile, suffix="csv")
    assert not set(name) & set('"/\\:\r\n\x00\u202e')
    assert disposition(name).isascii()
    assert "\r" not in disposition(name)
    assert "\n" not in disposition(name)


@pytest.mark.parametrize("nothing", ["", "///", "..."])
def test_a_name_of_nothing_is_still_a_name(nothing):
    assert file_name(nothing, suffix="csv") == "so-lieu.csv"


def test_a_long_name_is_cut_and_keeps_its_ending():
    assert len(file_name("ă" * 500, suffix="csv")) < 130
    assert file_name("ă" * 500, suffix="csv").endswith(".csv")
