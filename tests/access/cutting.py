"""What is left of the country for one account: every other row is deleted, and what is derived is derived anew."""

from datetime import date

import sqlalchemy as sa

from dashboard.ingest.summarise import refresh
from dashboard.schema.tables import (
    account,
    contact,
    event,
    figure,
    figure_revision,
    integration_count,
    period,
    quality_finding,
    quality_state,
    report,
    status_span,
    unit_version,
)
from tests.access.country import SEASONS, bearer, visible

TODAY = date.max
OF_REPORTS = (event, figure, figure_revision, quality_finding, quality_state, status_span)


def cut_down(engine: sa.Engine, code: str | None) -> None:
    """Delete what an account of this unit may not see."""
    with engine.begin() as conn:
        _cut_reports(conn, code)
        _cut_counts(conn, code)
        _cut_people(conn, code)
        refresh(conn, conn.scalars(sa.select(period.c.id)).all())


def _cut_reports(conn: sa.Connection, code: str | None) -> None:
    ends = {season.code: season.ends_on for season in SEASONS}
    version = unit_version.c
    named = sa.select(report.c.id, period.c.code, version.code.label("unit"), version.valid_from, version.valid_to)
    named = named.join(period, period.c.id == report.c.period_id).join(
        unit_version, version.unit_id == report.c.unit_id
    )
    hidden = [
        row.id for row in conn.execute(named)
        if row.valid_from <= ends[row.code] and (row.valid_to is None or row.valid_to > ends[row.code])
        and bearer(row.unit, ends[row.code]) not in visible(code, ends[row.code])
    ]  # fmt: skip
    for table in OF_REPORTS:
        conn.execute(sa.delete(table).where(table.c.report_id.in_(hidden)))
    conn.execute(sa.delete(report).where(report.c.id.in_(hidden)))


def _cut_counts(conn: sa.Connection, code: str | None) -> None:
    version, count = unit_version.c, integration_count.c
    named = sa.select(count.id, count.period_end, version.code, version.valid_from, version.valid_to)
    hidden = [
        row.id for row in conn.execute(named.join(unit_version, version.unit_id == count.unit_id))
        if row.valid_from <= row.period_end and (row.valid_to is None or row.valid_to > row.period_end)
        and bearer(row.code, row.period_end) not in visible(code, row.period_end)
    ]  # fmt: skip
    conn.execute(sa.delete(integration_count).where(count.id.in_(hidden)))


def _cut_people(conn: sa.Connection, code: str | None) -> None:
    seen = {body.code for body in visible(code, TODAY)}
    version = unit_version.c
    others = sa.select(version.unit_id).where(version.valid_to.is_(None), version.code.not_in(seen))
    for table in (account, contact):
        conn.execute(sa.delete(table).where(table.c.unit_id.in_(others)))
