"""Tile map: equal squares where units lie, the number in each, on the ramp of shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.views.components.markup import Markup, fragment


@dataclass(frozen=True, slots=True)
class Square:
    """One square of a tile map; ``step`` is its place on the ramp, 0 for nothing to count, then 1–7."""

    name: str
    value: str
    spoken: str
    col: int
    row: int
    step: int
    query: str = ""
    archipelago: bool = False

    @property
    def initials(self) -> str:
        """First letters of the name, where a telephone has no room for more."""
        return "".join(word[0] for word in self.name.replace("-", " ").split())


RAMP_STEPS = 7


def ramp_step(share: float | None) -> int:
    """Place of a share 0–1 on the ramp from 1 to 7; 0 where there is nothing to count."""
    return 0 if share is None else min(int(share * RAMP_STEPS) + 1, RAMP_STEPS)


def square_map(squares: Sequence[Square], *, caption: str, legend: str, low: str, high: str, label: str) -> Markup:
    """Diagram of equal squares where units lie; the number stands in each.

    On a narrow screen the archipelagos move to the first column that is free beside the mainland: they always show.
    """
    columns = max((square.col for square in squares), default=1)
    return fragment(
        "map", squares, columns, _narrow(squares), caption=caption, legend=legend, low=low, high=high, label=label
    )


def _narrow(squares: Sequence[Square]) -> int:
    """Columns of a narrow map: those of the mainland, and one more where a row of an archipelago is full."""
    mainland = {(square.row, square.col) for square in squares if not square.archipelago}
    columns = max((col for _, col in mainland), default=1)
    return columns + any((square.row, columns) in mainland for square in squares if square.archipelago)
