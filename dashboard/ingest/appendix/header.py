"""Finds the head of a printed table, of one row or two, and says what each column holds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.vietnamese import normalise, unaccented
from dashboard.ingest.appendix.grid import Grid, Line
from dashboard.ingest.appendix.layouts import NAME_WORDS, NUMBER_WORDS, RATIO, Layout
from dashboard.ingest.appendix.periods import Period, split_period

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_COLUMN_NUMBER = re.compile(r"\(?(?:[A-Za-z]|[0-9]{1,2})\)?")


@dataclass(frozen=True, slots=True)
class Field:
    """What one column counts; ``period`` is None where the table is a stock on one day."""

    position: int
    title: str
    measure: str
    period: Period | None

    @property
    def is_ratio(self) -> bool:
        """Printed only to be checked, never stored."""
        return self.measure == RATIO


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: its lines, the index of the first line under them, the title over each column."""

    lines: tuple[Line, ...]
    end: int
    name_position: int
    number_position: int | None
    titles: tuple[str, ...]

    def fields(self, layout: Layout) -> list[Field]:
        """Columns whose title the layout knows."""
        return [field for position in self._others() if (field := self._field(position, layout))]

    def unknown(self, layout: Layout) -> list[int]:
        """Positions with a title that the layout does not know."""
        known = {field.position for field in self.fields(layout)}
        return [position for position in self._others() if self.titles[position] and position not in known]

    def is_numbering(self, line: Line) -> bool:
        """Whether a line only numbers the columns, as ``(1) (2) (3)`` or ``A 1 2``."""
        cells = [cell for cell in line.cells if cell]
        return bool(line.cell(self.name_position)) and all(_COLUMN_NUMBER.fullmatch(cell) for cell in cells)

    def _others(self) -> Iterable[int]:
        taken = {self.name_position, self.number_position}
        return (position for position in range(len(self.titles)) if position not in taken)

    def _field(self, position: int, layout: Layout) -> Field | None:
        period, words = split_period(fold(self.titles[position]))
        measure = _measure(words, layout)
        if measure is None or (period is not None) is not layout.by_period:
            return None
        return Field(position, self.titles[position], measure, period)


def fold(text: str) -> str:
    """Header words to compare: ASCII small letters and digits, one space between words."""
    return " ".join(filter(None, map(unaccented, _BETWEEN_WORDS.split(normalise(text)))))


def find_head(grid: Grid) -> Head | None:
    """Head of the table, above which titles may stand; None where no row names a column of bodies."""
    for index, line in enumerate(grid.lines):
        position = _position(line, NAME_WORDS)
        if position is not None:
            return _head(grid, index, position)
    return None


def _head(grid: Grid, index: int, name_position: int) -> Head:
    line = grid.lines[index]
    below = grid.lines[index + 1] if index + 1 < len(grid.lines) else None
    lines = (line, below) if below and _continues(below, name_position) else (line,)
    titles = tuple(_titles(grid, lines))
    return Head(lines, index + len(lines), name_position, _position(line, NUMBER_WORDS), titles)


def _continues(line: Line, name_position: int) -> bool:
    """Whether a row is the second of a head: no name and no number of any kind in it."""
    return not line.cell(name_position) and not any(cell[:1].isdigit() for cell in line.cells)


def _titles(grid: Grid, lines: tuple[Line, ...]) -> Iterable[str]:
    """Title of each column; under a merged cell of the upper row, "upper - lower"."""
    group = ""
    for position in range(grid.width):
        upper = grid.text_at(lines[0], position)
        lower = grid.text_at(lines[1], position) if len(lines) > 1 else ""
        group = upper or (group if lower else "")
        yield f"{group} - {lower}" if group and lower else group


def _measure(words: str, layout: Layout) -> str | None:
    found = layout.words.get(words)
    if found or layout.by_period:
        return found
    return next((measure for word, measure in layout.words.items() if words.endswith(f" {word}")), None)


def _position(line: Line, words: frozenset[str]) -> int | None:
    return next((position for position, cell in enumerate(line.cells) if fold(cell) in words), None)
