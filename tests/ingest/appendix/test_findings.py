from datetime import date

import pytest

from dashboard.ingest.appendix.delimited import read_delimited
from dashboard.ingest.appendix.findings import find_disagreements
from dashboard.ingest.appendix.layouts import LAYOUTS, Kind
from dashboard.ingest.appendix.table import read_table

AS_OF = date(2023, 10, 31)
HEAD = (
    "Sở Tư pháp,Năm 2022 - Tích hợp từ MCDT,Năm 2023 - Tích hợp từ MCDT,"
    "Tháng 9/2023 - Tích hợp từ MCDT,Tháng 9/2023 - Tổng tiếp nhận,Tháng 9/2023 - Tỷ lệ tích hợp"
)
WHOLE = ("An Giang,1,1,895,940,95%", "Bắc Kạn,1,1,5,451,1%", "Hồ Chí Minh,1,1,10.010,10.014,100%")


def found(directory, *lines, kind=Kind.LLTP_INTEGRATION, as_of=AS_OF):
    grid = read_delimited("bang.csv", "\n".join(lines).encode())
    problems = find_disagreements(read_table(grid, LAYOUTS[kind], directory, as_of), directory, as_of)
    return [(problem.row, problem.code, problem.value, problem.fields["expected"]) for problem in problems]


def test_a_table_that_agrees_with_itself_has_no_findings(directory):
    assert found(directory, HEAD, *WHOLE, "Tổng số,3,3,10.910,11.405,96%") == []


def test_a_total_that_is_not_the_sum_shows_both(directory):
    told = found(directory, HEAD, *WHOLE, "Tổng số,4,3,10.910,11.405,96%")
    assert told == [(5, "total_mismatch", "4", "3")]


def test_a_total_left_blank_is_not_compared(directory):
    assert found(directory, HEAD, *WHOLE, "Tổng số,,,,,") == []


def test_blanks_are_left_out_of_the_sum(directory):
    head = "Sở Tư pháp,Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ"
    lines = (head, "An Giang,2,,,,,", "Bắc Kạn,3,-,,,,", "Hồ Chí Minh,,…,,,,", "Cộng,5,0,,,,")
    assert found(directory, *lines, kind=Kind.CIVIL_STATUS) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("An Giang,1,1,1,8,12%", "13%"),  # 12,5% rounds half up
        ("An Giang,1,1,1,8,12,5%", None),
        ("An Giang,1,1,0,0,0%", "–"),
        ("An Giang,1,1,0,5,", None),
    ],
)
def test_a_printed_ratio_is_held_against_the_counts(directory, row, expected):
    cells = row.replace("12,5%", '"12,5%"')
    told = [problem for problem in found(directory, HEAD, cells, *WHOLE[1:]) if problem[1] == "ratio_mismatch"]
    assert [problem[3] for problem in told] == ([expected] if expected else [])


def test_more_integrated_than_received_is_found(directory):
    told = found(directory, HEAD, "An Giang,1,1,941,940,100%", *WHOLE[1:])
    assert told == [(2, "integrated_over_received", "941", "940")]


def test_a_province_without_a_row_is_named(directory):
    assert found(directory, HEAD, *WHOLE[1:]) == [
        (None, "province_missing", "Sở Tư pháp tỉnh An Giang", "Sở Tư pháp tỉnh An Giang")
    ]


def test_another_day_in_the_head_than_the_declared_one_is_found(directory):
    span = "HỘ TỊCH (Tính đến ngày 19/10/2023)"
    head = (f"Sở Tư pháp,{span},,,,,", ",Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ")
    rows = ("An Giang,1,,,,,", "Bắc Kạn,1,,,,,", "Hồ Chí Minh,1,,,,,")
    told = found(directory, *head, *rows, kind=Kind.CIVIL_STATUS)
    assert told == [(1, "as_of_mismatch", "19/10/2023", "31/10/2023")]
    assert found(directory, *head, *rows, kind=Kind.CIVIL_STATUS, as_of=date(2023, 10, 19)) == []
