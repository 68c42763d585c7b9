"""A unit beside its peers: one row per unit of the group, the others unnamed to whoever may not know them."""

from dataclasses import replace
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.peers import HIDING, similar
from dashboard.domain.rates import share
from dashboard.domain.rights import may_name_peers
from dashboard.domain.scope import Scope
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.dues import deadlines, due
from dashboard.queries.keys import UNIT_KEY, reports, unit_names
from dashboard.queries.keys import share as share_column
from dashboard.queries.publications import is_published
from dashboard.queries.reach import Reach, reads_nation
from dashboard.queries.rows import concat, fetch, micros
from dashboard.queries.scoping import Window, unit_on, windows
from dashboard.queries.states import standing
from dashboard.schema.tables import report

PEERS = FrameSpec(
    key=(),
    columns={
        **UNIT_KEY,
        "is_unit": Column("boolean", "—", "The unit asked about itself"),
        "obligations": reports("Reports expected of the unit and all below it; NA where unnamed"),
        "expected": reports("Reports expected of the unit itself; NA where unnamed"),
        "complete": reports("Of those, sent or received; NA where unnamed"),
        "completion_rate": share_column("complete / expected"),
        "on_time_rate": share_column("Share of the expected reports first sent before the due instant"),
    },
)
NAMED = ["unit_code", "unit_name", "obligations", "expected", "complete"]
"""What tells whose row it is: numbers of reports alone can, so they go with the name."""

_SUBTREE = {Tier.PROVINCE: report.c.province_id, Tier.DISTRICT: report.c.district_id}


@reads_nation
def peers(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """The unit and its peers on their own reports, as ``PEERS``, by completion rate; no rows without permission.

    Peers: ``domain.peers.similar``, in the whole nation whoever asks. Who sees their names, ``domain.rights`` says;
    without names there are no rows where the group is too small to hide in. Source: ``queries.states``.
    """
    found = [_part(conn, window) for window in windows(conn, scope)]
    return PEERS.conform(concat(found, list(PEERS.columns)))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    if not _is_seen(conn, window):
        return PEERS.empty()
    frame = fetch(conn, _own(conn, _nation(conn, window)))
    frame = frame.merge(fetch(conn, _sizes(window)), on="key", how="left") if window.unit.tier in _SUBTREE else (
        frame.assign(obligations=frame["expected"])
    )  # fmt: skip
    is_unit = frame["key"] == window.unit.id
    if not is_unit.any():
        return PEERS.empty()
    others = frame.loc[~is_unit, "obligations"]
    chosen = similar(others, int(frame.loc[is_unit, "obligations"].iloc[0]))
    group = frame[is_unit | chosen.reindex(frame.index, fill_value=False)]
    return _shown(conn, window, group.assign(is_unit=is_unit))


def _shown(conn: sa.Connection, window: Window, group: pd.DataFrame) -> pd.DataFrame:
    rated = group.assign(
        completion_rate=share(group["complete"], group["expected"]),
        on_time_rate=share(group["on_time"], group["expected"]),
    ).merge(unit_names(conn, group["key"].tolist(), window.ends_on), on="key")
    published = window.unit.tier == Tier.PROVINCE and is_published(conn, window.period_id)
    if not may_name_peers(window.scope.viewer, published=published):
        if len(rated) - 1 < HIDING:
            return PEERS.empty()
        rated = rated.astype(dict.fromkeys(NAMED, object))
        rated.loc[~rated["is_unit"], NAMED] = None
    return rated.sort_values(["completion_rate", "on_time_rate", "sort_key"], kind="stable", na_position="last")


def _is_seen(conn: sa.Connection, window: Window) -> bool:
    """Whether the unit has reports of its own that the viewer may see: the group's rows are not the viewer's."""
    own = sa.select(report.c.id).where(window.rows(report), report.c.unit_id == window.unit.id)
    return conn.scalar(own.limit(1)) is not None


def _nation(conn: sa.Connection, window: Window) -> Window:
    """The same question about all units of the unit's tier."""
    root = unit_on(conn, ROOT_CODE, window.ends_on) or window.unit
    scope = replace(window.scope, tier=Tier(window.unit.tier))
    return replace(window, scope=scope, unit=root, reach=Reach(((root.id, root.tier),)))


def _own(conn: sa.Connection, window: Window) -> sa.Select[Any]:
    """Expected, complete and punctual reports of each unit itself; units of which nothing is expected have no row."""
    at, complete = standing(window), [status.value for status in COMPLETE]
    first = micros(report.c.first_sent_at)
    in_time = sa.and_(first <= window.at, first < due(deadlines(conn, window), window.scope.weekend_rule))
    counts = (
        sa.func.count().label("expected"),
        sa.func.sum(sa.case((at.status.in_(complete), 1), else_=0)).label("complete"),
        sa.func.sum(sa.case((in_time, 1), else_=0)).label("on_time"),
    )
    owed = at.select(window, report.c.unit_id.label("key"), *counts).where(at.status != Status.EXEMPT.value)
    return owed.group_by(report.c.unit_id)


def _sizes(window: Window) -> sa.Select[Any]:
    """Reports of each unit's whole subtree."""
    column = _SUBTREE[Tier(window.unit.tier)]
    counted = sa.select(column.label("key"), sa.func.count().label("obligations"))
    owed = counted.where(report.c.period_id == window.period_id, report.c.status != Status.EXEMPT.value)
    return owed.where(column.is_not(None)).group_by(column)
