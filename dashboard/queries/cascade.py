"""How far the units below have come, seen from each unit that receives: one row per unit above others."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.deadlines import Wording, due_before
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.dues import deadlines
from dashboard.queries.keys import PERIOD_CODE, UNIT_KEY, in_order, reports, unit_names
from dashboard.queries.rows import concat, fetch, hours, instants, micros
from dashboard.queries.scoping import Window, of_every_tier, valid_on, windows
from dashboard.queries.states import standing
from dashboard.schema.tables import report, unit, unit_version

CASCADE = FrameSpec(
    key=("period_code", "unit_code"),
    columns={
        "period_code": PERIOD_CODE,
        **UNIT_KEY,
        "tier": Column("string", "—", "Tier of the unit that receives"),
        "children_expected": reports("Reports of the units directly below that are not exempt"),
        "children_complete": reports("Of those, sent or received"),
        "last_child_sent_at": Column(INSTANT, "instant", "Latest first sending among them; NA where none was sent"),
        "due_before": Column(INSTANT, "instant", "First instant that is too late for the unit's own reports"),
        "slack_hours": Column(
            "Float64", "hour", "due_before less last_child_sent_at where all are complete, else less the as-of"
        ),
    },
)


def cascade(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """What each unit of the scope has from the units directly below it, as ``CASCADE``, by name of unit.

    ``scope.tier`` chooses the units that receive. A unit nothing is expected below of has no row, nor has
    one without a deadline of its own, as the centre. Source: ``queries.states``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*CASCADE.columns, "sort_key"])
    return CASCADE.conform(in_order(frame, ["sort_key", "unit_code", "period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    frame = fetch(conn, _sums(window))
    frame = frame.assign(due=frame["tier"].map(_due(conn, window)).astype("Int64"))
    frame = frame[(frame["children_expected"] > 0) & frame["due"].notna()]
    frame = frame.merge(unit_names(conn, frame["key"].tolist(), window.ends_on), on="key")
    last = frame["last"].astype("Int64")
    known = last.where(frame["children_complete"] == frame["children_expected"], window.at)
    return frame.assign(
        period_code=window.period_code, last_child_sent_at=instants(last), due_before=instants(frame["due"]),
        slack_hours=hours(frame["due"] - known),
    )  # fmt: skip


def _sums(window: Window) -> sa.Select[tuple[object, ...]]:
    """Counts of the reports below each unit that receives, and their latest first sending."""
    every, above = of_every_tier(window), unit_version.c.parent_id
    at, sent_at = standing(every), micros(report.c.first_sent_at)
    columns = (
        _count(at.status != Status.EXEMPT).label("children_expected"),
        _count(at.status.in_([status.value for status in COMPLETE])).label("children_complete"),
        sa.func.max(sa.case((sent_at <= window.at, sent_at), else_=None)).label("last"),
    )
    chosen = (
        at.select(every, above.label("key"), unit.c.tier, *columns)
        .join(unit_version, sa.and_(unit_version.c.unit_id == report.c.unit_id, valid_on(window.ends_on)))
        .join(unit, unit.c.id == above)
        .where(report.c.unit_id.not_in([window.unit.id, *window.reach.ids]))
        .group_by(above, unit.c.tier)
    )
    return chosen if window.scope.tier is None else chosen.where(unit.c.tier == window.scope.tier.value)


def _due(conn: sa.Connection, window: Window) -> dict[str, int]:
    """Due instant of each tier that has one."""
    rule = window.scope.weekend_rule
    return {
        row.tier: to_micros(due_before(row.day, Wording(row.wording), rule)) for row in deadlines(conn, window)
    }  # fmt: skip


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
