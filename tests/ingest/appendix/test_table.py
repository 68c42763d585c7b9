from datetime import date

import pytest

from dashboard.ingest.appendix.cells import Blank
from dashboard.ingest.appendix.delimited import read_delimited
from dashboard.ingest.appendix.layouts import LAYOUTS, Kind
from dashboard.ingest.appendix.table import read_table
from dashboard.ingest.problems import ImportRefusedError

AS_OF = date(2023, 10, 31)
CIVIL = "STT,Sở Tư pháp,Khai sinh,Kết hôn,Khai tử,XNTTHN,Nhận CMC,Giám hộ"
LLTP = (
    "Sở Tư pháp,Năm 2022 - Tích hợp từ MCDT,Năm 2023 - Tích hợp từ MCDT,"
    "Tháng 9/2023 - Tích hợp từ MCDT,Tháng 9/2023 - Tổng tiếp nhận,Tháng 9/2023 - Tỷ lệ tích hợp"
)


def read(directory, *lines, kind=Kind.CIVIL_STATUS, as_of=AS_OF):
    return read_table(read_delimited("bang.csv", "\n".join(lines).encode()), LAYOUTS[kind], directory, as_of)


def refused(directory, *lines, **options):
    with pytest.raises(ImportRefusedError) as told:
        read(directory, *lines, **options)
    return [(problem.row, problem.column, problem.value, problem.code) for problem in told.value.problems]


def values(row):
    return list(row.values.values())


def test_a_row_holds_counts_and_blanks_apart(directory):
    table = read(directory, CIVIL, "1,An Giang,18.001,0,,…,-,5867")
    blank = Blank.NOT_REPORTED
    assert values(table.rows[0]) == [18001, 0, blank, blank, Blank.NOT_APPLICABLE, 5867]


def test_trailing_blanks_may_be_trimmed_and_columns_without_title_or_value_are_nothing(directory):
    table = read(directory, CIVIL + ",,", "1,An Giang,18.001")
    assert values(table.rows[0]) == [18001] + [Blank.NOT_REPORTED] * 5


