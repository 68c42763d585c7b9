"""One table of a package once its cells have types: columns of values beside the row numbers they came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.domain.clock import from_micros
from dashboard.ingest.package.schemas import TableSchema
from dashboard.ingest.problems import Problem


@dataclass
class Rows:
    """Typed columns of one table: texts, dates, whole numbers, booleans, instants in microseconds; blank is None.

    ``texts`` keeps instants as they were written; ``broken`` the texts, column by column, and
    ``broken_keys`` the keys of rows left out because a cell was wrong, so that what refers to
    them is not called unknown as well.
    """

    schema: TableSchema
    lines: list[int] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)
    broken_keys: set[tuple[str, ...]] = field(default_factory=set)
    read: int = 0

    def __len__(self) -> int:
        return len(self.lines)

    def remember_broken(self, cells: Mapping[str, str]) -> None:
        """Keep the texts of a row that is left out."""
        for name, text in cells.items():
            self.broken.setdefault(name, set()).add(text)
        self.broken_keys.add(tuple(cells.get(name, "") for name in self.schema.key))

    def key(self, place: int) -> tuple[Any, ...]:
        """Return the key of one row."""
        return tuple(self.columns[name][place] for name in self.schema.key)

    def values(self, place: int, *names: str) -> tuple[Any, ...]:
        """Return some cells of one row."""
        return tuple(self.columns[name][place] for name in names)

    def records(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows as tuples in the order of the schema."""
        return zip(*(self.columns[name] for name in self.schema.columns), strict=True)

    def problem(self, place: int, column: str | None, code: str, **fields: object) -> Problem:
        """Return a fault of one cell, or of the row where no column is named."""
        value = None if column is None else self.text(place, column)
        return Problem(self.schema.file, self.lines[place], column, value, code, fields)

    def text(self, place: int, column: str) -> str:
        """Return a cell as it was written; instants to the letter, others in the one form they can have."""
        if column in self.texts:
            return self.texts[column][place]
        return shown(self.columns[column][place])


def shown(value: object) -> str:
    """Return a typed value as a package writes it; blank for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def shown_instant(micros: int | None) -> str:
    """Return an instant as a package writes it; blank for None."""
    return "" if micros is None else from_micros(micros).isoformat()
