"""From the preliminary figure of a year to its final one: one row per Sở, form and additive indicator."""

from types import MappingProxyType

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import share
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, UNIT_KEY, in_order
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.queries.states import standing
from dashboard.queries.sums import SENT, value_at
from dashboard.reference.checks import revision_rules
from dashboard.schema.tables import figure, form, indicator, period, report, unit_version

FINAL_FIGURES = FrameSpec(
    key=("unit_code", "form_code", "indicator_code", "period_code"),
    columns=MappingProxyType({
        **UNIT_KEY,
        **FORM_KEY,
        "indicator_code": Column("string", "—", "Code of the indicator"),
        "indicator_name": Column("string", "—", "Name of the indicator"),
        "period_code": PERIOD_CODE,
        "preliminary": Column("Float64", "as the indicator", "Figure of the preliminary period of the same year"),
        "final": Column("Float64", "as the indicator", "Figure of the period asked for"),
        "revision": Column("Float64", "as the indicator", "final − preliminary"),
        "revision_ratio": Column("Float64", "1", "revision / preliminary; NA where that is 0"),
    }),
)  # fmt: skip


def final_figures(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Preliminary and final figures of reports of Sở that were sent, as ``FINAL_FIGURES``, by name of Sở and form.

    No rows for a period that is not the final of another (``reference.checks.revision_rules``). The final period is
    the longer one: a count that grew is no fault. Source: ``figure``.
    """
    found = [_part(conn, window) for window in windows(conn, scope)]
    frame = concat((part for part in found if len(part)), [*FINAL_FIGURES.columns, "sort_key", "indicator_id"])
    frame = in_order(frame, ["sort_key", "unit_code", "form_code", "indicator_id", "period_code"])
    change = frame["final"].astype("Float64") - frame["preliminary"].astype("Float64")
    ratio = share(change, frame["preliminary"].astype("Float64"))
    return FINAL_FIGURES.conform(frame.assign(revision=change, revision_ratio=ratio))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    first = _preliminary(conn, window)
    if first is None:
        return pd.DataFrame()
    before = sa.select(report.c.unit_id, report.c.form_id, figure.c.indicator_id, _number().label("preliminary"))
    before = before.join(figure, figure.c.report_id == report.c.id)
    before = before.where(report.c.period_id == first, report.c.tier == Tier.PROVINCE.value, report.c.status.in_(SENT))
    held = fetch(conn, before.where(window.reach.within(report)))
    keys = ["unit_id", "form_id", "indicator_id"]
    return fetch(conn, _rows(window)).merge(held, on=keys).assign(period_code=window.period_code)


def _rows(window: Window) -> sa.Select[tuple[object, ...]]:
    at, version = standing(window), unit_version.c
    columns = (
        report.c.unit_id, report.c.form_id, figure.c.indicator_id, version.code.label("unit_code"),
        version.name.label("unit_name"), version.sort_key, form.c.code.label("form_code"),
        form.c.name.label("form_name"), indicator.c.code.label("indicator_code"),
        indicator.c.name.label("indicator_name"), value_at(window).label("final"),
    )  # fmt: skip
    return (
        at.select(window, *columns)
        .join(figure, figure.c.report_id == report.c.id)
        .join(indicator, sa.and_(indicator.c.id == figure.c.indicator_id, indicator.c.is_additive))
        .join(form, form.c.id == report.c.form_id)
        .join(unit_version, sa.and_(version.unit_id == report.c.unit_id, valid_on(window.ends_on)))
        .where(report.c.tier == Tier.PROVINCE.value, at.status.in_(SENT))
    )


def _number() -> sa.ColumnElement[float]:
    return sa.cast(figure.c.value, sa.Float(53))


def _preliminary(conn: sa.Connection, window: Window) -> int | None:
    """Id of the preliminary period of the window's, None where it has none."""
    row = conn.execute(sa.select(period).where(period.c.id == window.period_id)).one()
    kinds = [
        rule.preliminary_kind for rule in revision_rules() if (rule.regime, rule.final_kind) == (row.regime, row.kind)
    ]
    same = (period.c.regime == row.regime, period.c.year == row.year, period.c.kind.in_(kinds))
    found: int | None = conn.scalar(sa.select(period.c.id).where(*same)) if kinds else None
    return found
