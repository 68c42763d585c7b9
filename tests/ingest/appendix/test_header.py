import pytest

from dashboard.ingest.appendix.grid import make_grid
from dashboard.ingest.appendix.header import find_head, fold
from dashboard.ingest.appendix.layouts import LAYOUTS, Kind
from dashboard.ingest.appendix.periods import Period

LLTP, CIVIL = LAYOUTS[Kind.LLTP_INTEGRATION], LAYOUTS[Kind.CIVIL_STATUS]
SEPTEMBER = Period(2023, 9)
LLTP_FIELDS = [
    (Period(2022), "integrated"),
    (Period(2023), "integrated"),
    (SEPTEMBER, "integrated"),
    (SEPTEMBER, "received"),
    (SEPTEMBER, "ratio"),
]


def head(*rows):
    return find_head(make_grid("bang.csv", list(enumerate(rows, start=1))))


def fields(head, layout):
    return [(field.period, field.measure) for field in head.fields(layout)]


ONE_ROW = (
    "Sở Tư pháp", "Năm 2022 - Tích hợp từ MCDT", "Năm 2023 - Tích hợp từ MCDT",
    "Tháng 9/2023 - Tích hợp từ MCDT", "Tháng 9/2023 - Tổng tiếp nhận", "Tháng 9/2023 - Tỷ lệ tích hợp",
)  # fmt: skip
TWO_ROWS = (
    ("Sở Tư pháp", "Năm 2022", "Năm 2023", "Tháng 9/2023", "", ""),
    ("", "Tích hợp từ MCDT", "Tích hợp từ MCDT", "Tích hợp từ MCDT", "Tổng tiếp nhận", "Tỷ lệ tích hợp"),
)
DATA = ("Sở Tư pháp An Giang", "9.007", "6.241", "895", "940", "95%")


@pytest.mark.parametrize("rows", [(ONE_ROW, DATA), (*TWO_ROWS, DATA)])
def test_a_head_of_one_row_and_of_two_mean_the_same(rows):
    found = head(*rows)
    assert fields(found, LLTP) == LLTP_FIELDS
    assert found.end == len(rows) - 1


def test_titles_above_the_head_are_passed_over():
    found = head(("1. Phần mềm lý lịch tư pháp dùng chung cho Sở Tư pháp",), ONE_ROW, DATA)
    assert (fields(found, LLTP), found.end) == (LLTP_FIELDS, 2)


def test_a_spanning_title_over_the_civil_status_columns_is_passed_over():
    span = "THỐNG KÊ DỮ LIỆU TRÊN PHẦN MỀM HỘ TỊCH DÙNG CHUNG (Tính đến ngày 19/10/2023)"
    found = head(
        ("STT", "Sở Tư pháp", span, "", ""), ("", "", "Khai sinh", "Kết hôn", "XNTTHN"), ("1", "An Giang", "2")
    )
    assert fields(found, CIVIL) == [(None, "births"), (None, "marriages"), (None, "marital_status_certificates")]
    assert (found.name_position, found.number_position) == (1, 0)


@pytest.mark.parametrize(
    "title",
    ["THÁNG 09/2023 – TÍCH HỢP TỪ MCĐT", "Tháng 9 năm 2023: tích hợp từ một cửa điện tử", "tháng 9/2023 (Tích hợp)"],
)
def test_words_of_a_head_may_be_written_otherwise(title):
    assert fields(head(("Sở Tư pháp", title)), LLTP) == [(SEPTEMBER, "integrated")]


def test_an_unknown_title_is_named():
    found = head(("Sở Tư pháp", "Khai sinh", "Ghi chú"))
    assert found.unknown(CIVIL) == [2]
    assert found.unknown(LLTP) == [1, 2]


def test_without_a_column_of_names_there_is_no_head():
    assert head(("An Giang", "1"), ("Bắc Kạn", "2")) is None


def test_column_numbers_under_a_head_are_no_row():
    found = head(("STT", "Sở Tư pháp", "Khai sinh"), ("A", "B", "(1)"), ("1", "An Giang", "2"))
    lines = make_grid("bang.csv", [(2, ("A", "B", "(1)")), (3, ("1", "An Giang", "2"))]).lines
    assert [found.is_numbering(line) for line in lines] == [True, False]


def test_header_words_fold_without_marks_or_points():
    assert fold("  Tỷ lệ – TÍCH HỢP (MCĐT) 9/2023 ") == "ty le tich hop mcdt 9 2023"
