"""The two real tables, written as an office writes them, give the very rows that the csv gives."""

import pytest
import sqlalchemy as sa

from dashboard.ingest.appendix import import_appendix
from dashboard.ingest.appendix.layouts import Kind
from dashboard.reference.appendices import appendices
from dashboard.schema.tables import data_load, finding, integration_count
from tests.ingest.appendix import offices

FOOT = ["", "Ghi chú: (*) số liệu do các Sở Tư pháp cung cấp; ô trống là chưa có dữ liệu."]
NUMBERS_AS_TEXT = {"Bắc Giang", "Sở Tư pháp Bắc Giang", "Sở Tư pháp Hà Nam", "Hà Nam"}


def typed(row):
    """Counts as numbers, as somebody typed them, in most rows; as texts in some; ratios always as numbers."""
    if NUMBERS_AS_TEXT & set(row):
        return row
    return [number(text) for text in row]


def number(text):
    if text.endswith("%"):
        return int(text[:-1]) / 100
    return int(text.replace(".", "")) if text.replace(".", "").isdigit() else text


def as_workbook(kind):
    head, *rows = offices.printed(kind)
    upper, lower = offices.two_rows(head)
    title = ["Phụ lục kèm theo Công văn"]
    body = [*map(typed, rows), FOOT]

    def dress(book, sheet, other):
        percent = book.add_format({"num_format": "0%"})
        for first, last in offices.spans(upper):
            if not lower[first]:
                sheet.merge_range(2, first, 3, first, upper[first])
            elif last > first:
                sheet.merge_range(2, first, 2, last, upper[first])
        for place, row in enumerate(body, start=4):
            for position, value in enumerate(row):
                if head[position].endswith("Tỷ lệ tích hợp") and isinstance(value, float):
                    sheet.write_number(place, position, value, percent)
        sheet.set_row(9, None, None, {"hidden": True})

    return offices.workbook(
        ("Bảng 1", [title, [], upper, lower, *body]), ("Ghi chú", [["Đầu mối liên hệ"]]), dress=dress
    )


def as_document(kind):
    head, *rows = offices.printed(kind)
    upper, lower = offices.two_rows(head)
    if not any(lower):
        upper, lower = [*head[:2], *["Số liệu"] * (len(head) - 2)], ["", "", *head[2:]]
    return offices.merged_document(upper, lower, rows)


def as_broken_document(kind):
    """A table that somebody broke over three pages: under its head again, then under none."""
    head, *rows = offices.printed(kind)
    return offices.document([["Kính gửi:", "Như trên"]], [head, *rows[:20]], [head, *rows[20:40]], rows[40:])


def stored(engine):
    columns = [column for column in integration_count.c if column.name != "id"]
    with engine.connect() as conn:
        return sorted(map(tuple, conn.execute(sa.select(*columns))), key=str)


@pytest.fixture
def expected(sqlite_reference, tmp_path):
    """Rows that the csv of a kind gives."""
    from dashboard.schema.database import open_engine

    def expected(kind):
        path = offices.saved(tmp_path, f"{kind}.db", sqlite_reference.read_bytes())
        engine = open_engine(f"sqlite:///{path}")
        table = next(table for table in appendices() if table.kind == kind)
        load(engine, table.path, kind)
        return stored(engine)

    return expected


def load(engine, path, kind):
    table = next(table for table in appendices() if table.kind == kind)
    return import_appendix(engine, path, kind=kind, document=table.document, as_of=table.as_of, loaded_by="tests")


@pytest.mark.parametrize("kind", [str(kind) for kind in Kind])
@pytest.mark.parametrize(
    ("name", "made"),
    [("bang.xlsx", as_workbook), ("bang.docx", as_document), ("ngat-trang.docx", as_broken_document)],
)
def test_an_office_file_gives_the_rows_of_the_csv(reference_engine, expected, tmp_path, kind, name, made):
    summary = load(reference_engine, offices.saved(tmp_path, name, made(kind)), kind)
    assert stored(reference_engine) == expected(kind)
    assert {found.code for found in summary.findings} <= {"hidden_row"}
    assert summary.rows["integration_count"]["inserted"] == 63 * (4 if kind == "lltp-integration" else 6)


def test_what_was_read_and_what_was_left_is_told(sqlite_reference_engine, tmp_path):
    summary = load(
        sqlite_reference_engine, offices.saved(tmp_path, "bang.xlsx", as_workbook("civil-status")), "civil-status"
    )
    told = [(note.code, note.value, note.fields.get("others")) for note in summary.notes]
    assert told == [("table_chosen", "Bảng 1", ("Ghi chú",)), ("footnote", FOOT[1], None)]
    hidden = [(found.row, found.value) for found in summary.findings]
    assert hidden == [(10, "Bắc Ninh")]


def test_the_same_workbook_again_changes_nothing(sqlite_reference_engine, tmp_path):
    path = offices.saved(tmp_path, "bang.xlsx", as_workbook("civil-status"))
    load(sqlite_reference_engine, path, "civil-status")
    with sqlite_reference_engine.connect() as conn:
        before = [conn.scalar(sa.select(sa.func.count()).select_from(table)) for table in (data_load, finding)]
    assert load(sqlite_reference_engine, path, "civil-status").unchanged
    with sqlite_reference_engine.connect() as conn:
        assert before == [conn.scalar(sa.select(sa.func.count()).select_from(table)) for table in (data_load, finding)]


def test_the_table_as_csv_after_the_workbook_is_nothing_new(sqlite_reference_engine, tmp_path):
    load(
        sqlite_reference_engine,
        offices.saved(tmp_path, "bang.docx", as_document("lltp-integration")),
        "lltp-integration",
    )
    table = next(table for table in appendices() if table.kind == "lltp-integration")
    assert load(sqlite_reference_engine, table.path, "lltp-integration").unchanged
