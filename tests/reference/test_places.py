"""Tile grids and points: every unit of its day once, both archipelagos always."""

from datetime import date

import pytest

from dashboard.reference.places import ARCHIPELAGO, points, tiles
from dashboard.reference.units import unit_versions

BEFORE, AFTER = date(2019, 12, 31), date(2026, 10, 31)


def codes(tier: str, day: date) -> set[str]:
    return {
        v.code
        for v in unit_versions()
        if v.tier == tier and v.valid_from <= day and (not v.valid_to or day < v.valid_to)
    }


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_every_province_has_one_tile_of_its_own(day):
    mainland = [tile for tile in tiles(day) if tile.part != ARCHIPELAGO]
    assert sorted(tile.unit_code for tile in mainland) == sorted(codes("province", day))
    assert len({(tile.col, tile.row) for tile in tiles(day)}) == len(tiles(day))


@pytest.mark.parametrize(("day", "khanh_hoa"), [(BEFORE, "tinhkhanhhoa"), (AFTER, "tinhkhanhhoa")])
def test_both_archipelagos_stand_with_their_provinces(day, khanh_hoa):
    islands = {tile.name: tile.unit_code for tile in tiles(day) if tile.part == ARCHIPELAGO}
    assert islands == {"Quần đảo Hoàng Sa": "thanhphodanang", "Quần đảo Trường Sa": khanh_hoa}


def test_every_province_and_commune_of_today_has_a_point():
    today = points()
    assert today.keys() == codes("province", AFTER) | codes("commune", AFTER)
    assert all(8 < point.lat < 24 and 102 < point.lon < 118 for point in today.values())
