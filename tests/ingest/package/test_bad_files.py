"""Files that are no package, or a dangerous one (interchange §1, risks B01, B02, B05, B22, B23, B27)."""

import struct
import time
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from dashboard.console import problem_sentence
from tests.ingest.package import sample
from tests.ingest.package.sample import tables

HEADER = "period_code,unit_code,form_code,at,action,actor,by_unit_code,reason,document\n"
START = f"{sample.PERIOD},xahai,CX,2020-01-10T08:00:00,start,xahai_bc,,,\n"


def folder(tmp_path: Path, name: str, content: bytes) -> Path:
    path = sample.write(tmp_path / "p", tables("units", "forms", "periods", "deadlines"))
    (path / name).write_bytes(content)
    return path


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


TEXTS = {
    "not UTF-8": (HEADER + START.replace(",,,", ",,Đã gửi,")).encode("utf-16"),
    "an old encoding": (HEADER + START.replace(",,,", ",,", 1)).encode() + b"thi\xd5u s\xe8 li\xd6u,\n",
    "unbalanced quotes": (HEADER + START.replace(",,,", ',,"thiếu,')).encode(),
    "a NUL": (HEADER + START).replace("xahai_bc", "xahai\0bc").encode(),
    "a short row": (HEADER + START + f"{sample.PERIOD},xahai\n").encode(),
    "a long row": (HEADER + START.replace("\n", ",,\n")).encode(),
    "a missing column": (HEADER.replace(",document", "") + START.replace(",,,\n", ",,\n")).encode(),
    "an extra column": (HEADER.replace("\n", ",note\n") + START.replace("\n", ",\n")).encode(),
    "a column twice": (HEADER.replace("\n", ",actor\n") + START.replace("\n", ",\n")).encode(),
    "semicolons": (HEADER + START).replace(",", ";").encode(),
    "no header": b"",
}
EXPECTED = {
    "not UTF-8": (1, None, "encoding"),
    "an old encoding": (3, None, "encoding"),
    "unbalanced quotes": (2, None, "broken_csv"),
    "a NUL": (2, None, "broken_csv"),
    "a short row": (3, None, "ragged_row"),
    "a long row": (2, None, "ragged_row"),
    "a missing column": (1, "document", "missing_column"),
    "an extra column": (1, "note", "extra_column"),
    "a column twice": (1, "actor", "column_twice"),
    "semicolons": (1, None, "wrong_separator"),
    "no header": (1, "period_code", "missing_column"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_broken_text_is_refused_where_it_breaks(refusing_world, tmp_path, case):
    problems = sample.refused(refusing_world, folder(tmp_path, "events.csv", TEXTS[case])).problems
    row, column, code = EXPECTED[case]
    assert ("events.csv", row, column, code) in [(p.file, p.row, p.column, p.code) for p in problems]
    assert all("Hãy" in problem_sentence(p) for p in problems)


def test_a_byte_order_mark_is_accepted(world, tmp_path):
    path = folder(tmp_path, "events.csv", b"\xef\xbb\xbf" + (HEADER + START).encode())
    assert sample.load(world, path).rows["events"]["inserted"] == 1


def test_blank_lines_and_line_breaks_in_cells_keep_the_numbers_of_a_spreadsheet(refusing_world, tmp_path):
    text = HEADER + "\n" + START.replace(",,,", ',,"hai\ndòng",') + START.replace("start", "approve")
    problems = sample.refused(refusing_world, folder(tmp_path, "events.csv", text.encode())).problems
    assert [(p.row, p.code) for p in problems] == [(4, "wrong_order")]


def test_a_file_of_another_name_is_refused(refusing_world, tmp_path):
    problem = sample.refused(refusing_world, folder(tmp_path, "event.csv", HEADER.encode())).problems[0]
    assert (problem.file, problem.code) == ("event.csv", "unknown_file")


@pytest.mark.parametrize("files", [{}, {"events.csv": HEADER.encode()}, {"datapackage.json": b"{}"}], ids=str)
def test_an_empty_package_is_refused(refusing_world, tmp_path, files):
    (tmp_path / "p").mkdir()
    for name, content in files.items():
        (tmp_path / "p" / name).write_bytes(content)
    problem = sample.refused(refusing_world, tmp_path / "p").problems[0]
    assert (problem.code, problem.value) == ("empty_package", "p")


def test_a_path_with_nothing_at_it_is_refused(refusing_world, tmp_path):
    assert [p.code for p in sample.refused(refusing_world, tmp_path / "nowhere.zip").problems] == ["missing_file"]


@pytest.mark.parametrize("text", [b"{", b"[1]", b"\xff\xfe", b'{"as_of": "soon"}', b'{"simulated": "yes"}'])
def test_a_descriptor_that_says_nothing_sensible_is_refused(refusing_world, tmp_path, text):
    problems = sample.refused(refusing_world, folder(tmp_path, "datapackage.json", text)).problems
    assert {p.file for p in problems} == {"datapackage.json"}


@pytest.mark.parametrize(
    "name", ["../events.csv", "/etc/events.csv", "a/../../events.csv", "C:\\events.csv", "..\\events.csv"]
)
def test_a_path_that_leaves_the_zip_is_refused(refusing_world, tmp_path, name):
    path = zipped(tmp_path / "p.zip", **{name: HEADER.encode()})
    problem = sample.refused(refusing_world, path).problems[0]
    assert (problem.file, problem.code, problem.value) == ("p.zip", "zip_unsafe", name.replace("\\", "\\"))
    assert "đường dẫn ra ngoài gói" in problem_sentence(problem)


def test_a_resource_that_points_outside_the_package_is_refused(refusing_world, tmp_path):
    path = folder(tmp_path, "datapackage.json", b'{"resources": [{"path": "../../etc/passwd"}]}')
    assert [(p.code, p.value) for p in sample.refused(refusing_world, path).problems] == [
        ("zip_unsafe", "../../etc/passwd")
    ]


def test_a_zip_bomb_is_refused_in_a_moment(refusing_world, tmp_path):
    path = zipped(tmp_path / "p.zip", **{"events.csv": HEADER.encode() + b"0" * 300_000_000})
    start = time.perf_counter()
    problem = sample.refused(refusing_world, path).problems[0]
    assert (problem.code, problem.fields["reason"]) == ("zip_unsafe", "ratio")
    assert time.perf_counter() - start < 1


def test_a_workbook_bomb_is_refused_before_it_is_parsed(refusing_world, tmp_path):
    path = zipped(tmp_path / "p.xlsx", **{"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * 60_000_000})
    codes = [p.code for p in sample.refused(refusing_world, path).problems]
    assert codes == ["too_big", "zip_unsafe"]


def test_too_many_entries_are_refused(refusing_world, tmp_path):
    path = zipped(tmp_path / "p.zip", **{f"{n}.csv": b"" for n in range(201)})
    problem = sample.refused(refusing_world, path).problems[0]
    assert (problem.code, problem.value) == ("zip_unsafe", "201")


def test_an_archive_in_the_archive_is_refused(refusing_world, tmp_path):
    inner = zipped(tmp_path / "inner.zip", **{"events.csv": HEADER.encode()})
    path = zipped(tmp_path / "p.zip", **{"inner.zip": inner.read_bytes()})
    assert [(p.code, p.value) for p in sample.refused(refusing_world, path).problems] == [
        ("nested_archive", "inner.zip")
    ]


def test_a_link_in_the_archive_is_refused(refusing_world, tmp_path):
    link = zipfile.ZipInfo("events.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert sample.refused(refusing_world, tmp_path / "p.zip").problems[0].fields["reason"] == "link"


def test_an_encrypted_archive_is_refused(refusing_world, tmp_path):
    path = zipped(tmp_path / "p.zip", **{"events.csv": HEADER.encode()})
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02")
    content[place + 8 : place + 10] = struct.pack("<H", 1)
    path.write_bytes(content)
    assert sample.refused(refusing_world, path).problems[0].code == "password"


def test_a_damaged_member_is_refused(refusing_world, tmp_path):
    with zipfile.ZipFile(tmp_path / "p.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("events.csv", HEADER + START)
    content = (tmp_path / "p.zip").read_bytes().replace(b"xahai", b"xahaj", 1)
    (tmp_path / "p.zip").write_bytes(content)
    assert sample.refused(refusing_world, tmp_path / "p.zip").problems[0].code == "unreadable"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("p.xlsx", b"<html></html>", "not_xlsx"),
        ("p.xlsx", b"a,b\n", "not_xlsx"),
        ("p.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old_or_password"),
        ("p.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old_or_password"),
        ("p.zip", b"a,b\n", "not_zip"),
        ("p.csv", b"a,b\n", "not_zip"),
    ],
)
def test_a_file_is_what_its_bytes_say(refusing_world, tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    problem = sample.refused(refusing_world, tmp_path / name).problems[0]
    assert (problem.code, problem.value) == (code, name)


def test_a_zip_under_the_name_of_a_workbook_is_refused(refusing_world, tmp_path):
    path = zipped(tmp_path / "p.xlsx", **{"events.csv": HEADER.encode()})
    assert sample.refused(refusing_world, path).problems[0].code == "not_xlsx"


def test_a_workbook_with_macros_is_refused(refusing_world, tmp_path):
    path = zipped(tmp_path / "p.xlsm", **{"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b""})
    assert sample.refused(refusing_world, path).problems[0].code == "macros"


def test_a_formula_without_a_value_is_not_read_as_blank(refusing_world, tmp_path):
    with Workbook(str(tmp_path / "p.xlsx")) as book:
        sheet = book.add_worksheet("figures")
        sheet.write_row(0, 0, ("period_code", "unit_code", "form_code", "indicator_code", "value"))
        sheet.write_row(1, 0, (sample.PERIOD, "xamau", "CX", "c1"))
        sheet.write_formula(1, 4, "=1+1", None, "")
    problems = sample.refused(refusing_world, tmp_path / "p.xlsx").problems
    assert ("p.xlsx", 2, "E", "formula_without_value") in [(p.file, p.row, p.column, p.code) for p in problems]


def test_a_workbook_with_an_unknown_sheet_is_refused(refusing_world, tmp_path):
    with Workbook(str(tmp_path / "p.xlsx")) as book:
        book.add_worksheet("Sheet1").write_string(0, 0, "x")
    assert [(p.code, p.value) for p in sample.refused(refusing_world, tmp_path / "p.xlsx").problems] == [
        ("unknown_file", "Sheet1")
    ]
