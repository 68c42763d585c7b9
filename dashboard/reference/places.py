"""Tile grids of the provinces of both eras, and points of the units of 2025.

A diagram, not a map of boundaries. Hoàng Sa and Trường Sa are tiles of their provinces in both
eras and are always drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboard.reference.files import rows
from dashboard.reference.units import REARRANGED_ON

ARCHIPELAGO = "archipelago"


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of a grid; ``part`` is ``mainland`` or ``archipelago``; rows count downwards."""

    era: str
    unit_code: str
    name: str
    col: int
    row: int
    part: str


@dataclass(frozen=True, slots=True)
class Point:
    """One place in degrees (WGS 84)."""

    unit_code: str
    tier: str
    lat: float
    lon: float


def tiles(on: date) -> list[Tile]:
    """Squares of the provinces of a day: 63 before 01/7/2025, then 34, and both archipelagos."""
    era = "2020" if on < REARRANGED_ON else "2025"
    return [tile for tile in _all_tiles() if tile.era == era]


@cache
def points() -> Mapping[str, Point]:
    """Place of each province and commune of 2025, by unit code; read once."""
    return {
        row["unit_code"]: Point(row["unit_code"], row["tier"], float(row["lat"]), float(row["lon"]))
        for row in rows("points.csv")
    }


@cache
def _all_tiles() -> Sequence[Tile]:
    return [
        Tile(row["era"], row["unit_code"], row["name"], int(row["col"]), int(row["row"]), row["part"])
        for row in rows("tiles.csv")
    ]
