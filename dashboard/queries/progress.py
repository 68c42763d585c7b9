"""How far the reports have come: one row per unit, form, field or in total."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.rates import share, spread
from dashboard.domain.scope import By, Scope
from dashboard.domain.units import Tier
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.keys import answer, key_of, keyed_specs, reports
from dashboard.queries.keys import share as share_column
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import Window
from dashboard.queries.states import standing
from dashboard.schema.tables import daily_change, report

ON_BEHALF = "on_behalf"
"""State of ``daily_change`` beside the statuses."""

PROGRESS = keyed_specs(
    {
        "expected": reports("Reports of the roster that are not exempt"),
        **{status.value: reports(f"Reports in status {status.value}") for status in Status},
        "on_behalf": reports("Reports carried through the steps by a unit above, exempt ones aside"),
        "complete": reports("Reports sent or received"),
        "completion_rate": share_column("complete / expected; NA where nothing is expected"),
    }
)


def progress(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports by status, one row per key and period, as ``PROGRESS[scope.by]``.

    A key whose reports are all exempt has expected 0 and no rate; one without reports has no row.
    Source: as of a day's end, of nation, province, form or field, ``daily_change``; else what
    ``queries.states`` reads (docs/decisions/006-as-of.md).
    """
    return answer(conn, scope, PROGRESS, _part, _with_rate)


def _with_rate(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(completion_rate=share(frame["complete"], frame["expected"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    states = daily_states(window) if has_daily_states(conn, window) else current_states(window)
    frame = spread(fetch(conn, states), ["key"], "state", [*Status, ON_BEHALF])
    everything = frame[[*Status]].sum(axis="columns")
    complete = frame[[*COMPLETE]].sum(axis="columns")
    return frame.assign(expected=everything - frame[Status.EXEMPT], complete=complete)


def has_daily_states(conn: sa.Connection, window: Window) -> bool:
    """Whether running sums of days answer it: a day's end, and keys that ``daily_change`` holds."""
    if not (window.is_day_state and window.is_summarised):
        return False
    if window.scope.by is not By.CHILD:
        return window.scope.by in {By.PROVINCE, By.FORM, By.FIELD, By.TOTAL}
    outside = sa.select(report.c.id).where(window.rows(report), report.c.province_id.is_(None)).limit(1)
    return window.unit.tier == Tier.MINISTRY and conn.scalar(outside) is None


def daily_states(window: Window) -> sa.Select[Any]:
    """Reports in each state at the end of the window's day: ``key``, ``state``, ``n``."""
    change = daily_change.c
    stored: tuple[sa.Column[Any], ...] = (change.tier, change.state, change.province_id, change.form_id)
    # summed in the order of the primary key first: what is left to group is a tenth of the rows or less
    stored = stored[: _STORED_DEPTH[window.scope.by]]
    sums = (
        sa.select(*stored, sa.func.sum(change.change).label("n"))
        .where(window.rows(daily_change), change.day <= window.day)
        .group_by(change.period_id, *stored)
        .subquery()
    )
    key, keyed = key_of(window, sums)
    if window.scope.by in {By.CHILD, By.PROVINCE}:
        keyed = sums.c.province_id != 0
    total = sa.cast(sa.func.sum(sums.c.n), sa.BigInteger).label("n")
    return sa.select(key, sums.c.state, total).where(keyed).group_by(key, sums.c.state)


_STORED_DEPTH = {By.TOTAL: 2, By.CHILD: 3, By.PROVINCE: 3, By.FORM: 4, By.FIELD: 4}


def current_states(window: Window) -> sa.CompoundSelect[Any]:
    """Reports in each state at the window's instant: ``key``, ``state``, ``n``."""
    key, keyed = key_of(window, report)
    at = standing(window)
    rows = at.select(window, key, at.status.label("status"), at.on_behalf.label("on_behalf")).where(keyed).subquery()
    counts = sa.select(*rows.c, sa.func.count().label("n")).group_by(*rows.c).cte("counts")
    statuses = sa.select(counts.c.key, counts.c.status.label("state"), counts.c.n)
    on_behalf = sa.select(counts.c.key, sa.literal(ON_BEHALF).label("state"), counts.c.n)
    return sa.union_all(statuses, on_behalf.where(counts.c.on_behalf, counts.c.status != Status.EXEMPT))
