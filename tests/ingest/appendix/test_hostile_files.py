"""Bad files of risks §1: refused by what they are, before they are parsed, and nothing is stored."""

import io
import socket
import time
import zipfile

import pytest
import sqlalchemy as sa

from dashboard.ingest.appendix import MOST_BYTES
from dashboard.ingest.appendix.limits import MOST_COLUMNS, MOST_ROWS, UnreadableError
from dashboard.ingest.appendix.readers import read_grids
from dashboard.ingest.problems import ImportRefusedError, problems_csv
from dashboard.schema.tables import integration_count
from dashboard.text.errors import sentence
from tests.ingest.appendix import offices

HEAD = ["STT", "Sở Tư pháp", "Khai sinh", "Kết hôn", "Khai tử", "XNTTHN", "Nhận CMC", "Giám hộ"]
ROW = [1, "An Giang", 18001, 6130, 7518]
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


@pytest.fixture
def refused(sqlite_reference_engine, run):
    """Import a file and give back its problems; nothing may be stored."""

    def refused(name, content, **options):
        with pytest.raises(ImportRefusedError) as told:
            run(sqlite_reference_engine, content, name=name, **options)
        with sqlite_reference_engine.connect() as conn:
            assert conn.scalar(sa.select(sa.func.count()).select_from(integration_count)) == 0
        assert all(
            sentence(problem.code, {**problem.fields, "value": problem.value}) for problem in told.value.problems
        )
        return [(problem.row, problem.column, problem.code) for problem in told.value.problems]

    return refused


def table(*rows, dress=None):
    return offices.workbook(("Trang 1", [HEAD, *rows]), dress=dress)


def zipped(**entries):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in entries.items():
            archive.writestr(name, value)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bang.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 512, "old_or_password"),
        ("bang.xlsx", b"<html><table><tr><td>1</td></tr></table></html>", "not_xlsx"),
        ("bang.xlsx", "Sở Tư pháp,Khai sinh\nAn Giang,1\n".encode(), "not_xlsx"),
        ("bang.xlsx", zipped(**{"anh.jpg": b"\xff\xd8\xff"}), "not_xlsx"),
        ("bang.docx", b"PK\x03\x04 not an archive", "not_docx"),
        ("bang.docx", table(ROW), "not_docx"),
        ("bang.csv", table(ROW), "not_text"),
        ("bang.tsv", b"%PDF-1.7", "not_text"),
        ("bang.xlsx", offices.document([HEAD, ROW]), "not_xlsx"),
        ("bang.xls", b"\xd0\xcf\x11\xe0", "old_or_password"),
        ("bang.doc", b"\xd0\xcf\x11\xe0", "old_or_password"),
        ("bang.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 512, "old_or_password"),
        ("bang.pdf", b"%PDF-1.7", "not_a_table_file"),
        ("bang", b"", "not_a_table_file"),
    ],
)
def test_b01_content_that_is_not_what_the_ending_says(refused, name, content, code):
    assert refused(name, content) == [(None, None, code)]


def test_b02_a_workbook_or_document_with_macros(refused):
    for name, content in (("bang.xlsx", table(ROW)), ("bang.docx", offices.document([HEAD, ROW]))):
        made = offices.with_part(content, f"{'xl' if name.endswith('xlsx') else 'word'}/vbaProject.bin", b"macro")
        assert refused(name, made) == [(None, None, "macros")]
    assert refused("bang.xlsm", table(ROW)) == [(None, None, "macros")]


def test_b02_a_password_inside_the_directory(refused):
    content = bytearray(table(ROW))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    assert {code for *_, code in refused("bang.xlsx", bytes(content))} == {"password"}


def test_b03_a_merged_cell_among_the_figures_is_named_by_its_address(refused):
    made = table(ROW, dress=lambda _, sheet: sheet.merge_range("E2:F2", 7518))
    assert refused("bang.xlsx", made) == [(2, "E2", "merged_cell"), (2, "F2", "merged_cell")]


@pytest.mark.parametrize("text", ["1,234.5", "1 234", "12.34", "1.23"])
def test_b04_a_number_that_is_not_vietnamese(refused, text):
    assert refused("bang.xlsx", table([1, "An Giang", text])) == [(2, "Khai sinh", "not_a_number")]


