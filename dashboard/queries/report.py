"""The life of one unit's own reports: one row per event, the lock included."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Action
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, in_order
from dashboard.queries.rows import concat, fetch, hours, instants, micros
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.schema.tables import event, form, report, status_span, unit_version

REPORT = FrameSpec(
    key=(),
    columns={
        "period_code": PERIOD_CODE,
        "form_code": FORM_KEY["form_code"],
        "at": Column(INSTANT, "instant", "When it was done"),
        "action": Column("string", "—", "What was done"),
        "actor": Column("string", "—", "Account that did it; NA for the lock"),
        "from_status": Column("string", "—", "Status before"),
        "to_status": Column("string", "—", "Status after"),
        "hours_in_status": Column("Float64", "hour", "Time spent in from_status"),
        "reason": Column("string", "—", "Reason given; NA where none"),
    },
)


LIFE = FrameSpec(
    key=("form_code", "period_code", "step"),
    columns={
        **REPORT.columns,
        "step": Column("Int64", "—", "Place of the step in the life of the report, from 1"),
        "by_code": Column("string", "—", "Unit of the account that did it; NA for the lock"),
        "by_name": Column("string", "—", "Name of that unit"),
        "document": Column("string", "—", "Letter of an unlock, decision of an exemption; NA where none"),
    },
)


def report_life(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Steps of the unit's own reports up to the as-of, as ``REPORT``, by form and in order of time.

    A report nothing was done to has no row; units below have none either. Source: ``status_span``
    for statuses and durations, ``event`` for account and reason.
    """
    return REPORT.conform(life(conn, scope))


def life(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """The same as ``LIFE``: with the unit whose account did each step, and the document it names."""
    columns = [*LIFE.columns, "sort_key"]
    frame = concat([_part(conn, window) for window in windows(conn, scope)], columns)
    return LIFE.conform(in_order(frame, ["sort_key", "form_code", "period_code", "step"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    spans = fetch(conn, _spans(window))
    before = spans.groupby("report_id")[["status", "from_at", "ended_by"]].shift()
    steps = spans.assign(
        to_status=spans["status"], from_status=before["status"], action=before["ended_by"],
        hours_in_status=hours(spans["from_at"] - before["from_at"].astype("Int64")),
    )  # fmt: skip
    steps = steps[(steps["step"] > 0) & (steps["from_at"] <= window.at)]
    acts = fetch(conn, _acts(window))
    steps = _numbered(steps, steps["action"] != Action.LOCK)
    merged = steps.merge(_numbered(acts, acts["report_id"].notna()), on=["report_id", "number"], how="left")
    return merged.assign(period_code=window.period_code, at=instants(merged["from_at"]))


def _numbered(frame: pd.DataFrame, acts: pd.Series) -> pd.DataFrame:
    """With the number of each act in the life of its report; missing for what the system did."""
    number = frame[acts].groupby("report_id").cumcount().astype("Int64")
    return frame.assign(number=number.reindex(frame.index))


def _spans(window: Window) -> sa.Select[Any]:
    span = status_span.c
    columns = (span.report_id, span.ordinal.label("step"), span.status, span.ended_by)
    return (
        sa.select(form.c.code.label("form_code"), form.c.sort_key, micros(span.from_at).label("from_at"), *columns)
        .join(report, report.c.id == span.report_id)
        .join(form, form.c.id == report.c.form_id)
        .where(window.rows(report), report.c.unit_id == window.unit.id)
        .order_by(span.report_id, span.ordinal)
    )


def _acts(window: Window) -> sa.Select[Any]:
    by = sa.and_(
        unit_version.c.unit_id == sa.func.coalesce(event.c.by_unit_id, report.c.unit_id), valid_on(window.ends_on)
    )
    unit = (unit_version.c.code.label("by_code"), unit_version.c.name.label("by_name"))
    return (
        sa.select(event.c.report_id, event.c.actor, event.c.reason, event.c.document, *unit)
        .join(report, report.c.id == event.c.report_id)
        .outerjoin(unit_version, by)
        .where(window.rows(report), report.c.unit_id == window.unit.id, event.c.action != Action.LOCK)
        .order_by(event.c.report_id, event.c.ordinal)
    )
