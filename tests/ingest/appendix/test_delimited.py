import pytest

from dashboard.ingest.appendix.delimited import read_delimited
from dashboard.ingest.appendix.limits import UnreadableError

ROWS = [["Sở Tư pháp", "Khai sinh", "Kết hôn"], ["An Giang", "18.001", "6.130"], ["Bắc Kạn", "2.320", ""]]


def cells(content):
    return [list(line.cells) for line in read_delimited("bang.csv", content).lines]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_the_content_shows_the_delimiter(delimiter, newline, bom):
    text = newline.join(delimiter.join(row) for row in ROWS)
    assert cells(bom + text.encode()) == ROWS


def test_a_decimal_comma_does_not_part_cells_of_a_tab_file():
    assert cells("Tên\tTỷ lệ\nAn Giang\t39,7%\nBắc Kạn\t1,1%".encode()) == [
        ["Tên", "Tỷ lệ"], ["An Giang", "39,7%"], ["Bắc Kạn", "1,1%"],
    ]  # fmt: skip


def test_cells_are_composed_and_freed_of_stray_spaces():
    decomposed = "An Giang\u200b ,\u00a0Hoà Bình\u00a0\u00a0"
    assert cells(decomposed.encode()) == [["An Giang", "Hoà Bình"]]


def test_blank_lines_are_left_out_and_rows_keep_their_number_in_the_file():
    grid = read_delimited("bang.csv", b"a,b\n,\n\n1,2\n")
    assert [line.number for line in grid.lines] == [1, 4]


def test_a_quoted_cell_may_hold_a_line_break():
    grid = read_delimited("bang.csv", b'"a\nb",c\n1,2\n')
    assert [(line.number, line.cells) for line in grid.lines] == [(1, ("a b", "c")), (3, ("1", "2"))]


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        ("An Giang\nHuế".encode("utf-16"), "encoding", 1),
        ("An Giang,1\nHuế,2".encode("cp1258", "replace") + b"\xff", "encoding", 2),
        (b'a,b\n"chua dong,1\n', "bad_csv", 2),
        (b"PK\x03\x04rest", "not_text", None),
        (b"\xd0\xcf\x11\xe0rest", "not_text", None),
        (b"  <HTML><table>", "not_text", None),
        (b"a,b\0", "not_text", None),
    ],
)
def test_what_is_no_table_of_text_is_refused(content, code, row):
    with pytest.raises(UnreadableError) as told:
        read_delimited("bang.csv", content)
    assert (told.value.code, told.value.row) == (code, row)
