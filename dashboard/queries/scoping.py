"""A scope made concrete, once for every query: which periods, which instant, whose reports.

Permission is part of it: outside the viewer's reach there are no rows, without one there is no window.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.domain.clock import DAY, LOCAL_OFFSET, end_of_day, local_day, to_micros
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.queries.held import known
from dashboard.queries.nearest import nearest_codes, refused_unit
from dashboard.queries.reach import NOTHING, Reach, reach_of, reports_reach
from dashboard.schema.tables import data_state, form, period, unit, unit_version


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A unit by the code it holds on one day."""

    id: int
    code: str
    tier: str

    def within(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """Rows of its subtree; ``table`` has ``province_id`` and, but for provinces, the other two ids."""
        if self.tier == Tier.MINISTRY:
            return sa.true()
        if self.tier == Tier.PROVINCE:
            return table.c.province_id == self.id
        return (table.c.district_id if self.tier == Tier.DISTRICT else table.c.unit_id) == self.id

    @property
    def is_summarised(self) -> bool:
        """Whether daily changes are kept for its subtree: the nation's and a province's are."""
        return self.tier in {Tier.MINISTRY, Tier.PROVINCE}


@dataclass(frozen=True, slots=True)
class Window:
    """One period of a scope, open at the instant asked, as its viewer may see it; instants are microseconds."""

    scope: Scope
    period_id: int
    period_code: str
    ends_on: date
    opened_at: int
    locked_at: int | None
    at: int
    clock: int
    unit: UnitAt
    reach: Reach
    form_ids: tuple[int, ...] | None = None

    def rows(self, table: sa.Table) -> sa.ColumnElement[bool]:
        """Rows of ``report`` or ``daily_change`` that are asked for and may be seen."""
        conditions = [table.c.period_id == self.period_id, self.unit.within(table), self.reach.within(table)]
        if self.scope.tier is not None:
            conditions.append(table.c.tier == self.scope.tier.value)
        if self.form_ids is not None:
            conditions.append(table.c.form_id.in_(self.form_ids))
        return sa.and_(*conditions)

    @property
    def day(self) -> date:
        """Local day of the instant."""
        return local_day(self.at)

    @property
    def is_day_state(self) -> bool:
        """Whether the state at the instant is the state at its day's end, so that running sums of days give it."""
        left = DAY - 1 - (self.at + LOCAL_OFFSET) % DAY
        locks = self.locked_at is not None and self.at < self.locked_at <= self.at + left
        return left == 0 or (self.at >= self.clock and not locks)

    @property
    def is_current(self) -> bool:
        """Whether the state at the instant is the state at the data clock, which ``report`` holds."""
        locks = self.locked_at is not None and self.clock < self.locked_at <= self.at
        return self.at >= self.clock and not locks

    @property
    def is_whole_tiers(self) -> bool:
        """Whether every report of the tiers asked for is in it: the nation's, of every form."""
        return self.unit.tier == Tier.MINISTRY and self.reach.is_national and self.form_ids is None

    @property
    def is_summarised(self) -> bool:
        """Whether daily changes are kept for the rows asked for."""
        return self.unit.is_summarised and self.reach.is_summarised


def windows(conn: sa.Connection, scope: Scope) -> list[Window]:
    """Windows of a scope, by period code; none before the opening, or for who may see no reports at all.

    Raises ``UnknownCodeError`` for a period, form, field or unit that is in no list, ``UnitNotValidError``
    where a unit bears its code on the last day of none of the periods.
    """
    clock = _clock(conn)
    as_of, reach = scope.as_of or clock, reports_reach(conn, scope.viewer)
    if reach == NOTHING or as_of is None:
        return []
    at, periods = to_micros(as_of), _periods(conn, scope, to_micros(as_of))
    form_ids = known(conn, None, ("forms", scope.form, scope.field), lambda: _form_ids(conn, scope))
    instants = _Instants(at, to_micros(clock or as_of))
    bearers = {day: unit_on(conn, scope.unit, day) for day in {row.ends_on for row in periods}}
    found = [_window(bearers[row.ends_on], scope, row, instants) for row in periods]
    asked = ("bearer", scope.unit, *(row.ends_on for row in periods))
    known(conn, None, asked, lambda: _require_unit(conn, scope.unit, periods))
    return [replace(window, form_ids=form_ids, reach=reach) for window in found if window is not None]


def periods_asked(conn: sa.Connection, scope: Scope) -> Sequence[sa.Row[Any]]:
    """Rows of ``period`` that the scope names, or the one opened last by then; none without a viewer."""
    as_of = scope.as_of or _clock(conn)
    if reach_of(conn, scope.viewer) == NOTHING or (as_of is None and not scope.periods):
        return []
    return _periods(conn, scope, to_micros(as_of) if as_of else 0)


def unit_on(conn: sa.Connection, code: str, day: date) -> UnitAt | None:
    """Unit that holds a code on a day, or None."""
    return known(conn, None, ("unit", code, day), lambda: _holder(conn, code, day))


def valid_on(day: "date | sa.ColumnElement[date]", versions: sa.FromClause = unit_version) -> sa.ColumnElement[bool]:
    """Versions of units in force on a day."""
    version = versions.c
    return sa.and_(version.valid_from <= day, sa.or_(version.valid_to.is_(None), version.valid_to > day))


def _holder(conn: sa.Connection, code: str, day: date) -> UnitAt | None:
    row = conn.execute(_holders(day).where(unit_version.c.code == code)).first()
    return UnitAt(*row) if row else None


def _clock(conn: sa.Connection) -> datetime | None:
    return known(conn, None, ("clock",), lambda: conn.scalar(sa.select(data_state.c.data_clock)))


def _holders(day: date) -> sa.Select[Any]:
    return (
        sa.select(unit_version.c.unit_id, unit_version.c.code, unit.c.tier)
        .join(unit, unit.c.id == unit_version.c.unit_id)
        .where(valid_on(day))
    )


def _periods(conn: sa.Connection, scope: Scope, at: int) -> Sequence[sa.Row[Any]]:
    """Periods asked for, by code; without any the one opened last by ``at``."""
    if scope.periods:
        return known(conn, None, ("periods", *scope.periods), lambda: _named_periods(conn, scope.periods))
    opened = sa.type_coerce(period.c.opened_at, sa.BigInteger)
    latest = sa.select(period).where(opened <= at).order_by(opened.desc(), period.c.code.desc()).limit(1)
    return conn.execute(latest).all()


def _named_periods(conn: sa.Connection, codes: Sequence[str]) -> Sequence[sa.Row[Any]]:
    rows = conn.execute(sa.select(period).where(period.c.code.in_(codes)).order_by(period.c.code)).all()
    there = {row.code for row in rows}
    for code in codes:
        if code not in there:
            raise UnknownCodeError(kind="period", value=code, nearest=nearest_codes(conn, period.c.code, code))
    return rows


class _Instants(NamedTuple):
    """The instant asked and the data clock, in microseconds."""

    at: int
    clock: int


def _window(unit_at: UnitAt | None, scope: Scope, row: sa.Row[Any], instants: _Instants) -> Window | None:
    if row.opened_at is None or to_micros(row.opened_at) > instants.at or unit_at is None:
        return None
    locked_at = None if row.locked_at is None else to_micros(row.locked_at)
    return Window(
        scope=scope, period_id=row.id, period_code=row.code, ends_on=row.ends_on, opened_at=to_micros(row.opened_at),
        locked_at=locked_at, at=instants.at, clock=instants.clock, unit=unit_at, reach=NOTHING,
    )  # fmt: skip


def _require_unit(conn: sa.Connection, code: str, periods: Sequence[sa.Row[Any]]) -> None:
    held = sa.select(unit_version.c.id).where(unit_version.c.code == code)
    if periods:
        held = held.where(sa.or_(*(valid_on(row.ends_on) for row in periods)))
    if conn.scalar(held.limit(1)) is None:
        raise refused_unit(conn, code, max((row.ends_on for row in periods), default=None))


def _form_ids(conn: sa.Connection, scope: Scope) -> tuple[int, ...] | None:
    """Ids of the forms asked for by code or field; None where every form is."""
    if scope.form is None and scope.field is None:
        return None
    chosen = sa.select(form.c.id).order_by(form.c.id)
    for kind, column, value in (("form", form.c.code, scope.form), ("field", form.c.field, scope.field)):
        if value is not None:
            chosen = chosen.where(column == value)
            _require(conn, kind, column, value)
    return tuple(conn.scalars(chosen))


def _require(conn: sa.Connection, kind: str, column: sa.Column[str], value: str) -> None:
    if conn.scalar(sa.select(form.c.id).where(column == value).limit(1)) is None:
        raise UnknownCodeError(kind=kind, value=value, nearest=nearest_codes(conn, column, value))


def end_of_day_micros(day: date) -> int:
    """Last microsecond of a local day."""
    return to_micros(end_of_day(day))


def of_every_tier(window: Window) -> Window:
    """Window of the same reports and of those of every other tier."""
    return replace(window, scope=replace(window.scope, tier=None))
