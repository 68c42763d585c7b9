"""Turns a grid into the rows of a printed table, or refuses it with every fault named."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from dashboard.ingest.appendix.cells import Blank, CellError, read_count, read_share
from dashboard.ingest.appendix.columns import check_cells, check_columns
from dashboard.ingest.appendix.faults import Faults
from dashboard.ingest.appendix.grid import Grid, Line
from dashboard.ingest.appendix.header import Field, Head, find_head, fold
from dashboard.ingest.appendix.layouts import LEGACY_NAMES, PRINTED_NAME, TOTAL_WORDS, Layout
from dashboard.ingest.appendix.names import Directory, UnknownNameError

Value = int | Decimal | Blank

_FIGURE = re.compile(r"[-+]?[0-9]|(?:-|…|\.{2,3})$")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: the line it stands in, the province (None for the total) and its values."""

    line: Line
    unit_id: int | None
    values: Mapping[Field, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table, read: its head, columns, a row per province, and the total where one is printed.

    ``footnotes`` are the lines under the table that hold no figure: passed over, and told.
    """

    grid: Grid
    head: Head
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]
    total: Row | None
    footnotes: tuple[Line, ...] = ()

    @property
    def file(self) -> str:
        """Where it stands, as problems name it."""
        return self.grid.name

    @property
    def printed(self) -> tuple[Row, ...]:
        """Its rows, the total last."""
        return (*self.rows, *([self.total] if self.total else []))


def read_table(grid: Grid, layout: Layout, directory: Directory, as_of: date) -> Table:
    """Rows of the table in the grid; raises ``ImportRefusedError`` with every fault."""
    faults = Faults(grid.name)
    head = find_head(grid)
    if head is None:
        _refuse_headless(grid, faults)
    fields = check_columns(grid, head, layout, as_of, faults)
    body = list(_body(grid, head))
    footnotes = _footnotes(body, head, fields, directory)
    lines = body[: len(body) - len(footnotes)]
    totals = [line for line in lines if _is_total(line, head)]
    rows = [_row(line, _unit(line, head, directory, faults), fields, faults) for line in lines if line not in totals]
    total = [_row(line, None, fields, faults) for line in totals]
    check_cells(grid, head, fields, lines, faults)
    _check_rows(rows, total, head, directory, faults)
    faults.refuse_if_any()
    return Table(grid, head, tuple(fields), tuple(rows), next(iter(total), None), footnotes)


def _refuse_headless(grid: Grid, faults: Faults) -> NoReturn:
    """Refuse a grid without a head: empty, of an old font, or without a column of bodies."""
    if not grid.lines:
        faults.add("empty_table")
    elif any(cell in LEGACY_NAMES for line in grid.lines for cell in line.cells):
        faults.add("legacy_font")
    else:
        faults.add("missing_column", None, PRINTED_NAME)
    faults.refuse()


def _footnotes(body: list[Line], head: Head, fields: list[Field], directory: Directory) -> tuple[Line, ...]:
    """Lines at the foot without a figure in any column and with no name that is known: notes, signatures."""
    first = len(body)
    while first and not _says_something(body[first - 1], head, fields, directory):
        first -= 1
    return tuple(body[first:])


def _says_something(line: Line, head: Head, fields: list[Field], directory: Directory) -> bool:
    if _is_total(line, head) or any(_FIGURE.match(line.cell(field.position)) for field in fields):
        return True
    return bool(line.cell(head.name_position)) and directory.knows(line.cell(head.name_position))


def _body(grid: Grid, head: Head) -> Iterator[Line]:
    """Lines under the head, without the head repeated on the next printed page or a line of column numbers."""
    printed = {tuple(map(fold, line.cells)) for line in head.lines}
    for line in grid.lines[head.end :]:
        if tuple(map(fold, line.cells)) not in printed and not head.is_numbering(line):
            yield line


def _is_total(line: Line, head: Head) -> bool:
    first = head.number_position
    cells = (line.cell(head.name_position), "" if first is None else line.cell(first))
    return any(fold(cell) in TOTAL_WORDS for cell in cells)


def _unit(line: Line, head: Head, directory: Directory, faults: Faults) -> int | None:
    name, column = line.cell(head.name_position), head.titles[head.name_position]
    if not name:
        faults.add("missing_name", line, column)
        return None
    try:
        return directory.find(name)
    except UnknownNameError as error:
        faults.add(error.code, line, column, name, **error.fields)
        return None


def _row(line: Line, unit_id: int | None, fields: Iterable[Field], faults: Faults) -> Row:
    return Row(line, unit_id, {field: _value(line, field, faults) for field in fields})


def _value(line: Line, field: Field, faults: Faults) -> Value:
    text = line.cell(field.position)
    try:
        return read_share(text) if field.is_ratio else read_count(text)
    except CellError as error:
        faults.add(error.code, line, field.title, text)
        return Blank.NOT_REPORTED


def _check_rows(rows: list[Row], totals: list[Row], head: Head, directory: Directory, faults: Faults) -> None:
    column = head.titles[head.name_position]
    if not rows:
        faults.add("empty_table")
    for total in totals[1:]:
        name = total.line.cell(head.name_position) or None
        faults.add("duplicate_total", total.line, column, name, first=totals[0].line.number)
    first: dict[int, int] = {}
    for row in rows:
        if row.unit_id is None:
            continue
        if row.unit_id in first:
            name = row.line.cell(head.name_position)
            faults.add(
                "duplicate_row", row.line, column, name, unit=directory.names[row.unit_id], first=first[row.unit_id]
            )
        first.setdefault(row.unit_id, row.line.number)
