"""Who is who: one number for each unit, the same for both versions of a unit that was kept."""

from collections.abc import Iterable

from dashboard.domain.units import Tier
from dashboard.ingest.reference.build.raw import Raw

OLD, NEW = "2020", "2025"

Key = tuple[str, str, str]
"""Era, tier and GSO code (of the centre: its code)."""

Identities = dict[Key, int]


def identify(raw: Raw) -> Identities:
    """Return unit numbers from 1: the centre first, then provinces, districts, communes, old before new."""
    kept = _kept(raw)
    fresh = [key for key in _keys(raw) if key not in kept]
    numbers = {key: number for number, key in enumerate(fresh, start=1)}
    return numbers | {new: numbers[old] for new, old in kept.items()}


def _keys(raw: Raw) -> Iterable[Key]:
    yield from ((OLD, central["tier"], central["code"]) for central in raw.additions["central"])
    yield from ((OLD, Tier.PROVINCE, code) for code in raw.provinces_2020)
    yield from ((NEW, Tier.PROVINCE, code) for code in raw.provinces_2025)
    yield from ((OLD, Tier.DISTRICT, code) for code in raw.districts_2020)
    yield from ((OLD, Tier.COMMUNE, code) for code in raw.communes_2020)
    yield from ((NEW, Tier.COMMUNE, code) for code in raw.communes_2025)


def _kept(raw: Raw) -> dict[Key, Key]:
    provinces: dict[Key, Key] = {(NEW, Tier.PROVINCE, code): (OLD, Tier.PROVINCE, code) for code in raw.kept_provinces}
    communes: dict[Key, Key] = {
        (NEW, Tier.COMMUNE, new): (OLD, Tier.COMMUNE, old) for new, old in raw.kept_communes.items()
    }
    return {**provinces, **communes}
