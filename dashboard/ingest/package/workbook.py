"""A package as one Excel workbook: a sheet a table, read as text, never computed."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from dashboard.ingest.package.contents import Declared, Record
from dashboard.ingest.package.delimited import BrokenTableError
from dashboard.ingest.package.descriptor import Report, declared
from dashboard.ingest.package.schemas import DESCRIPTOR, TABLES
from dashboard.ingest.problems import Problem

DESCRIPTOR_SHEET = DESCRIPTOR.removesuffix(".json")
WORKBOOK_PART = "xl/workbook.xml"
MACROS = "xl/vbaProject.bin"
_EMPTY_FORMULA = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+)([0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


class WorkbookContents:
    """A workbook; sheets are named as the tables, with or without ``.csv``, and ``datapackage`` declares."""

    def __init__(self, path: Path, report: Report) -> None:
        self._book = _open_workbook(path)
        self._sheets = {name.removesuffix(".csv").removesuffix(".json"): name for name in self._book.sheet_names}
        self.tables = tuple(table for table in TABLES if table in self._sheets)
        for name in self._sheets.keys() - {*TABLES, DESCRIPTOR_SHEET}:
            report(Problem(path.name, None, None, self._sheets[name], "unknown_file"))
        self.declared = self._declared(report)
        _refuse_empty_formulas(path, report)

    def records(self, table: str) -> Iterator[Record]:
        """Rows of one sheet, header first; rows without any value count and are passed over."""
        width = 0
        for number, cells in enumerate(self._rows(table), start=1):
            texts = [_text(cell) for cell in cells]
            if not any(texts):
                continue
            width = width or max(place for place, text in enumerate(texts, start=1) if text)
            yield number, texts if any(texts[width:]) else texts[:width]

    def _rows(self, table: str) -> list[list[object]]:
        sheet = self._book.get_sheet_by_name(self._sheets[table])
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]

    def _declared(self, report: Report) -> Declared:
        if DESCRIPTOR_SHEET not in self._sheets:
            return Declared()
        pairs = {_text(row[0]): _text(row[1]) for row in self._rows(DESCRIPTOR_SHEET) if len(row) > 1}
        given: dict[str, object] = dict(pairs)
        given["simulated"] = {"": False, "0": False, "1": True}.get(pairs.get("simulated", ""), pairs.get("simulated"))
        given["simulated_periods"] = pairs["simulated_periods"].split() if pairs.get("simulated_periods") else None
        return declared(given, report)


def has_macros(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook carries a program."""
    return MACROS in archive.namelist()


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether the archive is a workbook, by what it holds."""
    return WORKBOOK_PART in archive.namelist()


def _open_workbook(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise BrokenTableError(Problem(path.name, None, None, path.name, "password")) from error
    except (CalamineError, OSError) as error:
        raise BrokenTableError(Problem(path.name, None, None, path.name, "not_xlsx")) from error


def _refuse_empty_formulas(path: Path, report: Report) -> None:
    """Report formulas whose result was never stored: to read them as blank would be to invent."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                for match in _EMPTY_FORMULA.finditer(archive.read(name)):
                    column, row = match.group(1).decode(), int(match.group(2))
                    report(Problem(path.name, row, column, None, "formula_without_value"))


def _text(cell: object) -> str:
    """Return a cell as a package writes it: whole numbers without a point, days and instants as ISO."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
