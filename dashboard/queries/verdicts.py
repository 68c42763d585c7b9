"""Verdict of each unit on its own reports, counted: one row per key, period and tier."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column
from dashboard.domain.rates import spread
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.keys import TIER, answer, key_of, keyed_specs
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import Window
from dashboard.queries.states import standing
from dashboard.schema.tables import report

WORDS = ("full", "partial", "none")
"""Verdicts of a unit: all its expected reports complete, some, none."""

PERIOD_AND_TIER = ("period_code", "tier")

VERDICTS = keyed_specs(
    {
        "tier": TIER,
        "units": Column("Int64", "unit", "Units of which at least one report is expected"),
        "full": Column("Int64", "unit", "Of those, units whose expected reports are all complete"),
        "partial": Column("Int64", "unit", "Of those, units with some complete and some not"),
        "none": Column("Int64", "unit", "Of those, units with no complete report"),
        "forecast_full": Column("Float64", "unit", "Units forecast to be full at the deadline; NA without a forecast"),
    },
    PERIOD_AND_TIER,
)


def verdicts(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units by the verdict on their own reports, as ``VERDICTS[scope.by]``; units = full + partial + none.

    A unit of which nothing is expected has no verdict and is not counted; a key of which no unit has
    one keeps its row, with zeros. ``forecast_full`` is left missing: reading the past for it takes ten times as long,
    see ``queries.verdicts_ahead``. Source: ``queries.states``.
    """
    return answer(conn, scope, VERDICTS, verdict_counts)


def verdict_counts(conn: sa.Connection, window: Window) -> pd.DataFrame:
    """Units of one window by verdict, a row per ``key`` and ``tier``."""
    key, keyed = key_of(window, report)
    at = standing(window)
    grain = (key, report.c.tier, report.c.unit_id)
    complete = at.status.in_([status.value for status in COMPLETE])
    sums = (_count(at.status != Status.EXEMPT).label("expected"), _count(complete).label("complete"))
    units = at.select(window, *grain, *sums).where(keyed).group_by(*grain).subquery()
    verdict = sa.case(
        (units.c.expected == 0, ""),
        (units.c.complete == 0, "none"),
        (units.c.complete < units.c.expected, "partial"),
        else_="full",
    ).label("verdict")
    verdicts_of = (units.c.key, units.c.tier, verdict)
    counts = fetch(conn, sa.select(*verdicts_of, sa.func.count().label("n")).group_by(*verdicts_of))
    frame = spread(counts, ["key", "tier"], "verdict", WORDS)
    return frame.assign(units=frame[[*WORDS]].sum(axis="columns"), forecast_full=None)


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
