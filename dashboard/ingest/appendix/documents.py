"""Reads .docx: the tables of a Word document, one broken over pages joined again, every cell as text."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError

from dashboard.ingest.appendix.grid import Grid, Line, Merge, make_lines
from dashboard.ingest.appendix.header import find_head, fold
from dashboard.ingest.appendix.limits import UnreadableError, require_size
from dashboard.ingest.appendix.office import open_office, xml_part

DOCUMENT_PART = "word/document.xml"
_ROW = re.compile(rb"<(?:\w+:)?tr[ >]")
_WIDEST = 1_000


def read_document(name: str, content: bytes) -> list[Grid]:
    """Tables of a document that hold anything, those broken over pages joined; raises as ``open_office`` does.

    A table with changes still tracked is refused: which of its figures hold, nobody has decided.
    """
    archive = open_office(name, content, DOCUMENT_PART, "not_docx")
    require_size(len(_ROW.findall(xml_part(archive, DOCUMENT_PART))), 0)
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            xml_part(archive, part)
    tables = _tables(content)
    found = [_grid(name, str(number), table) for number, table in enumerate(tables, start=1)]
    return list(_joined([grid for grid in found if grid.lines], alone=len(tables) == 1))


def _tables(content: bytes) -> list[Any]:
    try:
        body = Document(io.BytesIO(content)).element.body
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableError("unreadable") from error
    return list(body.xpath("./w:tbl | ./w:sdt/w:sdtContent/w:tbl"))


@dataclass(slots=True)
class _Shape:
    """Merged cells of a table, found row by row."""

    merges: list[Merge] = field(default_factory=list)
    open: dict[int, Merge] = field(default_factory=dict)
    """By its first column: the cell that a cell further down may go on."""

    def place(self, number: int, left: int, width: int, kind: str | None) -> None:
        """Take one cell: ``kind`` says whether it begins or goes on a cell over several rows."""
        above = self.open.get(left)
        if kind == "continue" and above is not None and above.bottom == number - 1:
            merge = replace(above, bottom=number)
            if above in self.merges:
                self.merges.remove(above)
        else:
            merge = Merge(number, left, number, left + width - 1)
        self.open[left] = merge
        if (merge.top, merge.left) != (merge.bottom, merge.right):
            self.merges.append(merge)


def _grid(file: str, table: str, element: Any) -> Grid:
    if element.xpath(".//w:ins | .//w:del | .//w:moveFrom | .//w:moveTo"):
        raise UnreadableError("tracked_changes")
    shape, hidden = _Shape(), set[int]()
    rows: list[tuple[int, list[str]]] = []
    for number, row in enumerate(element.xpath("./w:tr | ./w:sdt/w:sdtContent/w:tr"), start=1):
        if row.xpath(".//w:rPr/w:vanish | ./w:trPr/w:hidden"):
            hidden.add(number)
        rows.append((number, _cells(row, number, shape)))
    return Grid(file, make_lines(rows, hidden), table, tuple(shape.merges))


def _cells(row: Any, number: int, shape: _Shape) -> list[str]:
    cells = [""] * int(row.grid_before)
    for cell in row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc"):
        width = min(int(cell.grid_span), _WIDEST)
        merge = str(cell.vMerge) if cell.vMerge is not None else None
        shape.place(number, len(cells), width, merge)
        cells += ["" if merge == "continue" else _text(cell), *[""] * (width - 1)]
        require_size(0, len(cells))
    return cells


def _text(cell: Any) -> str:
    """Text of a cell, paragraphs and breaks as spaces; what stands in a table inside it too."""
    paragraphs = cell.xpath(".//w:p")
    parts = (node.xpath(".//w:t | .//w:tab | .//w:br | .//w:noBreakHyphen") for node in paragraphs)
    return " ".join("".join(map(_piece, nodes)) for nodes in parts)


def _piece(node: Any) -> str:
    if node.tag.endswith("}t"):
        return str(node.text or "")
    return "-" if node.tag.endswith("}noBreakHyphen") else " "


def _joined(grids: list[Grid], *, alone: bool) -> Iterator[Grid]:
    """Tables, each with those after it that go on with it: under the same head again, or under none."""
    held: Grid | None = None
    for grid in grids:
        if held is not None and _goes_on(held, grid):
            held = _appended(held, grid)
            continue
        if held is not None:
            yield held
        held = replace(grid, table="") if alone else grid
    if held is not None:
        yield held


def _goes_on(grid: Grid, after: Grid) -> bool:
    head, other = find_head(grid), find_head(after)
    if head is None:
        return False
    return after.width == grid.width if other is None else _folded(head.titles) == _folded(other.titles)


def _folded(titles: tuple[str, ...]) -> list[str]:
    return [fold(title) for title in titles]


def _appended(grid: Grid, after: Grid) -> Grid:
    """Both as one, rows counted on through the second."""
    down = grid.lines[-1].number
    lines = tuple(Line(line.number + down, line.cells, line.hidden) for line in after.lines)
    merges = tuple(Merge(merge.top + down, merge.left, merge.bottom + down, merge.right) for merge in after.merges)
    return replace(grid, lines=grid.lines + lines, merges=grid.merges + merges)
