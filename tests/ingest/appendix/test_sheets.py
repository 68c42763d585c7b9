"""Cells of a workbook as an office sees them, and what a sheet hides."""

from datetime import date

import pytest

from dashboard.ingest.appendix.sheets import read_workbook
from tests.ingest.appendix import offices


def grid(*rows, dress=None):
    return read_workbook("bang.xlsx", offices.workbook(("Trang 1", rows or [["x"]]), dress=dress))[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("9.007", "9.007"),
        (9007, "9007"),
        (9007.0, "9007"),
        (9.007, "9,007"),
        (1e15, "1000000000000000"),
        (0, "0"),
        (-5, "-5"),
        (1e-7, "0,0000001"),
    ],
)
def test_a_number_is_written_as_vietnamese_offices_write_it(value, text):
    assert grid([value]).lines[0].cells == (text,)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.95, "0%", "95%"),
        (0.397375, "0%", "40%"),
        (0.397375, "0.0%", "39,7%"),
        (0.005, "0%", "1%"),
        (1, "0.00%", "100,00%"),
        (12.5, "#,##0%", "1.250%"),
    ],
)
def test_a_percent_is_read_as_it_is_shown(value, form, text):
    read = grid(dress=lambda book, sheet: sheet.write_number(0, 0, value, book.add_format({"num_format": form})))
    assert read.lines[0].cells == (text,)


def test_a_day_is_written_as_people_write_it():
    read = grid(
        dress=lambda book, sheet: sheet.write_datetime(
            "A1", date(2023, 10, 19), book.add_format({"num_format": "d/m/yyyy"})
        )
    )
    assert read.lines[0].cells == ("19/10/2023",)


def test_rows_and_columns_that_are_hidden_are_read_and_marked():
    def dress(_, sheet):
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("B:C", None, None, {"hidden": True})

    read = grid(["a", "b", "c"], ["1", "2", "3"], dress=dress)
    assert [(line.number, line.hidden, line.cells) for line in read.lines] == [
        (1, False, ("a", "b", "c")),
        (2, True, ("1", "2", "3")),
    ]
    assert read.hidden_columns == {1, 2}


def test_rows_that_a_filter_hides_are_read_too():
    def dress(_, sheet):
        sheet.autofilter("A1:A3")
        sheet.filter_column("A", "x == 1")
        sheet.set_row(2, None, None, {"hidden": True})

    assert [line.hidden for line in grid(["x"], ["1"], ["2"], dress=dress).lines] == [False, False, True]


def test_merged_cells_give_their_text_to_the_columns_they_lie_over():
    read = grid(["", "", ""], dress=lambda _, sheet: sheet.merge_range("B1:C2", "Năm 2022") or sheet.write("A1", "x"))
    assert [read.text_at(read.lines[0], place) for place in range(3)] == ["x", "Năm 2022", "Năm 2022"]


def test_rows_keep_the_numbers_of_the_sheet():
    assert [line.number for line in grid([], [], ["a"], [], ["b"]).lines] == [3, 5]
