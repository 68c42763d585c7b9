"""Shapes of provinces from a GeoJSON file that an installation names; no shape is packaged.

A file without the archipelagos Hoàng Sa and Trường Sa is refused: they are on every map.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

Ring = tuple[tuple[float, float], ...]

LARGEST = 30 * 1024 * 1024
WEST, EAST, SOUTH, NORTH = 100.0, 120.0, 5.0, 25.0
ARCHIPELAGOS = ((111.0, 113.5, 15.3, 17.5), (111.0, 118.0, 6.5, 12.0))
"""West, east, south and north of Hoàng Sa and of Trường Sa."""
SHORTEST_RING = 4


class ShapesRefusedError(ValueError):
    """A file that holds no shapes to draw; the message says why, for the log."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A province by its name in the file, and its outer rings of longitude and latitude."""

    name: str
    rings: tuple[Ring, ...]


def province_shapes(path: Path) -> tuple[Shape, ...]:
    """Shapes of a file, read once for each state of it; raises ``ShapesRefusedError``."""
    try:
        held = path.stat()
    except OSError as error:
        raise ShapesRefusedError(f"unreadable: {error.strerror}") from error
    if held.st_size > LARGEST:
        raise ShapesRefusedError(f"larger than {LARGEST} bytes")
    return _shapes(path, held.st_mtime_ns)


@lru_cache(maxsize=4)
def _shapes(path: Path, _state: int) -> tuple[Shape, ...]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ShapesRefusedError("no JSON in UTF-8") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise ShapesRefusedError("no features")
    shapes = tuple(_shape(feature) for feature in features)
    for box in ARCHIPELAGOS:
        if not any(_touches(ring, box) for shape in shapes for ring in shape.rings):
            raise ShapesRefusedError("an archipelago is missing")
    return shapes


def _shape(feature: Any) -> Shape:
    try:
        name, geometry = feature["properties"]["name"], feature["geometry"]
        polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}[geometry["type"]]
        rings = tuple(_ring(polygon[0]) for polygon in polygons)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise ShapesRefusedError(f"a feature is no named polygon: {error}") from error
    if not isinstance(name, str) or not name.strip():
        raise ShapesRefusedError("a feature has no name")
    return Shape(name, rings)


def _ring(points: Any) -> Ring:
    ring = tuple((round(float(point[0]), 4), round(float(point[1]), 4)) for point in points)
    if len(ring) < SHORTEST_RING or not all(_is_here(*point) for point in ring):
        raise ValueError("not a ring of degrees in Viet Nam")
    return ring


def _is_here(lon: float, lat: float) -> bool:
    return math.isfinite(lon) and math.isfinite(lat) and WEST <= lon <= EAST and SOUTH <= lat <= NORTH


def _touches(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    return any(True for _ in _inside(ring, box))


def _inside(ring: Ring, box: tuple[float, float, float, float]) -> Iterator[tuple[float, float]]:
    west, east, south, north = box
    return (point for point in ring if west <= point[0] <= east and south <= point[1] <= north)
