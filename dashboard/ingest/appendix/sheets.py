"""Reads .xlsx: a grid a sheet, every cell as the text an office sees in it, never computed."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from dashboard.domain.vietnamese import format_number
from dashboard.ingest.appendix.grid import Grid, Merge, Place, make_lines
from dashboard.ingest.appendix.limits import UnreadableError, require_size
from dashboard.ingest.appendix.office import elements, open_office, xml_part
from dashboard.ingest.appendix.sheet_marks import SheetMarks, read_marks
from dashboard.ingest.package.workbook import WORKBOOK_PART

_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"
_PERCENTS = {9: "0%", 10: "0.00%"}
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_SHOWN = {"visible", ""}


class _Sheet(NamedTuple):
    """A sheet of the workbook: its name, its part of the archive, whether the workbook hides it."""

    name: str
    part: str
    hidden: bool


def read_workbook(name: str, content: bytes) -> list[Grid]:
    """Sheets of a workbook that hold anything; raises as ``open_office`` does."""
    archive = open_office(name, content, WORKBOOK_PART, "not_xlsx")
    stale = any(found.get("fullCalcOnLoad") in {"1", "true"} for found in _found(archive, WORKBOOK_PART, "calcPr"))
    marks = {
        sheet: read_marks(xml_part(archive, sheet.part), stale=stale)
        for sheet in _sheets(archive)
        if sheet.part in archive.namelist()
    }
    shown = _shown_percents(archive)
    book = _book(content)
    grids = [_grid(name, sheet, book.get_sheet_by_name(sheet.name), held, shown) for sheet, held in marks.items()]
    return [grid for grid in grids if grid.lines]


def _book(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, OSError) as error:
        raise UnreadableError("unreadable") from error


def _found(archive: zipfile.ZipFile, part: str, *kinds: str) -> Iterator[Mapping[str, str]]:
    return (attributes for kind, attributes in elements(xml_part(archive, part)) if kind in kinds)


def _sheets(archive: zipfile.ZipFile) -> list[_Sheet]:
    """Worksheets in the order of the workbook; sheets that are charts have no cells."""
    parts = {
        found["Id"]: found["Target"].removeprefix("/xl/")
        for found in _found(archive, _RELATIONS, "Relationship")
        if found.get("Type", "").endswith("/worksheet")
    }
    return [
        _Sheet(found["name"], f"xl/{parts[found['id']]}", found.get("state", "") not in _SHOWN)
        for found in _found(archive, WORKBOOK_PART, "sheet")
        if found.get("id") in parts
    ]


def _grid(file: str, sheet: _Sheet, cells: CalamineSheet, marks: SheetMarks, shown: Mapping[int, str]) -> Grid:
    formats = {place: shown[style] for place, style in marks.styles.items() if style in shown}
    rows = [
        (number, [_text(cell, (number, position), formats) for position, cell in enumerate(row)])
        for number, row in enumerate(cells.to_python(skip_empty_area=False), start=1)
    ]
    merged = cells.merged_cell_ranges or ()
    require_size(len(merged), 0)
    merges = [Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in merged]
    return Grid(
        file, make_lines(rows, marks.hidden_rows), sheet.name, tuple(merges), sheet.hidden,
        frozenset(marks.hidden_columns), tuple(marks.valueless),
    )  # fmt: skip


def _text(cell: object, place: Place, formats: Mapping[Place, str]) -> str:
    """Text of a cell: whole numbers without a point, others with a decimal comma, percents as they are shown."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _percent(cell, formats[place]) if place in formats else _number(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{Decimal(repr(value)):f}".replace(".", ",")


def _percent(value: float, code: str) -> str:
    match = _PERCENT.search(code)
    digits = len(match[1] or "") if match else 0
    share = Decimal(repr(value)).scaleb(2).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{format_number(share)}%"


def _shown_percents(archive: zipfile.ZipFile) -> dict[int, str]:
    """Style of cells → format code, of the styles that show a number as a percent."""
    if _STYLES not in archive.namelist():
        return {}
    codes, inside, found = dict(_PERCENTS), "", list[str]()
    for kind, attributes in elements(xml_part(archive, _STYLES)):
        if kind == "numFmt":
            codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif kind in {"cellStyleXfs", "cellXfs", "cellStyles"}:
            inside = kind
        elif kind == "xf" and inside == "cellXfs":
            found.append(codes.get(int(attributes.get("numFmtId", "0")), ""))
    return {style: code for style, code in enumerate(found) if "%" in code}
