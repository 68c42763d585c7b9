"""A printed table as rows of clean text cells: what every reader gives and everything after works on."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.vietnamese import normalise


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: its number there, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, position: int) -> str:
        """Text at a position; "" where the row is shorter, as when trailing blanks were trimmed."""
        return self.cells[position] if position < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one file that hold anything, top to bottom; ``name`` is the file's."""

    name: str
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        """Cells of the widest row."""
        return max((len(line.cells) for line in self.lines), default=0)


def make_grid(name: str, rows: Sequence[tuple[int, Sequence[str]]]) -> Grid:
    """Normalise every cell; rows of nothing but blanks are left out, numbers stay those of the file."""
    lines = (Line(number, tuple(normalise(cell) for cell in cells)) for number, cells in rows)
    return Grid(name, tuple(line for line in lines if any(line.cells)))
