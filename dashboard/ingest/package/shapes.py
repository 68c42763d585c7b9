"""Shape of a package: the columns each file has, the types of its cells, keys that come twice."""

from collections.abc import Iterator
from itertools import islice

import pandas as pd

from dashboard.ingest.package.cells import Converter, Fault
from dashboard.ingest.package.contents import Contents, Record
from dashboard.ingest.package.delimited import BrokenTableError
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.schemas import MAY_BE_ABSENT, TABLES, TableSchema
from dashboard.ingest.problems import Problem
from dashboard.ingest.progress import Progress

BATCH = 20_000


def read_tables(contents: Contents, problems: list[Problem], progress: Progress) -> dict[str, Rows]:
    """Return every table of a package with typed cells; faults are added to ``problems``.

    A file that cannot be read on, or lacks a column, has no rows here.
    """
    tables: dict[str, Rows] = {}
    for done, name in enumerate(contents.tables):
        progress("read", done, len(contents.tables))
        try:
            tables[name] = _TableReader(TABLES[name], problems).read(contents.records(name))
        except BrokenTableError as error:
            problems.append(error.problem)
    progress("read", len(contents.tables), len(contents.tables))
    return tables


class _TableReader:
    """Reads one table batch by batch."""

    def __init__(self, schema: TableSchema, problems: list[Problem]) -> None:
        self._schema, self._problems = schema, problems
        self._converters = {field.name: Converter(field) for field in schema.fields}
        self._rows = Rows(schema, columns={name: [] for name in schema.columns})
        self._rows.texts = {field.name: [] for field in schema.fields if field.type == "datetime"}
        self._header: list[str] = []

    def read(self, records: Iterator[Record]) -> Rows:
        """Return the rows; raises ``BrokenTableError`` where the header is not the schema's."""
        self._header = self._checked_header(next(records, None))
        while batch := list(islice(records, BATCH)):
            self._rows.read += len(batch)
            self._take([record for record in batch if self._is_even(record)])
        _drop_repeats(self._rows, self._problems)
        return self._rows

    def _checked_header(self, record: Record | None) -> list[str]:
        row, header = record if record else (1, [])
        found = list(self._header_problems(row, header))
        if found:
            self._problems.extend(found[:-1])
            raise BrokenTableError(found[-1])
        return header

    def _header_problems(self, row: int, header: list[str]) -> Iterator[Problem]:
        file, known = self._schema.file, self._schema.columns
        if len(header) == 1 and len(known) > 1 and any(mark in header[0] for mark in ";\t|"):
            yield Problem(file, row, None, header[0], "wrong_separator")
            return
        for name in known:
            if name not in header and (self._schema.name, name) not in MAY_BE_ABSENT:
                yield Problem(file, row, name, None, "missing_column", {"columns": known})
        for place, name in enumerate(header):
            if name not in known:
                yield Problem(file, row, name, name, "extra_column", {"columns": known})
            elif name in header[:place]:
                yield Problem(file, row, name, name, "column_twice")

    def _is_even(self, record: Record) -> bool:
        if len(record[1]) == len(self._header):
            return True
        self._rows.remember_broken(dict(zip(self._header, record[1], strict=False)))
        fields = {"found": len(record[1]), "expected": len(self._header)}
        self._problems.append(Problem(self._schema.file, record[0], None, None, "ragged_row", fields))
        return False

    def _take(self, batch: list[Record]) -> None:
        if not batch:
            return
        lines = [row for row, _ in batch]
        given = dict(zip(self._header, map(list, zip(*(cells for _, cells in batch), strict=True)), strict=True))
        texts = {name: given.get(name, [""] * len(batch)) for name in self._schema.columns}
        values = {name: converter.convert(texts[name]) for name, converter in self._converters.items()}
        wrong = self._faults(lines, texts, values)
        keep = [place for place in range(len(batch)) if place not in wrong] if wrong else range(len(batch))
        self._rows.lines.extend(lines[place] for place in keep)
        for name, column in self._rows.columns.items():
            column.extend(values[name] if not wrong else [values[name][place] for place in keep])
        for name, kept in self._rows.texts.items():
            kept.extend(texts[name][place] for place in keep)

    def _faults(self, lines: list[int], texts: dict[str, list[str]], values: dict[str, list[object]]) -> set[int]:
        """Report wrong cells and return the places of their rows, whose keys are remembered as broken."""
        wrong: set[int] = set()
        for name in (name for name, converter in self._converters.items() if converter.faulty):
            for place, value in enumerate(values[name]):
                if isinstance(value, Fault):
                    wrong.add(place)
                    self._report(lines[place], name, texts[name][place], value)
        for place in wrong:
            self._rows.remember_broken({name: column[place] for name, column in texts.items()})
        return wrong

    def _report(self, row: int, column: str, text: str, fault: Fault) -> None:
        self._problems.append(Problem(self._schema.file, row, column, text, fault.code, dict(fault.fields)))


def _drop_repeats(rows: Rows, problems: list[Problem]) -> None:
    """Drop rows that repeat an earlier one; report those that repeat its key alone."""
    key = list(rows.schema.key)
    frame = pd.DataFrame({name: pd.Series(rows.columns[name], dtype=object) for name in key})
    doubted = frame.duplicated(subset=key, keep=False).to_numpy().nonzero()[0].tolist()
    first: dict[tuple[object, ...], int] = {}
    dropped: set[int] = set()
    for place in doubted:
        original = first.setdefault(rows.key(place), place)
        if original == place:
            continue
        dropped.add(place)
        if rows.values(original, *rows.schema.columns) != rows.values(place, *rows.schema.columns):
            problems.append(_repeat_problem(rows, original, place))
    if dropped:
        _keep(rows, [place for place in range(len(rows)) if place not in dropped])


def _repeat_problem(rows: Rows, original: int, place: int) -> Problem:
    names = rows.schema.columns
    column = next(name for name in names if rows.values(original, name) != rows.values(place, name))
    fields = {"first_row": rows.lines[original], "first_value": rows.text(original, column)}
    return rows.problem(place, column, "duplicate_row", **fields)


def _keep(rows: Rows, places: list[int]) -> None:
    rows.lines = [rows.lines[place] for place in places]
    for columns in (rows.columns, rows.texts):
        for name, column in columns.items():
            columns[name] = [column[place] for place in places]
