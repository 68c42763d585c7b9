"""A frame as an office spreadsheet: typed cells, Vietnamese heads, and a sheet that says what it is."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.clock import LOCAL
from dashboard.domain.frame import Column, FrameSpec
from dashboard.text import workbook as words

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
_WIDEST, _NARROWEST, _MARGIN = 60, 9, 2


@dataclass(frozen=True)
class Provenance:
    """What the figures are: said on the sheet beside them (users §7, definitions §6)."""

    title: str
    as_of: str
    source: str
    loaded: str
    simulated: bool
    filters: Sequence[tuple[str, str]] = ()
    definitions: Sequence[tuple[str, str]] = ()


def workbook(frame: pd.DataFrame, spec: FrameSpec, heads: Mapping[str, str], about: Provenance) -> bytes:
    """Bytes of an .xlsx: the frame's columns named in ``heads``, in that order, one typed cell a value.

    A missing value is an empty cell, never 0; a share shows as a percent and stays a number 0–1.
    A text that begins with = + - @ stays a text: no cell ever becomes a formula or a link.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, dict(_OPTIONS)) as book:
        _data_sheet(book, frame, {name: spec.columns[name] for name in heads}, heads, about)
        _about_sheet(book, about)
    return buffer.getvalue()


def _data_sheet(
    book: Workbook,
    frame: pd.DataFrame,
    columns: Mapping[str, Column],
    heads: Mapping[str, str],
    about: Provenance,
) -> None:
    sheet = book.add_worksheet(words.DATA_SHEET)
    first = _mark_simulated(book, sheet, about, len(columns))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    formats = _formats(book)
    for place, (name, column) in enumerate(columns.items()):
        values = frame[name].astype(object).tolist()
        sheet.write_string(first, place, heads[name], bold)
        _column(sheet, (first + 1, place), values, formats[_kind(column)])
        sheet.set_column(place, place, _width(heads[name], values))
    sheet.freeze_panes(first + 1, 0)
    sheet.autofilter(first, 0, first + len(frame), max(len(columns) - 1, 0))
    sheet.repeat_rows(first)


def _mark_simulated(book: Workbook, sheet: Worksheet, about: Provenance, width: int) -> int:
    """Row the heads go to: below the mark across the sheet where the figures are simulated."""
    if not about.simulated:
        return 0
    mark = book.add_format({"bold": True, "font_color": "#B42318", "bg_color": "#FDF1F0", "align": "center"})
    text = f"{words.SIMULATED} – {words.DO_NOT_ISSUE}"
    if width > 1:
        sheet.merge_range(0, 0, 0, width - 1, text, mark)
    else:
        sheet.write_string(0, 0, text, mark)
    sheet.set_header(f'&C&14&"Arial,Bold"{text}')
    return 1


def _column(sheet: Worksheet, corner: tuple[int, int], values: Sequence[Any], style: Format) -> None:
    row, place = corner
    for offset, value in enumerate(values):
        _cell(sheet, (row + offset, place), value, style)


def _cell(sheet: Worksheet, at: tuple[int, int], value: Any, style: Format) -> None:
    if pd.isna(value):
        return
    if isinstance(value, bool):
        sheet.write_number(*at, int(value), style)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value, style)
    elif isinstance(value, datetime | date):
        sheet.write_datetime(*at, _local(value), style)
    else:
        sheet.write_string(*at, str(value), style)


def _local(value: datetime | date) -> datetime | date:
    """Wall clock in Vietnam: a spreadsheet knows no zones."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(LOCAL).replace(tzinfo=None)
    return value


def _kind(column: Column) -> str:
    if column.unit == "1":
        return "share"
    if "Asia/Ho_Chi_Minh" in column.dtype:
        return "instant"
    if column.dtype.startswith(("datetime", "date")):
        return "day"
    return {"Int64": "count", "Float64": "decimal"}.get(column.dtype, "text")


def _formats(book: Workbook) -> dict[str, Format]:
    codes = {
        "count": "#,##0",
        "decimal": "#,##0.0",
        "share": "0.0%",
        "day": "dd/mm/yyyy",
        "instant": "dd/mm/yyyy hh:mm",
        "text": "@",
    }
    return {kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in codes.items()}


def _width(head: str, values: Sequence[Any]) -> int:
    longest = max((len(str(value)) for value in values[:500] if isinstance(value, str)), default=0)
    return min(max(longest, len(head) // 2, _NARROWEST) + _MARGIN, _WIDEST)


def _about_sheet(book: Workbook, about: Provenance) -> None:
    sheet = book.add_worksheet(words.ABOUT_SHEET)
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for row, (label, text) in enumerate(_facts(about)):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrap)


def _facts(about: Provenance) -> list[tuple[str, str]]:
    stamp = f"{words.SIMULATED} – {words.DO_NOT_ISSUE}" if about.simulated else words.REAL
    return [
        (words.TITLE, about.title),
        (words.AS_OF, about.as_of),
        (words.SOURCE, about.source),
        (words.LOADED, f"{about.loaded}; {words.NOT_ONLINE}"),
        ("", stamp),
        *((f"{words.FILTERS}: {label}", text) for label, text in about.filters),
        *((f"{words.DEFINITIONS}: {term}", text) for term, text in about.definitions),
        (words.SIGNS, f"{words.NIL_SIGN}; {words.MISSING_SIGN}"),
    ]
