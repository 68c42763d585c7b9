"""Word tables: merged cells, tables broken over pages, text however Word holds it."""

import pytest

from dashboard.ingest.appendix.documents import read_document
from dashboard.ingest.appendix.grid import Merge
from dashboard.ingest.appendix.limits import UnreadableError
from tests.ingest.appendix import offices

HEAD = ["Sở Tư pháp", "Khai sinh"]
PART = "word/document.xml"


def grids(content):
    return read_document("bang.docx", content)


def cells(content):
    return [list(line.cells) for line in grids(content)[0].lines]


def changed(old, new, rows=(HEAD, ["An Giang", "9.007"])):
    return offices.rewritten(offices.document(rows), PART, lambda xml: xml.replace(old.encode(), new.encode()))


def test_merged_cells_are_known_with_their_rows_and_columns():
    made = offices.merged_document(
        ["Sở Tư pháp", "Số liệu", "Số liệu"], ["", "Khai sinh", "Kết hôn"], [["An Giang", 1, 2]]
    )
    grid = grids(made)[0]
    assert grid.merges == (Merge(1, 1, 1, 2), Merge(1, 0, 2, 0))
    assert [grid.text_at(grid.lines[0], place) for place in range(3)] == ["Sở Tư pháp", "Số liệu", "Số liệu"]
    assert grid.lines[1].cells == ("", "Khai sinh", "Kết hôn")


def test_a_table_under_the_same_head_again_goes_on_and_rows_count_through():
    grid = grids(offices.document([HEAD, ["An Giang", 1]], [HEAD, ["Bắc Kạn", 2]]))[0]
    assert [(line.number, line.cells[0]) for line in grid.lines] == [
        (1, "Sở Tư pháp"), (2, "An Giang"), (3, "Sở Tư pháp"), (4, "Bắc Kạn"),
    ]  # fmt: skip


def test_a_table_without_a_head_and_of_another_width_is_another():
    assert len(grids(offices.document([HEAD, ["An Giang", 1]], [["Bắc Kạn", 2, 3]]))) == 2


def test_a_table_under_another_head_is_another():
    assert [grid.table for grid in grids(offices.document([HEAD, ["An Giang", 1]], [["Đơn vị", "x"]]))] == ["1", "2"]


def test_text_in_several_runs_fields_and_content_controls_is_whole():
    runs = "<w:t>9.</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>00</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>7</w:t>"
    assert cells(changed("<w:t>9.007</w:t>", runs)) == [HEAD, ["An Giang", "9.007"]]


def test_breaks_and_tabs_are_spaces_and_a_hard_hyphen_is_a_hyphen():
    broken = "<w:t>Bà Rịa</w:t><w:noBreakHyphen/><w:t>Vũng</w:t><w:br/><w:t>Tàu</w:t>"
    assert cells(changed("<w:t>An Giang</w:t>", broken))[1][0] == "Bà Rịa-Vũng Tàu"


def test_a_row_of_hidden_text_is_marked_and_read():
    made = changed("<w:r><w:t>9.007</w:t>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9.007</w:t>")
    assert [(line.hidden, line.cells[1]) for line in grids(made)[0].lines] == [(False, "Khai sinh"), (True, "9.007")]


def test_deleted_text_still_tracked_is_refused():
    tracked = (
        '<w:t>9.007</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>8</w:delText></w:r></w:del><w:r><w:t></w:t>'
    )
    with pytest.raises(UnreadableError) as told:
        grids(changed("<w:t>9.007</w:t>", tracked))
    assert told.value.code == "tracked_changes"


def test_a_document_without_a_table_has_no_grid():
    assert grids(offices.document()) == []
