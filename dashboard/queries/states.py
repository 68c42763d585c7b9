"""Reports with the status they stand in at a window's instant.

As of the data clock or later ``report`` itself says it; as of an earlier instant the span that lasted then does.
"""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dashboard.domain.workflow import Status
from dashboard.queries.rows import micros, open_at
from dashboard.queries.scoping import Window
from dashboard.schema.tables import event, report, status_span


@dataclass(frozen=True)
class Standing:
    """Where the status is read: a source that holds ``report``, and its columns; instants in microseconds."""

    source: sa.FromClause
    status: sa.ColumnElement[str]
    since: sa.ColumnElement[int]
    on_behalf: sa.ColumnElement[bool]
    condition: sa.ColumnElement[bool]

    def select(self, window: Window, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """Columns of the reports asked for, one row per report."""
        return sa.select(*columns).select_from(self.source).where(window.rows(report), self.condition)


def standing(window: Window, *, few: bool = False) -> Standing:
    """Status of each report of the window's period at its instant; ``few`` where the asker names the units it means."""
    if window.is_current:
        here = report.c
        return Standing(report, here.status, micros(here.status_since), here.on_behalf, sa.true())
    span = status_span.c
    both = report.join(status_span, span.report_id == report.c.id)
    lasting = sa.and_(open_at(window.at), _of_whole_tiers(window) if window.is_whole_tiers and not few else sa.true())
    return Standing(both, span.status, micros(span.from_at), span.on_behalf, lasting)


def exempt_or_covered(window: Window) -> Standing:
    """The same to ask whether a report is exempt or covered, and nothing else: all that a first sending leaves open.

    Of a whole tier at a past instant those few spans are read instead of one for every report.
    """
    if window.is_current or not window.is_whole_tiers or window.scope.tier is None:
        return standing(window)
    kinds = ((report.c.id.in_(_lasting(window, status)), status.value) for status in (Status.EXEMPT, Status.COVERED))
    here = report.c
    return Standing(report, sa.case(*kinds, else_=""), micros(here.status_since), here.on_behalf, sa.true())


def _lasting(window: Window, status: Status) -> sa.Select[Any]:
    """Ids of the reports that stand so at a past instant."""
    span = status_span.c
    return sa.select(span.report_id).where(_of_whole_tiers(window), span.status == status.value, open_at(window.at))


def join_at_once(conn: sa.Connection, window: Window) -> None:
    """Have PostgreSQL hash what it joins next for whole tiers at a past instant, until the transaction ends.

    It takes reports and their spans, both of one period, for strangers: so for one row, and loops over thousands.
    """
    if conn.dialect.name == "postgresql" and window.is_whole_tiers and not window.is_current:
        conn.exec_driver_sql("SET LOCAL enable_nestloop = off")


def spans_of(window: Window) -> sa.ColumnElement[bool]:
    """Rows of ``status_span`` of the reports asked for; of less than whole tiers ``report`` stands beside it.

    One way or the other: given both a period and a few reports, SQLite reads the whole period for them.
    """
    if window.is_whole_tiers:
        return _of_whole_tiers(window)
    return sa.and_(window.rows(report), status_span.c.report_id == report.c.id)


def events_of(window: Window) -> sa.ColumnElement[bool]:
    """Rows of ``event`` of the reports asked for, in the same manner; the period's where whole tiers are asked for."""
    if window.is_whole_tiers:
        return event.c.period_id == window.period_id
    return sa.and_(window.rows(report), event.c.report_id == report.c.id)


def _of_whole_tiers(window: Window) -> sa.ColumnElement[bool]:
    span, tier = status_span.c, window.scope.tier
    return sa.and_(span.period_id == window.period_id, sa.true() if tier is None else span.tier == tier.value)
