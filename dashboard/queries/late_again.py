"""Units late in most of their last periods: one row per unit and period asked about."""

from dataclasses import replace
from datetime import date

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.deadlines import Wording, due_before
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Status
from dashboard.queries.dues import deadlines, due
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY, in_order, joined, unit_names
from dashboard.queries.rows import concat, fetch, micros
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.queries.states import exempt_or_covered
from dashboard.schema.tables import deadline, period, report, unit_version

LAST, AT_LEAST = 4, 3
"""Of this many last periods whose deadline has come, late in at least so many."""

LATE_AGAIN = FrameSpec(
    key=("unit_code", "period_code", "tier"),
    columns={
        **UNIT_KEY,
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "periods_due": Column("Int64", "period", "Its last periods up to this one whose deadline has come, 4 at most"),
        "periods_late": Column("Int64", "period", "Of those, periods with a report late or overdue"),
        "periods_unverified": Column("Int64", "period", "Of those late, periods whose deadline no document confirms"),
        "which_late": Column("string", "—", "Codes of the periods late, the newest first, joined by blanks"),
    },
)


def late_again(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units late in at least 3 of their last 4 periods, as ``LATE_AGAIN``, by name of unit.

    A unit is itself alone: what another unit did under the same name or code before a succession is never
    counted with it; nor are periods of another regime, so that no unit, kept or new, is judged across 01/7/2025
    (users §2). Source: ``report.first_sent_at``, ``queries.states``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*LATE_AGAIN.columns, "sort_key"])
    return LATE_AGAIN.conform(in_order(frame, ["sort_key", "unit_code", "period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    frame = concat(_last(conn, window), ["key", "tier", "due", "late", "verified", "code"])
    counted = frame[frame["due"] == 1].groupby("key").head(LAST)
    late = counted[counted["late"] > 0]
    late = late[late.groupby("key")["key"].transform("size") >= AT_LEAST]
    found = _judged(late)
    found = joined(found, unit_names(conn, found["key"].tolist(), window.ends_on))
    return found.assign(periods_due=found["key"].map(counted.groupby("key").size()), period_code=window.period_code)


def _last(conn: sa.Connection, window: Window) -> list[pd.DataFrame]:
    """Rows of the window's units, a frame a period, the newest first, until each unit has all its last periods.

    A period that ended before the first day of every unit that still wants one has nothing of theirs.
    """
    own, held, births = _own(conn, window), [], _births(conn, window)
    wanted = dict.fromkeys(own, LAST)
    for one in _up_to(conn, window):
        if not wanted or one.ends_on < min(births[key] for key in wanted):
            break
        rows = _units(conn, one)
        held.append(rows[rows["key"].isin(own)])
        for key in held[-1].loc[held[-1]["due"] == 1, "key"]:
            wanted[key] = wanted.get(key, 1) - 1
        wanted = {key: left for key, left in wanted.items() if left > 0}
    return held


def _own(conn: sa.Connection, window: Window) -> frozenset[int]:
    """Units that report in the window itself."""
    at = exempt_or_covered(window)
    reporting = at.select(window, report.c.unit_id).where(at.status != Status.EXEMPT.value).distinct()
    return frozenset(conn.scalars(reporting))


def _births(conn: sa.Connection, window: Window) -> dict[int, date]:
    """First day of each unit that is there on the window's last day."""
    version, here = unit_version.c, unit_version.alias("here")
    born = (
        sa.select(version.unit_id, sa.func.min(version.valid_from))
        .join(here, here.c.unit_id == version.unit_id)
        .where(valid_on(window.ends_on, here))
        .group_by(version.unit_id)
    )
    return {row[0]: row[1] for row in conn.execute(born)}


def _up_to(conn: sa.Connection, window: Window) -> list[Window]:
    """Windows of every period of the regime opened up to this one, the newest first; the unit bore its code in them.

    Those whose deadline has not come for any report asked about are left out: nobody is late there yet.
    """
    regime = sa.select(period.c.regime).where(period.c.id == window.period_id).scalar_subquery()
    opened = sa.type_coerce(period.c.opened_at, sa.BigInteger) <= window.opened_at
    codes = conn.scalars(sa.select(period.c.code).where(opened, period.c.regime == regime))
    every, due_ones = windows(conn, replace(window.scope, periods=tuple(codes))), _due(conn, window)
    come = [one for one in every if one.period_id in due_ones]
    return sorted(come, key=lambda one: (one.opened_at, one.period_code), reverse=True)


def _due(conn: sa.Connection, window: Window) -> frozenset[int]:
    """Ids of the periods in which a deadline of the tiers asked about has come."""
    tier, rule = window.scope.tier, window.scope.weekend_rule
    rows = conn.execute(
        sa.select(deadline) if tier is None else sa.select(deadline).where(deadline.c.tier == tier.value)
    )
    come = (row for row in rows if to_micros(due_before(row.day, Wording(row.wording), rule)) <= window.at)
    return frozenset(row.period_id for row in come)


def _units(conn: sa.Connection, window: Window) -> pd.DataFrame:
    """A row per unit that reports in the window: whether its deadline has come, how many reports were late."""
    at, due_at = exempt_or_covered(window), due(deadlines(conn, window), window.scope.weekend_rule)
    sent_at = micros(report.c.first_sent_at)
    sent = sa.and_(sent_at.is_not(None), sent_at <= window.at)
    late = sa.or_(sa.and_(sent, sent_at >= due_at), sa.and_(sa.not_(sent), at.status != Status.COVERED.value))
    grain = (report.c.unit_id.label("key"), report.c.tier, sa.case((due_at <= window.at, 1), else_=0).label("due"))
    chosen = at.select(window, *grain, sa.func.sum(sa.case((late, 1), else_=0)).label("late"))
    frame = fetch(conn, chosen.where(at.status != Status.EXEMPT.value).group_by(*grain))
    verified = dict(conn.execute(
        sa.select(deadline.c.tier, deadline.c.verified).where(deadline.c.period_id == window.period_id)
    ).all())  # fmt: skip
    return frame.assign(verified=frame["tier"].map(verified), code=window.period_code)


def _judged(late: pd.DataFrame) -> pd.DataFrame:
    """A row per unit from its rows of periods late, the newest first."""
    told = late.assign(unverified=~late["verified"].astype(bool)).groupby("key", as_index=False)
    return told.agg(
        tier=("tier", "first"), periods_late=("late", "size"), periods_unverified=("unverified", "sum"),
        which_late=("code", " ".join),
    )  # fmt: skip
