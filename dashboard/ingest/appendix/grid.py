"""A printed table as rows of clean text cells: what every reader gives and everything after works on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dashboard.domain.vietnamese import normalise

Place = tuple[int, int]
"""Row by its number in the file, column by its position."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: its number there, from 1, its cells, and whether the file hides it."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False

    def cell(self, position: int) -> str:
        """Text at a position; "" where the row is shorter, as when trailing blanks were trimmed."""
        return self.cells[position] if position < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged cell: rows by their number in the file, columns by position, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, position: int) -> bool:
        """Whether it lies over the cell, its own first cell included."""
        return self.top <= row <= self.bottom and self.left <= position <= self.right


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one table that hold anything, top to bottom.

    ``file`` names the file, ``table`` the sheet or the place of the table in it, "" where there is
    no other; ``hidden`` says that the file does not show it, ``hidden_columns`` which of its columns.
    ``valueless`` are cells that show something of which no value is stored, with the code of their sentence.
    """

    file: str
    lines: tuple[Line, ...]
    table: str = ""
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    valueless: tuple[tuple[Place, str], ...] = ()

    @property
    def name(self) -> str:
        """Where the table stands, as problems name it."""
        return f"{self.file} › {self.table}" if self.table else self.file

    @property
    def width(self) -> int:
        """Cells of the widest row."""
        return max((len(line.cells) for line in self.lines), default=0)

    def merge_at(self, row: int, position: int) -> Merge | None:
        """The merged cell that lies over a cell; None where none does."""
        return next((merge for merge in self.merges if merge.covers(row, position)), None)

    def text_at(self, line: Line, position: int) -> str:
        """Text over a position: the cell's own, or that of the merged cell of this row that lies over it."""
        merge = self.merge_at(line.number, position)
        return line.cell(merge.left if merge and merge.top == line.number else position)


def column_name(position: int) -> str:
    """Letters of a column: ``A`` of 0, ``AA`` of 26."""
    letters = ""
    number = position + 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def make_lines(rows: Iterable[tuple[int, Sequence[str]]], hidden: Collection[int] = ()) -> tuple[Line, ...]:
    """Normalise every cell; rows of nothing but blanks are left out, numbers stay those of the file."""
    lines = (Line(number, tuple(normalise(cell) for cell in cells), number in hidden) for number, cells in rows)
    return tuple(line for line in lines if any(line.cells))


def make_grid(name: str, rows: Sequence[tuple[int, Sequence[str]]]) -> Grid:
    """Grid of the only table of a file."""
    return Grid(name, make_lines(rows))
