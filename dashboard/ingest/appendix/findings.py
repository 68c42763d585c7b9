"""What a printed table says that does not agree with itself: to be reviewed, never a reason to refuse.

Source: definitions §5 (checks on import). Each finding carries the printed value and the computed one.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType

from dashboard.domain.vietnamese import format_number
from dashboard.ingest.appendix.header import Field
from dashboard.ingest.appendix.layouts import INTEGRATED, PRINTED_NAME, RECEIVED
from dashboard.ingest.appendix.names import Directory
from dashboard.ingest.appendix.periods import printed_day
from dashboard.ingest.appendix.table import Row, Table
from dashboard.ingest.problems import Problem


def find_disagreements(table: Table, directory: Directory, as_of: date) -> list[Problem]:
    """Everything to review in a table, in its order; an empty list where it agrees with itself."""
    return [
        *_hidden(table),
        *_day(table, as_of),
        *(found for row in table.printed for field in table.fields for found in _cell(table, row, field)),
        *_totals(table),
        *_missing_provinces(table, directory),
    ]


def _hidden(table: Table) -> Iterator[Problem]:
    """What the file hides and the import reads all the same: it counts in the printed total."""
    if table.grid.hidden:
        yield Problem(table.file, None, None, table.grid.table, "hidden_table")
    for field in table.fields:
        if field.position in table.grid.hidden_columns:
            yield Problem(table.file, None, field.title, field.title, "hidden_column")
    for row in table.printed:
        if row.line.hidden:
            yield Problem(table.file, row.line.number, None, row.line.cell(table.head.name_position), "hidden_row")


def _day(table: Table, as_of: date) -> Iterator[Problem]:
    """The day printed in the head is not the day declared."""
    for title in dict.fromkeys(title for title in table.head.titles if printed_day(title) not in {None, as_of}):
        yield _finding(table, (table.head.lines[0].number, title), "as_of_mismatch", printed_day(title), as_of)
        return


def _cell(table: Table, row: Row, field: Field) -> Iterator[Problem]:
    value, parts = row.values[field], _parts(row, field)
    if parts is None:
        return
    integrated, received = parts
    if field.measure == INTEGRATED and integrated > received:
        yield _finding(table, (row.line.number, field.title), "integrated_over_received", integrated, received)
    if field.is_ratio and isinstance(value, Decimal) and value != (computed := _share(integrated, received, value)):
        yield _finding(table, (row.line.number, field.title), "ratio_mismatch", _percent(value), _percent(computed))


def _parts(row: Row, field: Field) -> tuple[int, int] | None:
    """Integrated and received of the field's period, where both are reported."""
    same = {other.measure: value for other, value in row.values.items() if other.period == field.period}
    integrated, received = same.get(INTEGRATED), same.get(RECEIVED)
    return (integrated, received) if isinstance(integrated, int) and isinstance(received, int) else None


def _share(integrated: int, received: int, printed: Decimal) -> Decimal | None:
    """Computed share with as many digits as printed, half up; None of nothing received."""
    if received == 0:
        return None
    exact = Fraction(integrated, received)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(printed, ROUND_HALF_UP)


def _totals(table: Table) -> Iterator[Problem]:
    """The printed total is not the sum of the rows."""
    if table.total is None:
        return
    for field in table.fields:
        printed = table.total.values[field]
        counts = [value for row in table.rows if isinstance(value := row.values[field], int)]
        if isinstance(printed, int) and printed != sum(counts):
            yield _finding(table, (table.total.line.number, field.title), "total_mismatch", printed, sum(counts))


def _missing_provinces(table: Table, directory: Directory) -> Iterator[Problem]:
    """A province valid on the day has no row."""
    present = {row.unit_id for row in table.rows}
    for unit_id, name in directory.names.items():
        if unit_id not in present:
            yield Problem(
                table.file, None, PRINTED_NAME, name, "province_missing", MappingProxyType({"expected": name})
            )


def _finding(table: Table, at: tuple[int, str], code: str, printed: object, expected: object) -> Problem:
    row, column = at
    fields = MappingProxyType({"printed": _words(printed), "expected": _words(expected)})
    return Problem(table.file, row, column, _words(printed), code, fields)


def _percent(share: Decimal | None) -> str | None:
    return None if share is None else f"{format_number(share.scaleb(2))}%"


def _words(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return format_number(value) if isinstance(value, int) else str(value)
