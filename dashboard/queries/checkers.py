"""Reports sent back after an account had checked them: one row per checking account, period and tier."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import share as share_of
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Action, Status
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY, in_order, reports, share, unit_names
from dashboard.queries.rows import concat, fetch, micros
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import Standing, spans_of, standing
from dashboard.schema.tables import event, report, status_span

FEWEST = 20
"""Reports below which an account has counts and no rate: a few returns would make or break it."""

CHECKERS = FrameSpec(
    key=("period_code", "tier", "checker", "unit_code"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "checker": Column("string", "—", "Account that passed reports from checking to approval; never a person"),
        "unit_code": Column("string", "—", "Unit for which the account acted, as valid on the period's last day"),
        "unit_name": UNIT_KEY["unit_name"],
        "sent_ever": reports("Reports sent at least once which that account passed last before their first sending"),
        "returned_after": reports("Of those, returned by the leader or the unit above after it had passed them"),
        "returned_ever": reports("Of those, returned at least once, by whomever and whenever"),
        "first_pass_rate": share("complete and never returned / sent_ever; NA below 20 reports"),
    },
)


def checkers(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """First-pass rate of each checking account, as ``CHECKERS``, by name of unit and account.

    A report belongs to the account that passed it on (``submit_approve`` out of checking) last before its first
    sending; one that needs no check belongs to none. Accounts of units outside the viewer's subtree are left out,
    with the reports they passed. Source: ``event``, ``status_span``, ``queries.states``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*CHECKERS.columns, "sort_key"])
    return CHECKERS.conform(in_order(frame, ["sort_key", "unit_code", "checker", "period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    frame = fetch(conn, _counts(window))
    frame = frame.merge(unit_names(conn, frame["key"].tolist(), window.ends_on), on="key")
    rate = share_of(frame["first_pass"], frame["sent_ever"].where(frame["sent_ever"] >= FEWEST))
    return frame.assign(period_code=window.period_code, first_pass_rate=rate)


def _counts(window: Window) -> sa.Select[Any]:
    """Counts by account and the unit it acted for, of the reports sent by then."""
    at, passed = standing(window), _passed(window).subquery()
    source = at.source.join(passed, passed.c.report_id == report.c.id)
    complete = at.status.in_([status.value for status in COMPLETE])
    unit_id = sa.func.coalesce(passed.c.by_unit_id, report.c.unit_id)
    grain = (report.c.tier, passed.c.actor.label("checker"), unit_id.label("key"))
    counts = (
        sa.func.count().label("sent_ever"),
        _count(passed.c.out > passed.c.at).label("returned_after"),
        sa.func.count(passed.c.out).label("returned_ever"),
        _count(sa.and_(complete, passed.c.out.is_(None))).label("first_pass"),
    )
    sent = Standing(source, at.status, at.since, at.on_behalf, at.condition).select(window, *grain, *counts)
    return sent.where(micros(report.c.first_sent_at) <= window.at, _seen(window, unit_id)).group_by(*grain)


def _passed(window: Window) -> sa.Select[Any]:
    """The last passing on before the first sending of each report: account, unit it acted for, instant; ``_out``."""
    last, here = _last_check(window).subquery(), event.c
    same = sa.and_(here.report_id == last.c.report_id, here.action == Action.SUBMIT_APPROVE.value)
    place = sa.func.row_number().over(partition_by=here.report_id, order_by=here.ordinal.desc()).label("place")
    at = micros(here.at).label("at")
    found = (
        sa.select(here.report_id, here.actor, here.by_unit_id, at, place, _out(window))
        .join(last, sa.and_(same, at == last.c.at))
        .where(here.period_id == window.period_id)
        .subquery()
    )
    return sa.select(*found.c).where(found.c.place == 1)  # the last of those at its very instant


def _last_check(window: Window) -> sa.Select[Any]:
    """When the last stay in checking that ended by passing on before the first sending did so, by report."""
    span = status_span.c
    passed = (span.status == Status.CHECKING.value, span.ended_by == Action.SUBMIT_APPROVE.value)
    at = sa.func.max(micros(span.to_at)).label("at")
    here = sa.select(span.report_id, at).where(spans_of(window), span.report_id == report.c.id, *passed)
    return here.where(micros(span.to_at) <= micros(report.c.first_sent_at)).group_by(span.report_id)


def _out(window: Window) -> sa.Label[Any]:
    """When somebody but a checker last returned a report by then: 0 where only checkers did, NULL where nobody."""
    span = status_span.alias("returned").c
    out = sa.func.max(sa.case((span.status == Status.CHECKING.value, 0), else_=micros(span.to_at)))
    ended = (span.ended_by == Action.RETURN.value, micros(span.to_at) <= window.at)
    chosen = sa.select(out).where(span.report_id == event.c.report_id, *ended)
    return chosen.correlate(event).scalar_subquery().label("out")


def _seen(window: Window, unit_id: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether a unit lies in the viewer's subtree: a unit above that acted on behalf does not."""
    owed = report.alias("owed")
    here = sa.and_(owed.c.unit_id == unit_id, owed.c.period_id == window.period_id, window.reach.within(owed))
    return sa.select(owed.c.id).where(here).exists()


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))