def test_b04_a_number_cell_that_excel_took_for_a_fraction(refused):
    assert refused("bang.xlsx", table([1, "An Giang", 9.007])) == [(2, "Khai sinh", "fraction")]


def test_b05_a_formula_without_a_stored_value(refused):
    made = table(ROW, dress=lambda _, sheet: sheet.write_formula("F2", "=D2+E2", None, ""))
    assert refused("bang.xlsx", made) == [(2, "F2", "formula_without_value")]


def test_b05_a_formula_that_no_program_ever_computed(refused):
    made = table(ROW, dress=lambda _, sheet: sheet.write_formula("F2", "=D2+E2"))
    assert refused("bang.xlsx", made) == [(2, "F2", "formula_without_value")]


def computed(content):
    return offices.rewritten(content, BOOK, lambda xml: xml.replace(b' fullCalcOnLoad="1"', b""))


def test_a_formula_with_its_value_is_read_and_one_that_gives_an_empty_text_is_blank(sqlite_reference_engine, run):
    def dress(_, sheet):
        sheet.write_formula("F2", "=D2+E2", None, 13648)
        sheet.write_formula("G2", '=""', None, "x")

    made = offices.rewritten(computed(table(ROW, dress=dress)), SHEET, lambda xml: xml.replace(b"<v>x</v>", b"<v></v>"))
    assert run(sqlite_reference_engine, made, name="bang.xlsx").rows["integration_count"]["inserted"] == 6
    with sqlite_reference_engine.connect() as conn:
        values = dict(conn.execute(sa.select(integration_count.c.measure, integration_count.c.value)).all())
    assert (values["marital_status_certificates"], values["parent_child_recognitions"]) == (13648, None)


def test_a_cell_that_shows_an_error_is_no_blank(refused):
    made = computed(table(ROW, dress=lambda _, sheet: sheet.write_formula("F2", "=1/0", None, "#DIV/0!")))
    assert refused("bang.xlsx", made) == [(2, "F2", "error_value")]


def test_b22_a_file_larger_than_the_limit_is_refused_before_it_is_opened(refused):
    assert MOST_BYTES == 25 * 1024 * 1024
    assert refused("bang.xlsx", b"PK" + b"\0" * MOST_BYTES) == [(None, None, "too_big")]


def test_b23_a_bomb_is_refused_from_its_directory(refused):
    bomb = offices.rewritten(table(ROW), SHEET, lambda xml: xml + b" " * (100 * 1024 * 1024))
    assert len(bomb) < 1024 * 1024
    began = time.perf_counter()
    with pytest.raises(ImportRefusedError) as told:
        read_grids("bang.xlsx", bomb)
    assert {problem.code for problem in told.value.problems} == {"too_big", "zip_unsafe"}
    assert time.perf_counter() - began < 2  # nowhere near the seconds that unpacking it takes
    assert {code for *_, code in refused("bang.xlsx", bomb)} == {"too_big", "zip_unsafe"}


def test_b23_a_directory_that_lies_about_a_size_is_damaged(refused):
    content = offices.with_part(table(ROW), "xl/media/x", b"0" * 5_000_000)
    place = content.rindex(b"PK\x01\x02") + 24
    lying = content[:place] + (100).to_bytes(4, "little") + content[place + 4 :]
    assert refused("bang.xlsx", lying) == [(None, None, "unreadable")]


def test_b23_too_many_entries(refused):
    held = io.BytesIO(table(ROW))
    with zipfile.ZipFile(held, "a") as archive:
        for number in range(201):
            archive.writestr(f"xl/media/{number}", b"")
    assert refused("bang.xlsx", held.getvalue()) == [(None, None, "zip_unsafe")]


@pytest.mark.parametrize("address", [(MOST_ROWS, 0), (0, MOST_COLUMNS), (1_048_575, 16_383)])
def test_two_cells_far_apart_are_refused_before_the_sheet_fills_the_memory(refused, address):
    made = table(ROW, dress=lambda _, sheet: sheet.write(*address, "x"))
    assert refused("bang.xlsx", made) == [(None, None, "too_large_table")]


def test_cells_that_are_only_dressed_do_not_count(sqlite_reference_engine, run):
    made = table(ROW, dress=lambda book, sheet: sheet.write_blank(1_048_575, 0, None, book.add_format({"bold": True})))
    assert run(sqlite_reference_engine, made, name="bang.xlsx").load_id