@pytest.mark.parametrize("label", ["Tổng số", "TỔNG CỘNG", "Cộng", "Tổng", "tổng số:"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_total_row_is_no_province(directory, label, place):
    cells = ["", ""]
    cells[place] = label
    table = read(directory, CIVIL, "1,An Giang,1,,,,,", ",".join([*cells, "1,,,,,"]))
    assert (len(table.rows), values(table.total)[0]) == (1, 1)


def test_the_head_repeated_on_the_next_page_and_column_numbers_are_no_rows(directory):
    table = read(directory, CIVIL, "A,B,1,2,3,4,5,6", "1,An Giang,1,,,,,", CIVIL, "2,Bắc Cạn,2,,,,,")
    assert [row.unit_id for row in table.rows] == [1, 2]


def test_the_number_column_is_optional_and_never_read(directory):
    table = read(directory, CIVIL.removeprefix("STT,"), "An Giang,1,,,,,")
    assert table.rows[0].unit_id == 1
    assert read(directory, CIVIL, "n/a,An Giang,1,,,,,").rows[0].unit_id == 1


def test_every_fault_is_told_at_its_cell_and_not_the_first_alone(directory):
    lines = (CIVIL, '1,An Gian,"1,234.5",,,,,', "2,Bắc Kạn,-5,,,,,", '3,TP. Hồ Chí Minh,"1,5",,,,,', "4,,7,,,,,")
    assert refused(directory, *lines) == [
        (2, "Sở Tư pháp", "An Gian", "unknown_unit"),
        (2, "Khai sinh", "1,234.5", "not_a_number"),
        (3, "Khai sinh", "-5", "negative"),
        (4, "Khai sinh", "1,5", "fraction"),
        (5, "Sở Tư pháp", None, "missing_name"),
    ]


def test_the_nearest_names_are_suggested_and_none_is_taken(directory):
    with pytest.raises(ImportRefusedError) as told:
        read(directory, CIVIL, "1,An Gian,1,,,,,")
    assert told.value.problems[0].fields["nearest"] == ("An Giang",)


def test_a_name_of_another_day_says_what_became_of_it(directory):
    with pytest.raises(ImportRefusedError) as told:
        read(directory, CIVIL, "1,Tỉnh Hà Tây,1,,,,,")
    assert told.value.problems[0].code == "unit_not_valid"
    assert told.value.problems[0].fields["day"] == AS_OF
    assert told.value.problems[0].fields["successors"] == "Sở Tư pháp thành phố Hà Nội"


def test_a_province_under_two_spellings_is_there_twice(directory):
    lines = (CIVIL, "1,Bắc Kạn,1,,,,,", "2,Bắc Cạn,1,,,,,")
    assert refused(directory, *lines) == [(3, "Sở Tư pháp", "Bắc Cạn", "duplicate_row")]


def test_two_totals_are_a_fault(directory):
    lines = (CIVIL, "1,Bắc Kạn,1,,,,,", ",Cộng,1,,,,,", ",Tổng số,1,,,,,")
    assert refused(directory, *lines) == [(4, "Sở Tư pháp", "Tổng số", "duplicate_total")]


@pytest.mark.parametrize("column", range(2, 8))
def test_a_missing_column_is_named(directory, column):
    titles = CIVIL.split(",")
    gone = titles.pop(column)
    assert refused(directory, ",".join(titles), "1,An Giang,1,,,,") == [(1, gone, None, "missing_column")]


@pytest.mark.parametrize("column", range(1, 6))
def test_a_missing_column_of_a_table_by_period_is_named_with_its_period(directory, column):
    titles = LLTP.split(",")
    gone = titles.pop(column)
    cells = ["An Giang", "1", "1", "1", "1", "100%"]
    cells.pop(column)
    told = refused(directory, ",".join(titles), ",".join(cells), kind=Kind.LLTP_INTEGRATION)
    assert told == [(1, gone, None, "missing_column")]


def test_unknown_repeated_and_untitled_columns_are_faults(directory):
    told = refused(directory, f"{CIVIL},Ghi chú,Khai sinh,", "1,An Giang,1,,,,,,xem,1,lạc")
    assert told == [
        (1, "Ghi chú", None, "extra_column"),
        (1, "11", None, "column_without_title"),
        (1, "Khai sinh", None, "duplicate_column"),
        (1, "Khai sinh", None, "duplicate_column"),
    ]


def test_a_period_after_the_day_of_the_document_is_a_fault(directory):
    told = refused(directory, LLTP, "An Giang,1,1,1,1,100%", kind=Kind.LLTP_INTEGRATION, as_of=date(2023, 8, 31))
    assert {code for *_, code in told} == {"future_period"}


def test_a_table_without_rows_or_head_is_refused(directory):
    assert refused(directory, "") == [(None, None, None, "empty_table")]
    assert refused(directory, CIVIL, ",Tổng số,1,,,,,") == [(None, None, None, "empty_table")]
    assert refused(directory, "An Giang,1", "Bắc Kạn,2") == [(None, "Sở Tư pháp", None, "missing_column")]


def test_the_table_of_the_other_kind_is_refused(directory):
    told = refused(directory, CIVIL, "1,An Giang,1,,,,,", kind=Kind.LLTP_INTEGRATION)
    assert {code for *_, code in told} == {"extra_column", "missing_column"}


@pytest.mark.parametrize(
    "foot",
    [
        "Ghi chú: số liệu tạm tính,,",
        ",Nguồn: Cục CNTT,",
        ",,,,NGƯỜI LẬP BIỂU",
        "(*) ô trống là chưa có dữ liệu",
        ",,- Lưu: VT",
        ",Bắc Kạng,",
    ],
)
def test_lines_at_the_foot_without_a_figure_are_passed_over_and_kept_to_be_told(directory, foot):
    table = read(directory, CIVIL, "1,An Giang,1,,,,,", ",Tổng số,1,,,,,", foot)
    assert (len(table.rows), [line.number for line in table.footnotes]) == (1, [4])


def test_a_line_at_the_foot_with_a_known_name_is_a_row(directory):
    table = read(directory, CIVIL, "1,An Giang,1,,,,,", "2,Bắc Kạn,,,,,,")
    assert [row.unit_id for row in table.rows] == [1, 2]


@pytest.mark.parametrize("last", ["2,Bắc Kạng,,,,,0,", "2,Bắc Kạng,,,,…,,", ",Hà Tây,,,,,,", ",,5,,,,,"])
def test_a_line_at_the_foot_with_a_figure_or_a_name_of_another_day_is_held_against_the_rules(directory, last):
    assert [row for row, *_ in refused(directory, CIVIL, "1,An Giang,1,,,,,", last)] == [3]


def test_an_unknown_name_without_figures_among_the_rows_is_no_footnote(directory):
    assert refused(directory, CIVIL, "1,Bắc Kạng,,,,,,", "2,An Giang,1,,,,,") == [
        (2, "Sở Tư pháp", "Bắc Kạng", "unknown_unit")
    ]


def test_a_total_row_left_blank_is_no_footnote(directory):
    table = read(directory, CIVIL, "1,An Giang,1,,,,,", ",Tổng số,,,,,,")
    assert (table.total is not None, table.footnotes) == (True, ())


def test_a_total_that_stands_first_is_a_total(directory):
    table = read(directory, CIVIL, ",Toàn quốc,3,,,,,", "1,An Giang,1,,,,,", "2,Bắc Kạn,2,,,,,")
    assert (values(table.total)[0], len(table.rows)) == (3, 2)
