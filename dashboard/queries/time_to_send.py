"""How long reports take from the opening to their first sending, those not sent yet among them: a row a day."""

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import DAY, local_day
from dashboard.domain.frame import Column
from dashboard.domain.scope import Scope
from dashboard.domain.survival import ended_share
from dashboard.domain.workflow import Status
from dashboard.queries.keys import TIER, answer, key_of, keyed_specs, reports, share
from dashboard.queries.rows import concat, fetch, micros
from dashboard.queries.scoping import Window, end_of_day_micros
from dashboard.queries.states import standing
from dashboard.schema.tables import report

TIME_TO_SEND = keyed_specs(
    {
        "tier": TIER,
        "day": Column("string", "YYYY-MM-DD", "Local day"),
        "days_open": Column("Float64", "day", "Days from the opening to the end of that day, or to the last instant"),
        "at_risk": reports("Reports neither sent nor out of sight when the day began"),
        "sent_in_day": reports("Reports first sent that day"),
        "censored_in_day": reports("Reports out of sight from that day on, never sent: covered, locked, or the as-of"),
        "sent_share": share("Share sent by the end of the day: 1 less the Kaplan–Meier estimate"),
        "low_share": share("Lower end of its 95 % interval, log-log; NA at 0 and 1"),
        "high_share": share("Upper end of its 95 % interval, log-log; NA at 0 and 1"),
    },
    ("period_code", "tier", "day"),
)
_MEASURES = ["key", *list(TIME_TO_SEND[next(iter(TIME_TO_SEND))].columns)[3:]]


def time_to_send(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Share of reports first sent by each day from the opening on, as ``TIME_TO_SEND[scope.by]``.

    A report never sent counts as waiting up to the as-of, or to the lock if that is earlier: right-censored. What an
    unlock brings after the lock is no sending here. A covered report is in sight until it was covered: those reports
    would have come late rather than early, so where many are covered the share is too high. Exempt reports are out; a
    key of which nothing is expected has no row. Source: ``report.first_sent_at``, ``queries.states``.
    """
    return answer(conn, scope, TIME_TO_SEND, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    waits = fetch(conn, _waits(window))
    days = _days(window)
    ends = np.array([_end(window, day) for day in days], dtype=float) - window.opened_at
    waits = waits.assign(time=waits["until"].astype(float) - window.opened_at)
    found = []
    for grain, held in waits.groupby(["key", "tier"], sort=False):
        names = pd.DataFrame([grain] * len(days), columns=["key", "tier"])
        found.append(
            ended_share(held, ends).join(names).assign(day=[day.isoformat() for day in days], days_open=ends / DAY)
        )
    return concat(found, _MEASURES).rename(columns={
        "ended": "sent_in_day", "censored": "censored_in_day", "share": "sent_share", "low": "low_share",
        "high": "high_share",
    })  # fmt: skip


def _waits(window: Window) -> sa.Select[Any]:
    """Reports counted by key, tier, the instant each was sent or last seen unsent, and which of the two it is."""
    key, keyed = key_of(window, report)
    at, first, end = standing(window), micros(report.c.first_sent_at), _end(window)
    sent = sa.and_(first.is_not(None), first <= window.at, first < _lock(window))
    covered = sa.and_(at.status == Status.COVERED.value, at.since < end)
    until = sa.case((sent, first), (covered, at.since), else_=sa.literal(end, sa.BigInteger)).label("until")
    grain = (key, report.c.tier, until, sa.case((sent, 1), else_=0).label("ended"))
    held = at.select(window, *grain).where(keyed, at.status != Status.EXEMPT.value).subquery()
    return sa.select(*held.c, sa.func.count().label("n")).group_by(*held.c)


def _lock(window: Window) -> int:
    return window.at + 1 if window.locked_at is None else window.locked_at


def _end(window: Window, day: Any = None) -> int:
    """Last instant reports are seen: the as-of or the lock, or the end of a day before."""
    last = min(window.at, _lock(window))
    return last if day is None else min(last, end_of_day_micros(day))


def _days(window: Window) -> list[Any]:
    first, last = local_day(window.opened_at), local_day(_end(window))
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
