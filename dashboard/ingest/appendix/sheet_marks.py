"""What a sheet says beside its values: its extent, what is hidden, how numbers are shown, what has no value.

Read from the sheet's XML before its values are: two cells far apart would else fill the memory.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from dashboard.ingest.appendix.grid import Place
from dashboard.ingest.appendix.limits import require_size
from dashboard.ingest.appendix.office import local, parse, plain

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ERROR, _COMPUTED_TEXT = "e", "str"
_HIDDEN = frozenset({"1", "true"})


@dataclass(slots=True)
class SheetMarks:
    """Marks of one sheet; ``valueless`` are cells without a value, with the code of their sentence."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styles: dict[Place, int] = field(default_factory=dict)
    valueless: list[tuple[Place, str]] = field(default_factory=list)


def read_marks(content: bytes, *, stale: bool) -> SheetMarks:
    """Marks of a sheet; ``stale`` says that no stored result of a formula was ever computed.

    Raises ``UnreadableError`` where the sheet is too large or not well formed.
    """
    reader = _Reader(stale)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.buffer_text = True
    parse(parser, content)
    return reader.marks


class _Reader:
    """Follows the elements of one sheet."""

    def __init__(self, stale: bool) -> None:
        self.marks = SheetMarks()
        self._stale = stale
        self._row, self._position = 0, -1
        self._cell: Mapping[str, str] = {}
        self._formula = self._in_value = self._held = False

    def start(self, name: str, given: dict[str, str]) -> None:
        """Take the beginning of an element."""
        kind, attributes = local(name), plain(given)
        if kind == "row":
            self._begin_row(attributes)
        elif kind == "c":
            self._begin_cell(attributes)
        elif kind == "f":
            self._formula = True
        elif kind in {"v", "t"}:
            self._in_value = True
        elif kind == "col" and attributes.get("hidden") in _HIDDEN:
            last = min(int(attributes["max"]), int(attributes["min"]) + 300)
            self.marks.hidden_columns.update(range(int(attributes["min"]) - 1, last))

    def characters(self, text: str) -> None:
        """Take text: a value that holds anything makes the cell one that counts."""
        self._held = self._held or (self._in_value and bool(text.strip()))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        kind = local(name)
        if kind in {"v", "t"}:
            self._in_value = False
        elif kind == "c":
            self._end_cell()

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._position = -1
        if attributes.get("hidden") in _HIDDEN:
            self.marks.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._position += 1
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self._position, self._row = _position(found[1]), int(found[2])
        self._cell = attributes
        self._formula = self._held = False

    def _end_cell(self) -> None:
        place = (self._row, self._position)
        if self._held or self._formula:
            require_size(self._row, self._position + 1)
        empty = not self._held and self._cell.get("t") != _COMPUTED_TEXT
        if self._formula and (self._stale or empty):
            self.marks.valueless.append((place, "formula_without_value"))
        elif self._cell.get("t") == _ERROR:
            self.marks.valueless.append((place, "error_value"))
        elif self._held and "s" in self._cell:
            self.marks.styles[place] = int(self._cell["s"])


def _position(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
