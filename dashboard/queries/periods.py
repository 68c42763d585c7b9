"""The reporting periods, and what a period's deadlines are: one row per period, or per period and tier."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.deadlines import Wording, due_before, last_day
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.periods import PeriodDates, previous_like
from dashboard.domain.scope import Scope
from dashboard.queries.keys import PERIOD_CODE, TIER, TIER_ORDER, in_order
from dashboard.queries.reach import NOTHING, reach_of, reads_nation
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import periods_asked
from dashboard.schema.tables import data_state, deadline, period, report

DATE = "datetime64[us]"
"""The dtype of a calendar day: its midnight, without a zone."""

PERIODS = FrameSpec(
    key=("period_code",),
    columns={
        "period_code": PERIOD_CODE,
        "regime": Column("string", "—", "Regime, e.g. TT17_2025"),
        "kind": Column("string", "—", "Kind of period, e.g. so-bo-nam"),
        "year": Column("Int64", "year", "Year reported on"),
        "starts_on": Column(DATE, "day", "First day"),
        "ends_on": Column(DATE, "day", "Last day; units are named and found as of it"),
        "data_cutoff_on": Column(DATE, "day", "Last day of actual data"),
        "opened_at": Column(INSTANT, "instant", "When it was opened; NA while announced only"),
        "locked_at": Column(INSTANT, "instant", "When it was locked; NA while open"),
        "tiers": Column("string", "—", "Tiers that have reports, lowest first, joined by blanks"),
        "simulated": Column("boolean", "—", "Its reports are simulated"),
        "previous_like": Column("string", "—", "Same kind a year earlier, else the previous of the regime; NA if none"),
    },
)
DEADLINES = FrameSpec(
    key=("period_code", "tier"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "day": Column(DATE, "day", "Day the document names"),
        "wording": Column("string", "—", "before_day or by_day"),
        "last_day": Column(DATE, "day", "Last permitted day, under the weekend switch of the scope"),
        "due_before": Column(INSTANT, "instant", "First instant that is too late, under the weekend switch"),
        "nominal_due_before": Column(INSTANT, "instant", "The same without the weekend switch"),
        "source": Column("string", "—", "Document that sets it"),
        "verified": Column("boolean", "—", "A document that was read sets it"),
    },
)


@reads_nation
def periods(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """All periods, as ``PERIODS``, the one opened last by the data clock first; none without a viewer.

    Those not open by then come last.
    """
    if reach_of(conn, scope.viewer) == NOTHING:
        return PERIODS.empty()
    open_by_now = period.c.opened_at <= sa.select(data_state.c.data_clock).scalar_subquery()
    frame = fetch(conn, sa.select(period).order_by(
        sa.case((open_by_now, 0), else_=1), period.c.opened_at.desc(), period.c.code.desc()
    ))  # fmt: skip
    tiers = _rostered(conn)
    return PERIODS.conform(frame.assign(
        period_code=frame["code"],
        tiers=[" ".join(tiers.get(number, [])) for number in frame["id"]],
        previous_like=_previous(frame),
    ))  # fmt: skip


def deadlines(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Deadlines of the periods asked for, as ``DEADLINES``, lowest tier first; none without a viewer."""
    asked = {row.id: row.code for row in periods_asked(conn, scope)}
    frame = fetch(conn, sa.select(deadline).where(deadline.c.period_id.in_(asked)))
    frame["period_code"] = frame["period_id"].map(asked)
    dated = [(day, Wording(wording)) for day, wording in zip(frame["day"], frame["wording"], strict=True)]
    frame = frame.assign(
        last_day=[last_day(*given, scope.weekend_rule) for given in dated],
        due_before=[due_before(*given, scope.weekend_rule) for given in dated],
        nominal_due_before=[due_before(*given) for given in dated],
    )
    return DEADLINES.conform(in_order(frame, ["period_code"]))


def _rostered(conn: sa.Connection) -> dict[int, list[str]]:
    """Tiers with reports of each period, lowest first; a rostered tier always has a deadline."""
    one = sa.select(report.c.id).where(report.c.period_id == deadline.c.period_id, report.c.tier == deadline.c.tier)
    found: dict[int, list[str]] = {}
    for row in conn.execute(sa.select(deadline.c.period_id, deadline.c.tier).where(one.exists())):
        found.setdefault(row.period_id, []).append(row.tier)
    return {key: sorted(tiers, key=lambda tier: TIER_ORDER[tier]) for key, tiers in found.items()}


def _previous(frame: pd.DataFrame) -> list[Any]:
    columns = ["code", "regime", "kind", "year", "ends_on", "opened_at"]
    dates = [PeriodDates(*row) for row in frame[columns].astype(object).itertuples(index=False, name=None)]
    found = [previous_like(one, dates) for one in dates]
    return [before.code if before else None for before in found]
