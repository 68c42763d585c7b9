"""Which of several tables of a file is the one asked for: the one whose head the layout knows best."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.appendix.grid import Grid
from dashboard.ingest.appendix.header import find_head
from dashboard.ingest.appendix.layouts import Layout
from dashboard.ingest.appendix.limits import UnreadableError


@dataclass(frozen=True, slots=True)
class Choice:
    """The table to read, and the places of those left alone."""

    grid: Grid
    others: tuple[str, ...]


def choose(file: str, grids: Sequence[Grid], layout: Layout) -> Choice:
    """The table that matches; what the file hides is taken only where nothing it shows matches.

    Raises ``UnreadableError``: ``no_such_table`` where none of several matches, ``several_tables``
    where two match alike.
    """
    if len(grids) < 2:  # noqa: PLR2004  nothing to choose
        return Choice(grids[0] if grids else Grid(file, ()), ())
    best = _best([grid for grid in grids if not grid.hidden], layout) or _best(grids, layout)
    if not best:
        raise UnreadableError("no_such_table", tables=_places(grids))
    if len(best) > 1:
        raise UnreadableError("several_tables", tables=_places(best))
    return Choice(best[0], _places([grid for grid in grids if grid is not best[0]]))


def _best(grids: Sequence[Grid], layout: Layout) -> list[Grid]:
    """Those of most known columns; none where no column of any is known."""
    scores = [_score(grid, layout) for grid in grids]
    most = max(scores, default=0)
    return [grid for grid, score in zip(grids, scores, strict=True) if score == most and most]


def _score(grid: Grid, layout: Layout) -> int:
    head = find_head(grid)
    return len({(field.period, field.measure) for field in head.fields(layout)}) if head else 0


def _places(grids: Sequence[Grid]) -> tuple[str, ...]:
    return tuple(grid.table or grid.file for grid in grids)
