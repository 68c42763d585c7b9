"""Units that have a usable account of each role they need, by unit and tier (users §5)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.scope import By, Scope
from dashboard.domain.units import Tier
from dashboard.queries.account_rows import Review, review
from dashboard.queries.accounts import READINESS, lacking
from dashboard.queries.keys import in_order
from dashboard.queries.territory import Place

_TIERS = {By.PROVINCE: Tier.PROVINCE, By.DISTRICT: Tier.DISTRICT}


def readiness(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """How many units are ready for the next period, as ``READINESS``: a row per ``scope.by`` and tier, by name.

    A row exists only where a unit needs accounts. Of a province of which no account was loaded ``listed`` is 0:
    nothing is known. Units outside a province or district have no row under it. No viewer, no rows.
    """
    held = review(conn, scope)
    if held is None:
        return READINESS.empty()
    rows = [_row(held.territory.places[key], tier, counts) for (key, tier), counts in _counted(held, scope.by).items()]
    frame = pd.DataFrame(rows, columns=[*READINESS.columns, "sort_key"])
    return READINESS.conform(in_order(frame, ["sort_key", "unit_code"]))


def _counted(held: Review, by: By) -> Mapping[tuple[int, Tier], Counter[str]]:
    counts: dict[tuple[int, Tier], Counter[str]] = defaultdict(Counter)
    for place in held.needing():
        if (key := _key(held, by, place)) is not None:
            counts[key, place.tier]["units"] += 1
    for place, missing in lacking(held):
        if (key := _key(held, by, place)) is not None:
            told = ["listed", *([] if missing else ["ready"]), *(f"missing_{role}" for role in missing)]
            counts[key, place.tier].update(told)
    return counts


def _key(held: Review, by: By, place: Place) -> int | None:
    """Unit whose row a unit is counted in."""
    if by is By.TOTAL:
        return held.unit.id
    if by is By.CHILD:
        return _child(held, place)
    return held.territory.nearest(place.id, _TIERS[by]) if by in _TIERS else place.id


def _child(held: Review, place: Place) -> int:
    """The unit itself where it is the one asked about or stands straight below it, else the one that does."""
    while place.id != held.unit.id and place.parent not in {held.unit.id, None}:
        place = held.territory.places[place.parent]
    return place.id


def _row(place: Place, tier: Tier, counts: Counter[str]) -> dict[str, Any]:
    named = {"unit_code": place.code, "unit_name": place.name, "sort_key": place.sort_key, "tier": tier.value}
    return {name: counts[name] for name in READINESS.columns} | named
