"""Units as valid on the period's last day: facts, the way down to one, its children, a search."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY
from dashboard.queries.reach import NOTHING, Reach, reach_of
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import periods_asked, valid_on
from dashboard.schema.tables import period, unit, unit_version

UNITS = FrameSpec(
    key=("unit_code",),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        "parent_code": Column("string", "—", "Unit it reports to; NA at the root"),
        "parent_name": Column("string", "—", "Name of that unit"),
        "province_code": Column("string", "—", "Province above it or itself; NA outside any"),
        "search_key": Column("string", "—", "Name folded for searching: no tone marks, case or kinds"),
        "gso_code": Column("string", "—", "Administrative code, reused over time"),
        "region": Column("string", "—", "Region; NA where unknown"),
        "exempt_reason": Column("string", "—", "Why reference data take it out of every roster; NA where it reports"),
    },
)

HOME_PERIODS = FrameSpec(key=("period_code",), columns={"period_code": PERIOD_CODE})


def units(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units of the period's last day that the viewer may see, and those above them, as ``UNITS``, by name.

    The period is the last asked for; where there is none yet, the units of today. No viewer, no rows.
    """
    reach = reach_of(conn, scope.viewer)
    if reach == NOTHING:
        return UNITS.empty()
    asked = periods_asked(conn, scope)
    day = max((row.ends_on for row in asked), default=date.max)
    of_day = _units_on(day)
    if not reach.is_national:
        of_day = of_day.where(unit_version.c.unit_id.in_(_around(conn, day, reach)))
    frame = _with_above(fetch(conn, of_day))
    seen = _visible(frame, reach)
    return UNITS.conform(_by_name(frame[frame["unit_id"].isin(seen)]))


def homes(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units of ``units`` that are the viewer's own on that day, or became it: where a reader begins."""
    reach, asked = reach_of(conn, scope.viewer), periods_asked(conn, scope)
    day = max((row.ends_on for row in asked), default=date.max)
    held = fetch(conn, _units_on(day).where(unit_version.c.unit_id.in_(reach.ids)))
    codes = set(held["unit_code"])
    found = units(conn, scope)
    return UNITS.conform(found[found["unit_code"].isin(codes)])


def home_periods(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Periods on whose last day ``homes`` has a unit, as ``HOME_PERIODS``, by code; none without a viewer."""
    own = unit_version.c.unit_id.in_(reach_of(conn, scope.viewer).ids)
    at_home = sa.select(unit_version.c.id).where(own, valid_on(period.c.ends_on)).exists()
    return HOME_PERIODS.conform(
        fetch(conn, sa.select(period.c.code.label("period_code")).where(at_home).order_by("period_code"))
    )


def _units_on(day: date) -> sa.Select[Any]:
    version = unit_version.c
    columns = (
        version.unit_id, version.code.label("unit_code"), version.name.label("unit_name"), version.sort_key,
        version.search_key, version.parent_id, version.gso_code, version.region, unit.c.tier, unit.c.exempt_reason,
    )  # fmt: skip
    return sa.select(*columns).join(unit, unit.c.id == version.unit_id).where(valid_on(day))


def _around(conn: sa.Connection, day: date, reach: Reach) -> set[int]:
    """Ids of the viewer's subtrees and of the units above, found step by step: few, beside the whole country's."""
    version = unit_version.c
    below = sa.select(version.unit_id).where(valid_on(day))
    above = sa.select(version.parent_id).where(valid_on(day), version.parent_id.is_not(None))
    around = set(reach.ids)
    for step, column in ((below, version.parent_id), (above, version.unit_id)):
        found = set(reach.ids)
        while found:
            found = set(conn.scalars(step.where(column.in_(found))))
            around |= found
    return around


def _with_above(frame: pd.DataFrame) -> pd.DataFrame:
    """With the unit above and the province; at most three steps lead from a commune to its province."""
    ids, above = frame["unit_id"].tolist(), frame["parent_id"].tolist()
    code, name = (dict(zip(ids, frame[column].tolist(), strict=True)) for column in ("unit_code", "unit_name"))
    tiers = zip(ids, frame["tier"].tolist(), strict=True)
    province = {key: key for key, tier in tiers if tier == Tier.PROVINCE}
    for _ in range(DEPTH):
        province |= {
            key: province[parent] for key, parent in zip(ids, above, strict=True)
            if parent in province and key not in province
        }  # fmt: skip
    return frame.assign(
        parent_code=_texts(code.get(parent) for parent in above),
        parent_name=_texts(name.get(parent) for parent in above),
        province_code=_texts(code.get(province.get(key)) for key in ids),
    )


def _texts(values: Iterable[str | None]) -> Any:
    return pd.array(list(values), dtype="string")


def _by_name(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows by sort key, then code: a third of the price of ``in_order``, for the many thousands there are."""
    names = [
        f"{key}\0{code}" for key, code in zip(frame["sort_key"].tolist(), frame["unit_code"].tolist(), strict=True)
    ]
    return frame.iloc[sorted(range(len(names)), key=names.__getitem__)]


def _visible(frame: pd.DataFrame, reach: Reach) -> set[int]:
    """Ids of the viewer's subtrees, and of the units above their tops."""
    reporting = frame["parent_id"].notna()
    keys, above = frame.loc[reporting, "unit_id"].tolist(), frame.loc[reporting, "parent_id"].astype("int64").tolist()
    parent = dict(zip(keys, above, strict=True))
    tops = reach.ids & set(frame["unit_id"].tolist())
    below = set(tops)
    for _ in range(DEPTH + 1):
        below |= {key for key, its in parent.items() if its in below}
    for _ in range(DEPTH + 1):
        tops |= {parent[key] for key in tops if key in parent}
    return below | tops


DEPTH = 3
"""Steps from the lowest unit to the root, less one."""
