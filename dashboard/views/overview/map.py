"""Tile grid of the provinces of the period's era, both archipelagos always on it."""

from typing import Any

from dashboard.domain.units import Tier
from dashboard.reference.places import ARCHIPELAGO, Tile, tiles
from dashboard.state import tier_code
from dashboard.text import numbers
from dashboard.text import overview as words
from dashboard.views.components.markup import Markup
from dashboard.views.components.squares import Square, ramp_step, square_map
from dashboard.views.overview.facts import Facts


def tile_map(facts: Facts) -> Markup:
    """Share of reports sent by province; a square leads to its province."""
    grid = tiles(facts.drawn_on)
    counts = {row.unit_code: (int(row.complete), int(row.expected)) for row in facts.children.itertuples()}
    squares = [_square(tile, counts.get(tile.unit_code, (0, 0)), facts) for tile in grid]
    return square_map(
        squares,
        caption=words.MAP_CAPTION,
        legend=words.MAP_LEGEND,
        low=words.MAP_LEGEND_LOW,
        high=words.MAP_LEGEND_HIGH,
        label=words.MAP_LABEL,
    )


def _square(tile: Tile, counted: tuple[int, int], facts: Facts) -> Square:
    complete, expected = counted
    share = complete / expected if expected else None
    template = words.MAP_TILE if expected else words.MAP_TILE_NONE
    return Square(
        name=tile.name,
        value=numbers.ratio(complete, expected),
        spoken=template.format(
            name=tile.name, sent=numbers.of(complete, expected), rate=numbers.ratio(complete, expected)
        ),
        col=tile.col + 1,
        row=tile.row + 1,
        step=ramp_step(share),
        query=_query(tile, facts) if expected and not facts.is_carried else "",
        archipelago=tile.part == ARCHIPELAGO,
    )


def _query(tile: Tile, facts: Facts) -> str:
    choice: dict[str, Any] = {"don-vi": tile.unit_code, "cap": tier_code(Tier.COMMUNE)}
    return facts.question.query(**choice)
