"""Pieces of pages that list much: ways of looking, grouped lists in pages, tables of cells, stacked bars.

As in ``parts``, each function returns finished, escaped ``Markup``; words come from ``text``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.views.components.choices import Option
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Cell, Column, Target, Tone, empty

T = TypeVar("T")
TEMPLATE = "lists.html"

BAND = "band"
"""Key of the column that names a row's group: it shows once the rows are sorted, and stands in the CSV."""


@dataclass(frozen=True, slots=True)
class View:
    """One of several ways of looking; the one chosen is no link."""

    label: str
    target: Target
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Head of a group of rows."""

    band: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row; ``first`` of several about one unit."""

    cells: tuple[Cell, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a column of cells: its short name, the whole on pointing."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell on the ramp: what it shows, what it says, where it leads; the ``entry`` takes part in tabbing."""

    text: str | Markup
    spoken: str
    step: int
    target: Target | None = None
    tone: Tone = ""
    entry: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of cells under the name of its unit; ``total`` sums the others."""

    name: str
    cells: tuple[HeatCell, ...]
    target: Target | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells."""

    corner: str
    heads: tuple[Head, ...]
    rows: tuple[HeatRow, ...]

    @property
    def tones(self) -> list[Tone]:
        """Meanings whose signs stand in cells."""
        return sorted({cell.tone for row in self.rows for cell in row.cells if cell.tone})


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of a bar: which, how much of it in percent, the number it shows."""

    key: str
    tone: Tone
    percent: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to copy, what stands above it and on its button."""

    text: str
    label: str
    copy: str


def go(text: str | Markup, target: Target) -> Markup:
    """A light link, for lists of hundreds; it is taken within the page where it leads to the same page."""
    return piece(TEMPLATE, "go", text, target)


def beneath(text: str | Markup, other: str) -> Markup:
    """Text with another beneath it on a narrow screen alone, where a column of a list is left out."""
    return piece(TEMPLATE, "beneath", text, other)


def views(label: str, choices: Sequence[View], *, tabs: bool = False) -> Markup:
    """Links between ways of looking; nothing where there is no choice."""
    return piece(TEMPLATE, "views", label, choices, "tabs" if tabs else "small") if len(choices) > 1 else Markup("")


def select(name: str, label: str, options: Sequence[Option]) -> Markup:
    """A choice of the page alone, by its name in the address; nothing where there is none."""
    return piece(TEMPLATE, "select", name, label, options) if len(options) > 1 else Markup("")


def ways(*parts: Markup) -> Markup:
    """Ways of looking at one end of a line, choices at the other."""
    return piece(TEMPLATE, "toolbar", parts, "ways")


def toolbar(*parts: Markup) -> Markup:
    """Choices above what they change."""
    return piece(TEMPLATE, "toolbar", parts) if any(parts) else Markup("")


def grouped(
    columns: Sequence[Column], rows: Sequence[Row | Band], *, caption: str, file: str, height: int = 0
) -> Markup:
    """Sortable list whose rows stand in bands; sorted, the bands give way to a column of their names."""
    return piece(TEMPLATE, "listed", columns, rows, caption, file, height) if rows else empty()


def heat(grid: Grid, *, caption: str, keys: str) -> Markup:
    """Table of coloured cells with their numbers, head and first column always in view; arrow keys walk it."""
    return piece(TEMPLATE, "heat", grid, caption, keys)


def ramp_legend(low: str, high: str, absent: str = "") -> Markup:
    """What light and deep mean."""
    return piece(TEMPLATE, "ramp", low, high, absent)


def marks_legend(marks: Sequence[Markup]) -> Markup:
    """What each mark means."""
    return piece(TEMPLATE, "key", marks)


def glyph(tone: Tone) -> Markup:
    """Sign of a meaning alone: the words must stand beside it or in what is spoken."""
    return piece(TEMPLATE, "glyph", tone)


def stack(spoken: str, parts: Sequence[StackPart], target: Target | None = None) -> Markup:
    """Bar in parts, each with its number where it has room; ``spoken`` says them all."""
    return piece(TEMPLATE, "stack", spoken, parts, target)


def messages(label: str, note: str, pieces: Sequence[Piece]) -> Markup:
    """Texts to copy, folded away until asked for."""
    return piece(TEMPLATE, "messages", label, note, pieces)


def paged(groups: Iterable[Sequence[T]], most: int) -> list[list[Sequence[T]]]:
    """Groups in pages of at most ``most`` members, none torn unless it alone is more than a page."""
    pages: list[list[Sequence[T]]] = [[]]
    held = 0
    for group in groups:
        for part in (group[start : start + most] for start in range(0, len(group), most)):
            if pages[-1] and held + len(part) > most:
                pages.append([])
                held = 0
            pages[-1].append(part)
            held += len(part)
    return pages
