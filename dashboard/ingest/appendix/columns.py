"""Holds the columns of a table against its layout: none missing, none unknown, none twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from dashboard.ingest.appendix.faults import Faults
from dashboard.ingest.appendix.grid import Grid, Line, column_name
from dashboard.ingest.appendix.header import Field, Head
from dashboard.ingest.appendix.layouts import INTEGRATED, RATIO, RECEIVED, Layout
from dashboard.ingest.appendix.periods import Period

Wanted = tuple[Period | None, str]


def check_columns(grid: Grid, head: Head, layout: Layout, as_of: date, faults: Faults) -> list[Field]:
    """Columns that can be read; everything wrong with the others goes to ``faults``."""
    fields = head.fields(layout)
    line = head.lines[0]
    for position in head.unknown(layout):
        faults.add("extra_column", line, head.titles[position], None, known=_known(layout))
    for position in _untitled(grid, head):
        faults.add("column_without_title", line, str(position + 1))
    for field in _repeated(fields):
        faults.add("duplicate_column", line, field.title)
    for field in fields:
        if field.period and field.period.start > as_of:
            faults.add("future_period", line, field.title, None, as_of=as_of)
    for period, measure in _missing(fields, layout, as_of):
        faults.add("missing_column", line, _printed(period, measure, layout))
    return fields


def check_cells(grid: Grid, head: Head, fields: Iterable[Field], lines: Iterable[Line], faults: Faults) -> None:
    """Cells that cannot be read as they stand: merged over several, or without the value they should show."""
    for line in lines:
        for field in fields:
            if grid.merge_at(line.number, field.position):
                faults.add_at("merged_cell", line.number, f"{column_name(field.position)}{line.number}")
    first = head.lines[0].number
    for (row, position), code in grid.valueless:
        if row >= first:
            faults.add_at(code, row, f"{column_name(position)}{row}")


def _untitled(grid: Grid, head: Head) -> list[int]:
    """Positions without a title where some row has a value."""
    blank = [position for position in range(len(head.titles)) if not head.titles[position]]
    return [position for position in blank if any(line.cell(position) for line in grid.lines[head.end :])]


def _repeated(fields: list[Field]) -> list[Field]:
    seen = Counter((field.period, field.measure) for field in fields)
    return [field for field in fields if seen[field.period, field.measure] > 1]


def _missing(fields: list[Field], layout: Layout, as_of: date) -> list[Wanted]:
    present = {(field.period, field.measure) for field in fields}
    return [wanted for wanted in _wanted(fields, layout, as_of) if wanted not in present]


def _wanted(fields: list[Field], layout: Layout, as_of: date) -> Iterator[Wanted]:
    """Columns the table is printed with: of the months the newest with all measures, and two years up to it."""
    if not layout.by_period:
        yield from ((None, measure) for measure in layout.printed)
        return
    months = [field.period for field in fields if field.period and field.period.month]
    month = max(months, key=lambda period: period.start, default=Period(as_of.year, as_of.month))
    yield from ((Period(year), INTEGRATED) for year in (month.year - 1, month.year))
    yield from ((month, measure) for measure in (INTEGRATED, RECEIVED, RATIO))


def _known(layout: Layout) -> str:
    return ", ".join(layout.printed.values())


def _printed(period: Period | None, measure: str, layout: Layout) -> str:
    words = layout.printed[measure]
    return f"{period.printed} - {words}" if period else words
