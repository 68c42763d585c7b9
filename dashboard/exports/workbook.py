"""A frame as an office spreadsheet: typed cells, Vietnamese heads, and a sheet that says what it is.

It is written row by row to a temporary file: memory does not grow with the rows.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import IO, Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.clock import LOCAL
from dashboard.exports.provenance import Provenance
from dashboard.exports.tables import SHARES
from dashboard.text import workbook as words

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}
_CODES = {
    "count": "#,##0",
    "decimal": "#,##0.0",
    "share": "0.0%",
    "day": "dd/mm/yyyy",
    "instant": "dd/mm/yyyy hh:mm",
    "text": "@",
}
_WIDEST, _NARROWEST, _MARGIN = 60, 9, 2
_SEEN_FOR_WIDTH = 500
_AT_ONCE = 2000
_LONGEST = 32_767
"""Signs that a cell can hold."""


def workbook(frame: pd.DataFrame, heads: Mapping[str, str], about: Provenance) -> bytes:
    """Bytes of the spreadsheet that ``write_workbook`` writes."""
    buffer = io.BytesIO()
    write_workbook(frame, heads, about, buffer)
    return buffer.getvalue()


def write_workbook(frame: pd.DataFrame, heads: Mapping[str, str], about: Provenance, stream: IO[bytes]) -> None:
    """Write an .xlsx: the frame's columns named in ``heads``, in that order, one typed cell a value.

    A missing value is an empty cell, never 0; a share shows as a percent and stays a number 0–1.
    A text that begins with = + - @ stays a text: no cell ever becomes a formula or a link.
    """
    with xlsxwriter.Workbook(stream, dict(_OPTIONS)) as book:
        _data_sheet(book, frame[list(heads)], heads, about)
        _about_sheet(book, about)


def _data_sheet(book: Workbook, frame: pd.DataFrame, heads: Mapping[str, str], about: Provenance) -> None:
    sheet = book.add_worksheet(words.DATA_SHEET)
    first = _mark_simulated(book, sheet, about, len(heads))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    for place, name in enumerate(heads):
        sheet.set_column(place, place, _width(heads[name], frame[name].head(_SEEN_FOR_WIDTH).tolist()))
        sheet.write_string(first, place, heads[name], bold)
    sheet.freeze_panes(first + 1, 0)
    sheet.autofilter(first, 0, first + len(frame), max(len(heads) - 1, 0))
    sheet.repeat_rows(first)
    formats = _formats(book)
    styles = [formats[_kind(frame[name])] for name in heads]
    for row, values in enumerate(_rows(frame), start=first + 1):
        for place, value in enumerate(values):
            _cell(sheet, (row, place), value, styles[place])


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Rows as plain values, taken from the frame by pieces."""
    for start in range(0, len(frame), _AT_ONCE):
        yield from frame.iloc[start : start + _AT_ONCE].astype(object).itertuples(index=False, name=None)


def _mark_simulated(book: Workbook, sheet: Worksheet, about: Provenance, width: int) -> int:
    """Row the heads go to: below the mark across the sheet where the figures are simulated."""
    if not about.simulated:
        return 0
    mark = book.add_format({"bold": True, "font_color": "#B42318", "bg_color": "#FDF1F0", "align": "center"})
    if width > 1:
        sheet.merge_range(0, 0, 0, width - 1, about.mark, mark)
    else:
        sheet.write_string(0, 0, about.mark, mark)
    sheet.set_header(f'&C&14&"Arial,Bold"{about.mark}')
    return 1


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
        sheet.write_string(*at, str(value)[:_LONGEST], style)


def _local(value: datetime | date) -> datetime | date:
    """Wall clock in Vietnam: a spreadsheet knows no zones."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(LOCAL).replace(tzinfo=None)
    return value


def _kind(values: pd.Series) -> str:
    types = pd.api.types
    if types.is_datetime64_any_dtype(values):
        return "instant" if isinstance(values.dtype, pd.DatetimeTZDtype) else "day"
    if types.is_float_dtype(values):
        return "share" if str(values.name).endswith(SHARES) else "decimal"
    return "count" if types.is_integer_dtype(values) else "text"


def _formats(book: Workbook) -> dict[str, Format]:
    return {kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in _CODES.items()}


def _width(head: str, values: Sequence[Any]) -> int:
    longest = max((len(str(value)) for value in values if isinstance(value, str)), default=0)
    return min(max(longest, len(head) // 2, _NARROWEST) + _MARGIN, _WIDEST)


def _about_sheet(book: Workbook, about: Provenance) -> None:
    sheet = book.add_worksheet(words.ABOUT_SHEET)
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for row, (label, text) in enumerate(about.lines()):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrap)
