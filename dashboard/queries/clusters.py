"""Communes of a province by the district most of their predecessors belonged to: one row per commune."""

from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clusters import cluster_names, main_origin
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import sort_key
from dashboard.queries.keys import UNIT_KEY, in_order
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.queries.subtrees import is_seen
from dashboard.schema.tables import unit, unit_succession, unit_version

Versions = sa.FromClause

CLUSTERS = FrameSpec(
    key=("unit_code",),
    columns={
        **UNIT_KEY,
        "cluster": Column("string", "—", "Place whose district most predecessors belonged to; NA where none is known"),
        "predecessors": Column("Int64", "unit", "Units before it of which a district is known"),
        "from_cluster": Column("Int64", "unit", "Of those, units of that district"),
    },
)


def clusters(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Communes directly below the scope's unit, as ``CLUSTERS``, by name of cluster, then of commune.

    A commune that was not rearranged is its own predecessor. No rows where communes have districts.
    Source: ``unit_version``, ``unit_succession``.
    """
    found = [_part(conn, window) for window in windows(conn, scope) if is_seen(conn, window)]
    frame = concat(found, [*CLUSTERS.columns, "order", "sort_key"])
    ordered = in_order(frame, ["order", "sort_key", "unit_code"]).drop_duplicates("unit_code")
    return CLUSTERS.conform(ordered)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    communes, origins = fetch(conn, _communes(window)), fetch(conn, _origins(window))
    districts = origins.drop_duplicates("district_id")
    chosen = main_origin(origins).assign(cluster=lambda rows: rows["district_id"].map(cluster_names(districts)))
    frame = communes.merge(chosen, on="unit_id", how="left")
    return frame.assign(order=["" if pd.isna(name) else sort_key(name) for name in frame["cluster"]])


def _communes(window: Window) -> sa.Select[Any]:
    version = unit_version.c
    names = (version.unit_id, version.code.label("unit_code"), version.name.label("unit_name"), version.sort_key)
    return (
        sa.select(*names)
        .join(unit, unit.c.id == version.unit_id)
        .where(version.parent_id == window.unit.id, valid_on(window.ends_on), unit.c.tier == Tier.COMMUNE.value)
    )


def _origins(window: Window) -> sa.Select[Any]:
    """District of every predecessor of every commune, by the last version of each that had one."""
    before = unit_version.alias("before")
    came = _came(window, before).subquery()
    district, province = unit_version.alias("district"), unit_version.alias("province")
    return (
        sa.select(
            came.c.unit_id, came.c.whole, district.c.unit_id.label("district_id"),
            district.c.name.label("district_name"), province.c.name.label("province_name"),
        )
        .join(before, before.c.id == came.c.version_id)
        .join(district, _then(district, before.c.parent_id, before.c.valid_to))
        .join(province, _then(province, district.c.parent_id, before.c.valid_to))
        .join(unit, sa.and_(unit.c.id == district.c.unit_id, unit.c.tier == Tier.DISTRICT.value))
        .order_by(came.c.unit_id, came.c.version_id)
    )  # fmt: skip


def _came(window: Window, before: Versions) -> sa.CompoundSelect[Any]:
    """Versions that became each commune: its own before, and the last of each predecessor."""
    communes, step = _communes(window).subquery(), unit_succession.c
    version = (before.c.id.label("version_id"), communes.c.unit_id)
    lived_on = sa.and_(before.c.unit_id == communes.c.unit_id, before.c.valid_to <= window.ends_on)
    own = sa.select(*version, sa.literal(1).label("whole")).select_from(communes.join(before, lived_on))
    joined = communes.join(unit_succession, step.new_unit_id == communes.c.unit_id)
    joined = joined.join(before, sa.and_(before.c.unit_id == step.old_unit_id, before.c.valid_to == step.effective_on))
    whole = sa.case((step.share_known, 1), else_=0).label("whole")
    return own.union_all(sa.select(*version, whole).select_from(joined).where(step.effective_on <= window.ends_on))


def _then(version: Versions, unit_id: sa.ColumnElement[int], ended: sa.ColumnElement[date]) -> sa.ColumnElement[bool]:
    """The version of a unit in force on the day before another ended."""
    lasted = sa.or_(version.c.valid_to.is_(None), version.c.valid_to >= ended)
    return sa.and_(version.c.unit_id == unit_id, version.c.valid_from < ended, lasted)
