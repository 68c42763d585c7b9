"""Printed tables as offices hand them in: a workbook or a Word document, made on the spot."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import xlsxwriter
from docx import Document

from dashboard.reference.appendices import appendices

Cells = Sequence[Sequence[object]]


def printed(kind: str) -> list[list[str]]:
    """The real table of a kind, as it is printed."""
    path = next(table.path for table in appendices() if table.kind == kind)
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def two_rows(head: Sequence[str]) -> tuple[list[str], list[str]]:
    """A head of one row, "period - measure", as the two rows that an office merges."""
    upper, lower = zip(*((*title.split(" - ", 1), "")[:2] for title in head), strict=True)
    return list(upper), list(lower)


def workbook(*sheets: tuple[str, Cells], dress: Callable[..., None] | None = None) -> bytes:
    """A workbook of these sheets; ``dress`` gets the book and its sheets before it is closed."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = [book.add_worksheet(name) for name, _ in sheets]
    for sheet, (_, rows) in zip(made, sheets, strict=True):
        for number, row in enumerate(rows):
            for position, value in enumerate(row):
                if value not in {"", None}:
                    sheet.write(number, position, value)
    if dress:
        dress(book, *made)
    book.close()
    return held.getvalue()


def document(*tables: Cells, between: str = "") -> bytes:
    """A Word document of these tables, a paragraph before each."""
    made, held = Document(), io.BytesIO()
    for rows in tables:
        made.add_paragraph(between)
        table = made.add_table(len(rows), max(map(len, rows)))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, value in zip(line.cells, row, strict=False):
                cell.text = str(value)
    made.save(held)
    return held.getvalue()


def merged_document(upper: Sequence[str], lower: Sequence[str], rows: Cells) -> bytes:
    """A Word table whose head has two rows: columns without a lower word over both, equal neighbours as one."""
    made, held = Document(), io.BytesIO()
    table = made.add_table(len(rows) + 2, len(upper))
    cells = [list(row.cells) for row in table.rows]
    for position, (top, under) in enumerate(zip(upper, lower, strict=True)):
        cells[0][position].text = "" if position and top == upper[position - 1] else top
        cells[1][position].text = under
    for line, row in zip(cells[2:], rows, strict=True):
        for cell, value in zip(line, row, strict=True):
            cell.text = str(value)
    for first, last in spans(upper):
        if not lower[first]:
            cells[0][first].merge(cells[1][first])
        elif last > first:
            cells[0][first].merge(cells[0][last])
    made.save(held)
    return held.getvalue()


def spans(titles: Sequence[str]) -> list[tuple[int, int]]:
    """First and last place of each run of equal titles."""
    starts = [place for place, title in enumerate(titles) if not place or titles[place - 1] != title]
    return [(start, end - 1) for start, end in zip(starts, [*starts[1:], len(titles)], strict=True)]


def rewritten(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == part else old.read(entry))
    return held.getvalue()


def with_part(content: bytes, part: str, value: bytes) -> bytes:
    """The archive with one part more."""
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, value)
    return held.getvalue()


def saved(folder: Path, name: str, content: bytes) -> Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content)
    return path
