"""Reports sent and not yet received: one row per unit that must receive them."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Status
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY, in_order, reports, unit_names
from dashboard.queries.rows import concat, fetch, hours, instants
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.queries.states import standing
from dashboard.schema.tables import report, unit_version

WAITING = FrameSpec(
    key=("unit_code", "period_code", "tier"),
    columns={
        **UNIT_KEY,
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "waiting": reports("Reports of this tier sent to the unit and not received"),
        "oldest_since": Column(INSTANT, "instant", "When the one waiting longest was sent"),
        "oldest_hours": Column("Float64", "hour", "How long it has waited"),
    },
)


def waiting(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports of the scope waiting to be received, as ``WAITING``, by the unit they wait at and their tier.

    A unit nothing waits at has no row. Source: ``queries.states``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*WAITING.columns, "sort_key"])
    return WAITING.conform(in_order(frame, ["sort_key", "unit_code", "period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    frame = fetch(conn, _waiting(window))
    named = frame.merge(unit_names(conn, frame["key"].tolist(), window.ends_on), on="key")
    since = named["oldest"].astype("Int64")
    return named.assign(
        period_code=window.period_code, oldest_since=instants(since), oldest_hours=hours(window.at - since)
    )  # fmt: skip


def _waiting(window: Window) -> sa.Select[Any]:
    above, at = unit_version.c.parent_id, standing(window)
    counts = (sa.func.count().label("waiting"), sa.func.min(at.since).label("oldest"))
    return (
        at.select(window, above.label("key"), report.c.tier, *counts)
        .join(unit_version, sa.and_(unit_version.c.unit_id == report.c.unit_id, valid_on(window.ends_on)))
        .where(at.status == Status.SENT.value, above.is_not(None))
        .group_by(above, report.c.tier)
    )
