"""A CSV is read back: its numbers are the frame's, nothing in it runs, and it says what it is."""

import csv
import io

import pandas as pd
import pytest

from dashboard.exports.delimited import delimited, harmless
from dashboard.exports.provenance import Provenance

HEADS = {"unit_name": "Đơn vị báo cáo", "change": "Thay đổi", "completion_rate": "Tỷ lệ"}
ABOUT = Provenance("Ai chưa gửi?", "17:00", "gói", "16:45", simulated=True, notices=["Không có kỳ “x”"])


def frame(rows):
    made = pd.DataFrame(rows, columns=list(HEADS))
    return made.astype({"unit_name": "string", "change": "Int64", "completion_rate": "Float64"})


def read(made):
    data = b"".join(delimited(made, HEADS, ABOUT))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_numbers_come_back_in_full_and_a_negative_one_stays_a_number():
    rows = read(frame([["An Giang", -5, 1 / 3]]))
    assert rows[0] == list(HEADS.values())
    assert rows[1] == ["An Giang", "-5", str(1 / 3)]


def test_missing_is_an_empty_field_and_never_zero():
    assert read(frame([["An Giang", None, None]]))[1] == ["An Giang", "", ""]


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-cmd|x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("x")']
)
def test_what_a_spreadsheet_would_run_is_kept_a_text(text):
    assert read(frame([[text, 1, 0.5]]))[1][0] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+3,5", "Bà Rịa – Vũng Tàu", "a=b", "12"])
def test_what_does_not_run_is_left_alone(text):
    assert harmless(text) == text


def test_the_file_says_what_its_figures_are():
    rows = read(frame([]))
    assert ["Nội dung", "Ai chưa gửi?"] in rows
    assert ["", "DỮ LIỆU MÔ PHỎNG – KHÔNG PHÁT HÀNH"] in rows
    assert ["Lưu ý", "Không có kỳ “x”"] in rows


def test_many_rows_come_in_pieces_and_none_is_lost():
    made = frame([[f"Xã {number}", number, None] for number in range(5001)])
    pieces = list(delimited(made, HEADS, ABOUT))
    assert len(pieces) > 3
    rows = list(csv.reader(io.StringIO(b"".join(pieces).decode())))[1:5002]
    assert [row[1] for row in rows] == [str(number) for number in range(5001)]
