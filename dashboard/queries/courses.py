"""The course of a period's reports of one tier, held in memory, so that its state can be asked at many instants.

Nothing later than the instant asked enters a state, so what is told as of T from the whole is what a database
cut at T would tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.deadlines import Wording, due_before
from dashboard.domain.forecast_shape import places
from dashboard.domain.scope import By
from dashboard.domain.units import Tier
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.held import held
from dashboard.queries.keys import key_of
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import deadline, period, report, status_span

NEVER = 2**62
DONE = [status.value for status in COMPLETE]
STATUSES = pd.CategoricalDtype([status.value for status in Status])
GRAIN = ("key", "group", "status")


@dataclass(frozen=True)
class Course:
    """One period of one tier: its instants in microseconds, and every status of every report.

    A tier's reports are the nation's, whoever asks: shares are learnt from all, rows shown are the ``visible``.
    """

    code: str
    kind: str
    tier: str
    opened_at: int
    locked_at: int | None
    due: int
    read: Callable[[], pd.DataFrame]

    @cached_property
    def lives(self) -> pd.DataFrame:
        """Statuses of the reports, read when first asked for: of most earlier periods nobody asks.

        Columns ``report``, ``unit``, ``key``, ``group`` (its province), ``visible`` (asked for, and the viewer may see
        it), ``key_code`` and ``group_code`` (their places among all), ``status``, ``from_at``, ``to_at``.
        """
        return self.read()

    def locked_by(self, at: int) -> int | None:
        """The lock where it is over by then: one announced is not told apart from one that came later."""
        return self.locked_at if self.locked_at is not None and self.locked_at <= at else None

    def standing(self, at: int, visible: bool = False) -> pd.DataFrame:
        """Reports with the status they stand in at an instant, the exempt left out."""
        lasting = self._lasting(at) & (self.lives["status"] != Status.EXEMPT.value)
        return self.lives[lasting & self.lives["visible"]] if visible else self.lives[lasting]

    def _lasting(self, at: int) -> "pd.Series[bool]":
        return (self.lives["from_at"] <= at) & (self.lives["to_at"] > at)

    def complete(self, at: int) -> "pd.Series[Any]":
        """Reports that are complete at an instant."""
        return self.lives["report"][self._lasting(at) & self.lives["status"].isin(DONE)]

    def cells(self, at: int) -> pd.DataFrame:
        """Visible reports at an instant counted ``n`` by ``key``, ``group`` and ``status``."""
        return counted(self.standing(at, visible=True))

    def outcomes(self, at: int, target_at: int) -> pd.DataFrame:
        """Reports of the nation as ``cells``, and how many of them were ``done`` at a later instant."""
        standing = self.standing(at)
        done = standing["report"].isin(self.complete(target_at))
        return counted(standing, done.to_numpy()).assign(period=self.code)

    def keys(self) -> list[Any]:
        """Keys of visible reports, the exempt among them."""
        return list(self.lives.loc[self.lives["visible"], "key"].unique().tolist())

    def complete_by_key(self, at: int) -> "pd.Series[Any]":
        """Visible complete reports at an instant, by key."""
        standing = self.standing(at, visible=True)
        return standing["status"].isin(DONE).groupby(standing["key"]).sum()


class Courses:
    """Courses of the regime of a scope's periods, each read once."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn
        self._held: dict[tuple[int, str, int], Course] = {}

    def of(self, window: Window) -> list[Course]:
        """Courses of the window's own period, a tier each; those without a visible report left out."""
        found = [self._course(window, row) for row in self._rows(window, period.c.id == window.period_id)]
        return [course for course in found if course.lives["visible"].any()]

    def earlier(self, window: Window, tier: str) -> list[Course]:
        """Courses of the periods of the same regime that were opened before, oldest first; some may hold no report."""
        regime = sa.select(period.c.regime).where(period.c.id == window.period_id).scalar_subquery()
        before = sa.and_(period.c.regime == regime, micros(period.c.opened_at) < window.opened_at)
        return [self._course(window, row) for row in self._rows(window, before, tier)]

    def _rows(self, window: Window, which: sa.ColumnElement[bool], tier: str | None = None) -> list[sa.Row[Any]]:
        asked = tier or window.scope.tier
        dated = sa.select(
            period.c.id, period.c.code, period.c.kind, micros(period.c.opened_at).label("opened_at"),
            micros(period.c.locked_at).label("locked_at"), deadline.c.tier, deadline.c.day, deadline.c.wording,
        ).join(deadline, deadline.c.period_id == period.c.id)  # fmt: skip
        mine = sa.true() if asked is None else deadline.c.tier == str(asked)
        order = (period.c.opened_at, period.c.code, deadline.c.tier)
        return list(self._conn.execute(dated.where(which, mine, period.c.opened_at.is_not(None)).order_by(*order)))

    def _course(self, window: Window, row: sa.Row[Any]) -> Course:
        held = (row.id, row.tier, window.unit.id)
        if held not in self._held:
            due = to_micros(due_before(row.day, Wording(row.wording), window.scope.weekend_rule))
            read = partial(_lives, self._conn, window, row.id, row.tier)
            self._held[held] = Course(row.code, row.kind, row.tier, row.opened_at, row.locked_at, due, read)
        return self._held[held]


