"""Several tables in one file: the one that matches is read, and which is told."""

from datetime import date

import pytest

from dashboard.ingest.appendix.choosing import choose
from dashboard.ingest.appendix.layouts import LAYOUTS, Kind
from dashboard.ingest.appendix.limits import UnreadableError
from dashboard.ingest.appendix.readers import read_grids
from dashboard.ingest.appendix.table import read_table
from tests.ingest.appendix import offices

CIVIL, LLTP = LAYOUTS[Kind.CIVIL_STATUS], LAYOUTS[Kind.LLTP_INTEGRATION]
HEAD = ["STT", "Sở Tư pháp", "Khai sinh", "Kết hôn", "Khai tử", "XNTTHN", "Nhận CMC", "Giám hộ"]
ROW = [1, "An Giang", 1, 2, 3]
NOTES = ("Ghi chú", [["Đầu mối", "Điện thoại"], ["An Giang", "x"]])
LLTP_SHEET = ("Bảng 1", [["Sở Tư pháp", "Năm 2022 - Tích hợp từ MCDT"], ["An Giang", 5]])
CIVIL_SHEET = ("Bảng 2", [HEAD, ROW])


def chosen(*sheets, layout=CIVIL, dress=None):
    return choose("bang.xlsx", read_grids("bang.xlsx", offices.workbook(*sheets, dress=dress)), layout)


@pytest.mark.parametrize(("layout", "table"), [(CIVIL, "Bảng 2"), (LLTP, "Bảng 1")])
def test_the_sheet_whose_head_is_asked_for_is_taken_and_the_others_are_named(layout, table):
    found = chosen(NOTES, LLTP_SHEET, CIVIL_SHEET, layout=layout)
    assert (found.grid.table, len(found.others), "Ghi chú" in found.others) == (table, 2, True)


def test_the_one_of_more_known_columns_is_taken():
    assert chosen(("Ít", [HEAD[:4], ROW]), CIVIL_SHEET).grid.table == "Bảng 2"


def test_two_alike_are_refused_by_name():
    with pytest.raises(UnreadableError) as told:
        chosen(CIVIL_SHEET, ("Bản cũ", CIVIL_SHEET[1]))
    assert (told.value.code, told.value.fields) == ("several_tables", {"tables": ("Bảng 2", "Bản cũ")})


def test_none_that_matches_is_refused_with_all_names():
    with pytest.raises(UnreadableError) as told:
        chosen(NOTES, LLTP_SHEET)
    assert (told.value.code, told.value.fields) == ("no_such_table", {"tables": ("Ghi chú", "Bảng 1")})


def test_a_hidden_copy_gives_way_to_the_sheet_that_shows():
    found = chosen(("Bản cũ", CIVIL_SHEET[1]), CIVIL_SHEET, dress=lambda _, old, new: (new.activate(), old.hide()))
    assert (found.grid.table, found.others) == ("Bảng 2", ("Bản cũ",))


def test_a_hidden_sheet_is_taken_where_nothing_else_matches():
    found = chosen(NOTES, CIVIL_SHEET, dress=lambda _, notes, civil: civil.hide())
    assert (found.grid.table, found.grid.hidden) == ("Bảng 2", True)


def test_an_empty_sheet_is_no_table_and_a_file_of_none_is_an_empty_one():
    assert chosen(("Trống", []), CIVIL_SHEET).others == ()
    assert chosen(("Trống", [])).grid.lines == ()


def test_tables_of_a_document_are_named_by_their_place():
    made = offices.document([["Kính gửi", "Các Sở"]], [HEAD, ROW])
    found = choose("bang.docx", read_grids("bang.docx", made), CIVIL)
    assert (found.grid.name, found.others) == ("bang.docx › 2", ("1",))


def test_a_document_with_one_table_needs_no_place():
    assert read_grids("bang.docx", offices.document([HEAD, ROW]))[0].name == "bang.docx"


def test_problems_name_the_sheet_they_stand_in(directory):
    grid = chosen(NOTES, CIVIL_SHEET).grid
    assert read_table(grid, CIVIL, directory, date(2023, 10, 31)).file == "bang.xlsx › Bảng 2"
