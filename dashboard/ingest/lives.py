"""Stored lives of a period's reports, read for summarising: obligations, their acts, the deadlines of their tiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.deadlines import Wording, due_before
from dashboard.domain.life import Act
from dashboard.schema.tables import deadline, event, period, report


@dataclass(frozen=True, slots=True)
class Obligation:
    """One report as the roster has it; ``province`` is 0 where no province stands above."""

    id: int
    unit: int
    form: int
    tier: str
    province: int
    exempt: bool


@dataclass(frozen=True, slots=True)
class PeriodLives:
    """One period's reports and acts; instants in microseconds, ``dues`` by tier."""

    period: int
    opened_at: int | None
    locked_at: int | None
    obligations: Sequence[Obligation]
    acts: Mapping[int, Sequence[Act]]
    dues: Mapping[str, int]


def read_lives(conn: sa.Connection, period_id: int) -> PeriodLives:
    """Return a period's obligations by id and their acts in the order of each life."""
    opened_at, locked_at = conn.execute(
        sa.select(_micros(period.c.opened_at), _micros(period.c.locked_at)).where(period.c.id == period_id)
    ).one()
    obligations = _obligations(conn, period_id)
    return PeriodLives(
        period_id, opened_at, locked_at, obligations, _acts(conn, period_id, obligations), dues(conn, period_id)
    )


def dues(conn: sa.Connection, period_id: int) -> dict[str, int]:
    """Return the instant too late of each tier, as its deadline is worded, without the weekend switch."""
    statement = sa.select(deadline.c.tier, deadline.c.day, deadline.c.wording).where(deadline.c.period_id == period_id)
    return {tier: to_micros(due_before(day, Wording(wording))) for tier, day, wording in conn.execute(statement)}


def _obligations(conn: sa.Connection, period_id: int) -> list[Obligation]:
    columns = (report.c.id, report.c.unit_id, report.c.form_id, report.c.tier, report.c.province_id, report.c.exempt)
    rows = conn.execute(sa.select(*columns).where(report.c.period_id == period_id).order_by(report.c.id))
    return [
        Obligation(key, unit, form, tier, province or 0, bool(exempt))
        for key, unit, form, tier, province, exempt in rows
    ]


def _acts(conn: sa.Connection, period_id: int, obligations: Sequence[Obligation]) -> dict[int, list[Act]]:
    acts: dict[int, list[Act]] = {}
    owners = {obligation.id: obligation.unit for obligation in obligations}
    columns = (event.c.report_id, _micros(event.c.at), event.c.action, event.c.by_unit_id)
    statement = sa.select(*columns).where(event.c.period_id == period_id).order_by(event.c.report_id, event.c.ordinal)
    for key, at, action, by in conn.execute(statement):
        acts.setdefault(key, []).append(Act(at, action, by or owners[key]))
    return acts


def _micros(column: sa.Column[object]) -> sa.ColumnElement[int]:
    return sa.type_coerce(column, sa.BigInteger)
