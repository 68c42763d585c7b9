"""Who followed whom on 01/7/2025, and the other names of provinces."""

from collections import Counter
from collections.abc import Iterator

from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import fold
from dashboard.ingest.reference.build.identities import NEW, OLD, Identities, Key
from dashboard.ingest.reference.build.raw import Raw, Row
from dashboard.reference.units import REARRANGED_ON, Alias, Succession, UnitVersion

_ISLAND_DISTRICT = "D"
"""Starts the crosswalk's codes of the districts without communes."""


def build_successions(raw: Raw, identities: Identities) -> list[Succession]:
    """Return provinces merged and communes rearranged; kept units have no row.

    A commune that went to several successors has one row each and ``share_known`` false. Rows of
    communes made between April 2023 and June 2025 are left out: they are no units here.
    """
    pairs = [*_provinces(raw), *_communes(raw, identities)]
    successors = Counter(old for old, _ in pairs)
    return [
        Succession(identities[old], identities[new], REARRANGED_ON, successors[old] == 1)
        for old, new in pairs
        if identities[old] != identities[new]
    ]


def _provinces(raw: Raw) -> Iterator[tuple[Key, Key]]:
    for row in raw.province_crosswalk:
        yield (OLD, Tier.PROVINCE, row["old_code"]), (NEW, Tier.PROVINCE, row["new_code"])


def _communes(raw: Raw, identities: Identities) -> Iterator[tuple[Key, Key]]:
    for row in raw.commune_crosswalk:
        old = _old_key(row)
        if row["new_code"] and old in identities:
            yield old, (NEW, Tier.COMMUNE, row["new_code"])


def _old_key(row: Row) -> Key:
    code = row["old_code"]
    is_district = code.startswith(_ISLAND_DISTRICT)
    return (OLD, Tier.DISTRICT, code[1:]) if is_district else (OLD, Tier.COMMUNE, code)


def build_aliases(raw: Raw, identities: Identities, versions: list[UnitVersion]) -> list[Alias]:
    """Return names that do not fold to a name the province has or had; for its namesake of 2025 too."""
    own = {(version.unit, fold(version.name)) for version in versions}
    found: dict[tuple[int, str], str] = {}
    for row in raw.aliases:
        for unit in _bearers(raw, identities, row["gso_code"]):
            if (unit, fold(row["alias"])) not in own:
                found.setdefault((unit, fold(row["alias"])), row["alias"])
    return [Alias(alias, unit) for (unit, _), alias in sorted(found.items())]


def _bearers(raw: Raw, identities: Identities, gso: str) -> set[int]:
    """Province of 2020 and, where one of 2025 bears its name, that one."""
    name = fold(raw.provinces_2020[gso]["full_name"])
    namesakes = [code for code, row in raw.provinces_2025.items() if fold(row["full_name"]) == name]
    return {identities[OLD, Tier.PROVINCE, gso], *(identities[NEW, Tier.PROVINCE, code] for code in namesakes)}