def test_too_many_lines_of_text_and_of_a_word_table(refused):
    assert refused("bang.csv", b"a,b\n" * (MOST_ROWS + 1)) == [(None, None, "too_large_table")]
    rows = b"<w:tr/>" * (MOST_ROWS + 1)
    made = offices.rewritten(
        offices.document([HEAD]),
        "word/document.xml",
        lambda xml: xml.replace(b"</w:tbl>", rows.replace(b"/", b" /") + b"</w:tbl>"),
    )
    assert refused("bang.docx", made) == [(None, None, "too_large_table")]


DOCTYPE = b'<!DOCTYPE x [<!ENTITY y SYSTEM "http://203.0.113.1/x">]>'


def declared(xml):
    return xml.replace(b"?>", b"?>" + DOCTYPE, 1)


@pytest.fixture
def no_network(monkeypatch):
    def dial(*_):
        raise AssertionError("a file made the program reach for the network")

    monkeypatch.setattr(socket.socket, "connect", dial)
    monkeypatch.setattr(socket, "getaddrinfo", dial)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    ("name", "made", "part"),
    [
        ("bang.xlsx", table(ROW), SHEET),
        ("bang.xlsx", table(ROW), BOOK),
        ("bang.xlsx", table(ROW), "xl/styles.xml"),
        ("bang.docx", offices.document([HEAD, ROW]), "word/document.xml"),
        ("bang.docx", offices.document([HEAD, ROW]), "word/styles.xml"),
    ],
)
def test_b25_a_declared_document_type_is_refused(refused, name, made, part):
    assert refused(name, offices.rewritten(made, part, declared)) == [(None, None, "zip_unsafe")]


@pytest.mark.usefixtures("no_network")
def test_b25_links_and_pictures_are_passed_over(sqlite_reference_engine, run):
    def dress(_, sheet):
        sheet.write_url("J1", "https://203.0.113.1/x", string="")
        sheet.write_url("B2", "external:\\\\203.0.113.1\\x.xlsx", string="An Giang")

    made = offices.with_part(table(ROW, dress=dress), "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    assert run(sqlite_reference_engine, made, name="bang.xlsx").rows["integration_count"]["inserted"] == 6


HOSTILE = ('=HYPERLINK("http://203.0.113.1")', "+1", "-1+1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", HOSTILE)
def test_b26_hostile_cells_are_text_and_stay_inert_in_the_list_of_faults(sqlite_reference_engine, run, text):
    def dress(_, sheet):
        sheet.write_string(1, 1, text)

    with pytest.raises(ImportRefusedError) as told:
        run(sqlite_reference_engine, table([1, "", 5], dress=dress), name="bang.xlsx")
    assert [(problem.code, problem.value) for problem in told.value.problems] == [("unknown_unit", text.strip())]
    line = problems_csv(told.value.problems, lambda _: "").splitlines()[1]
    assert f"'{text.strip()[0]}" in line


def test_b27_an_old_font_is_named_with_its_cure(refused):
    assert refused(
        "bang.xlsx", offices.workbook(("Trang", [["STT", "Së T\u00ad ph¸p", "Khai sinh"], [1, "An Giang", 5]]))
    ) == [(None, None, "legacy_font")]
    assert refused("bang.csv", "Sở Tư pháp,1".encode("utf-16")) == [(1, None, "encoding")]


def test_changes_still_tracked_in_word_are_refused(refused):
    made = offices.rewritten(
        offices.document([HEAD, ROW]), "word/document.xml",
        lambda xml: xml.replace(b"<w:t>18001</w:t>", b'<w:t>1</w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>9</w:t></w:r></w:ins><w:r><w:t>0</w:t>'),
    )  # fmt: skip
    assert refused("bang.docx", made) == [(None, None, "tracked_changes")]


@pytest.mark.parametrize("change", [lambda xml: xml[:-40], lambda xml: xml.replace(b'r="', b'r="Q'), lambda _: b""])
def test_a_sheet_that_is_not_well_formed_is_unreadable(change):
    with pytest.raises(UnreadableError) as told:
        read_grids("bang.xlsx", offices.rewritten(table(ROW), SHEET, change))
    assert told.value.code == "unreadable"
