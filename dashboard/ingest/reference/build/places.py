"""Where units are drawn: the tile grids of both eras and the points of 2025, by unit code."""

from dashboard.domain.units import Tier
from dashboard.ingest.reference.build.codes import unit_codes
from dashboard.ingest.reference.build.identities import NEW, OLD
from dashboard.ingest.reference.build.raw import Raw, Row
from dashboard.reference.places import Point, Tile


def build_tiles(raw: Raw) -> list[Tile]:
    """Return the tiles of 63 and of 34 provinces; the archipelagos bear their province's code."""
    codes = unit_codes(raw)

    def tile(era: str, row: Row) -> Tile:
        code = codes[era, Tier.PROVINCE, row["gso_code"]].text
        return Tile(era, code, row["name"], int(row["col"]), int(row["row"]), row["part"])

    return [tile(OLD, row) for row in raw.tiles_2020] + [tile(NEW, row) for row in raw.tiles_2025]


def build_points(raw: Raw) -> list[Point]:
    """Return one point for each province and commune of 2025."""
    codes = unit_codes(raw)
    places = ((Tier.PROVINCE, raw.provinces_2025), (Tier.COMMUNE, raw.communes_2025))
    return [
        Point(codes[NEW, tier, gso].text, tier, float(row["lat"]), float(row["lon"]))
        for tier, rows in places
        for gso, row in rows.items()
    ]
