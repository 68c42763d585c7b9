"""What a data package holds, however it came: named tables of text records, an as-of, whether it is simulated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import pandas as pd

Record = tuple[int, list[str]]
"""Row number as a spreadsheet shows it (header = 1) and the texts of its cells."""


@dataclass(frozen=True)
class Package:
    """A data package in memory: table name -> frame of text columns exactly as interchange §1.

    A missing text is a blank cell. ``simulated_periods`` narrows ``simulated`` to some
    period codes; None means all of them.
    """

    tables: Mapping[str, pd.DataFrame]
    as_of: datetime | None = None
    simulated: bool = False
    simulated_periods: frozenset[str] | None = None


@dataclass(frozen=True)
class Declared:
    """What ``datapackage.json`` says of the whole."""

    as_of: datetime | None = None
    simulated: bool = False
    simulated_periods: frozenset[str] | None = field(default=None)

    def is_simulated(self, period_code: str) -> bool:
        """Whether a period of this package is simulated."""
        return self.simulated and (self.simulated_periods is None or period_code in self.simulated_periods)


class Contents(Protocol):
    """Tables of one package; records are read once, in order, header first."""

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables it holds, among the twelve."""

    @property
    def declared(self) -> Declared:
        """What it says of itself."""

    def records(self, table: str) -> Iterator[Record]:
        """Records of one table, header first; raises ``BrokenTableError`` where it cannot be read on."""


class FrameContents:
    """A package in memory."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.declared = Declared(package.as_of, package.simulated, package.simulated_periods)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of its tables."""
        return tuple(self._package.tables)

    def records(self, table: str) -> Iterator[Record]:
        """Header, then one record a row of the frame."""
        frame = self._package.tables[table]
        yield 1, [str(name) for name in frame.columns]
        columns = [frame[name].astype(object).where(frame[name].notna(), "").tolist() for name in frame.columns]
        for place, cells in enumerate(zip(*columns, strict=True)):
            yield place + 2, list(cells)
