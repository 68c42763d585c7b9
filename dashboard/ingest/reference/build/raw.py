"""The raw unit files, read once, and which units of 2020 live on after 01/7/2025."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dashboard.domain.vietnamese import unaccented
from dashboard.reference.files import rows, table

Row = dict[str, str]


@dataclass(frozen=True)
class Raw:
    """Rows of the raw files, keyed by GSO code where it is a key within its era."""

    provinces_2020: dict[str, Row]
    districts_2020: dict[str, Row]
    communes_2020: dict[str, Row]
    provinces_2025: dict[str, Row]
    communes_2025: dict[str, Row]
    province_crosswalk: list[Row]
    commune_crosswalk: list[Row]
    aliases: list[Row]
    tiles_2020: list[Row]
    tiles_2025: list[Row]
    additions: dict[str, Any]

    @cached_property
    def kept_provinces(self) -> frozenset[str]:
        """Codes of the provinces that were not merged; the same in both eras."""
        return frozenset(row["old_code"] for row in self.province_crosswalk if row["merged"] == "0")

    @cached_property
    def kept_communes(self) -> dict[str, str]:
        """Code of 2025 → code of 2020 of the communes that were not rearranged.

        One old to one new on both sides, and the same full name by the rule of names
        (definitions §2): ``Xã Thuận Hoà`` is ``Xã Thuận Hòa``; a thị trấn made a xã is new.
        """
        old = Counter(row["old_code"] for row in self.commune_crosswalk)
        new = Counter(row["new_code"] for row in self.commune_crosswalk)
        return {
            row["new_code"]: row["old_code"]
            for row in self.commune_crosswalk
            if old[row["old_code"]] == new[row["new_code"]] == 1
            and unaccented(row["old_name"]) == unaccented(row["new_name"])
        }


def read_raw() -> Raw:
    """Return the raw files of ``dashboard/reference/raw``."""
    return Raw(
        provinces_2020=_keyed("provinces_2020"),
        districts_2020=_keyed("districts_2020"),
        communes_2020=_keyed("communes_2020"),
        provinces_2025=_keyed("provinces_2025"),
        communes_2025=_keyed("communes_2025"),
        province_crosswalk=rows("raw/crosswalk_province.csv"),
        commune_crosswalk=rows("raw/crosswalk_commune.csv"),
        aliases=rows("raw/province_aliases_2020.csv"),
        tiles_2020=rows("raw/provinces_tilegrid_63.csv"),
        tiles_2025=rows("raw/provinces_tilegrid_34.csv"),
        additions=table("raw/additions.toml"),
    )


def _keyed(name: str) -> dict[str, Row]:
    return {row["gso_code"]: row for row in rows(f"raw/{name}.csv")}
