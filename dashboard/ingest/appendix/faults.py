"""Collects what is wrong with one file, so that every fault is told and not the first alone."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NoReturn

from dashboard.ingest.appendix.grid import Line
from dashboard.ingest.problems import ImportRefusedError, Problem

ORIGIN = {"origin": "appendix"}
"""Says in the fields of a problem that it is of a printed table: its cure is worded otherwise."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Problems found so far in the file of this name."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, code: str, line: Line | None = None, column: str | None = None, value: str | None = None, **fields: object
    ) -> None:
        """Note one problem at a line and column."""
        row = line.number if line else None
        self.problems.append(Problem(self.file, row, column, value, code, MappingProxyType(fields | ORIGIN)))

    def add_at(self, code: str, row: int, column: str) -> None:
        """Note one problem at a cell, named by its address."""
        self.problems.append(Problem(self.file, row, column, None, code, MappingProxyType(dict(ORIGIN))))

    def refuse_if_any(self) -> None:
        """Refuse the file where anything is wrong with it."""
        if self.problems:
            self.refuse()

    def refuse(self) -> NoReturn:
        """Raise ``ImportRefusedError`` with all problems in the order of the file."""
        raise ImportRefusedError(sorted(self.problems, key=lambda problem: problem.row or 0))