def counted(rows: pd.DataFrame, done: "np.ndarray[Any, Any] | None" = None) -> pd.DataFrame:
    """Rows counted ``n`` by key, group and status, and where it is told of each whether it is, those ``done``."""
    codes = (rows["key_code"], rows["group_code"], rows["status"].cat.codes)
    number, first = places(*(np.asarray(one, dtype=np.int64) for one in codes))
    cells = {name: rows[name].array.take(first) for name in GRAIN} | {"n": np.bincount(number)}
    if done is not None:
        cells["done"] = np.bincount(number, done).astype(np.int64)
    return pd.DataFrame(cells)


def _lives(conn: sa.Connection, window: Window, period_id: int, tier: str) -> pd.DataFrame:
    """Spans with what their reports are; the former are the nation's, whoever asks, the latter of one question."""
    spans = held(conn, None, ("spans", period_id, tier), partial(_spans, conn, period_id, tier))
    shape = (period_id, tier, window.unit.id, window.scope.by, window.form_ids)
    reports = held(conn, window.scope.viewer, ("reports", *shape), partial(_reports, conn, window, period_id, tier))
    place = pd.Index(reports["report"]).get_indexer(pd.Index(spans["report"]))
    known = place >= 0
    told = {name: reports[name].array.take(place[known]) for name in reports}
    return pd.DataFrame(told | {name: spans[name].array[known] for name in ("status", "from_at", "to_at")})


def _spans(conn: sa.Connection, period_id: int, tier: str) -> pd.DataFrame:
    """Every status of every report of the nation: ``report``, ``status``, ``from_at``, ``to_at``."""
    span = status_span.c
    ends = sa.func.coalesce(micros(span.to_at), sa.literal(NEVER, sa.BigInteger)).label("to_at")
    columns = (span.report_id.label("report"), span.status, micros(span.from_at).label("from_at"), ends)
    mine = sa.and_(report.c.period_id == period_id, report.c.tier == tier)
    frame = fetch(conn, sa.select(*columns).join(report, report.c.id == span.report_id).where(mine))
    return frame.assign(status=frame["status"].astype(STATUSES))


def _reports(conn: sa.Connection, window: Window, period_id: int, tier: str) -> pd.DataFrame:
    """Reports of the nation with the key, the group and what may be shown of them for this window."""
    key, keyed = _key(window)
    forms = sa.true() if window.form_ids is None else report.c.form_id.in_(window.form_ids)
    seen = sa.and_(window.unit.within(report), window.reach.within(report))
    frame = fetch(conn, sa.select(
        report.c.id.label("report"), report.c.unit_id.label("unit"), key,
        sa.func.coalesce(report.c.province_id, report.c.unit_id).label("group"),
        sa.case((seen, 1), else_=0).label("visible"),
    ).where(report.c.period_id == period_id, report.c.tier == tier, keyed, forms))  # fmt: skip
    codes = {f"{name}_code": pd.factorize(frame[name], sort=True)[0] for name in ("key", "group")}
    return frame.assign(visible=frame["visible"].astype(bool), **codes)


def _key(window: Window) -> tuple[sa.ColumnElement[Any], sa.ColumnElement[bool]]:
    """Key of a report as ``key_of`` has it; in total of less than the nation, each unit like the one asked for."""
    if window.scope.by is not By.TOTAL or window.unit.tier == Tier.MINISTRY:
        return key_of(window, report)
    columns = {Tier.PROVINCE.value: report.c.province_id, Tier.DISTRICT.value: report.c.district_id}
    column = columns.get(window.unit.tier, report.c.unit_id)
    return column.label("key"), column.is_not(None)
