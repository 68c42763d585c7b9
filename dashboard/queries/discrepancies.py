"""Where a difference between levels comes from: the units below that explain it, one row per unit and indicator."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.quality.levels import Cause
from dashboard.domain.quality.rollups import Link
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action, Status
from dashboard.queries.keys import PERIOD_CODE, STATUS, UNIT_KEY, in_order, unit_names
from dashboard.queries.rows import concat, fetch, instants, micros
from dashboard.queries.scoping import Window, of_every_tier, windows
from dashboard.queries.states import standing
from dashboard.queries.sums import SENT, sums, value_at
from dashboard.schema.tables import event, figure, figure_revision, report

DISCREPANCIES = FrameSpec(
    key=("period_code", "form_code", "indicator_code", "unit_code"),
    columns=MappingProxyType({
        "period_code": PERIOD_CODE,
        "form_code": Column("string", "—", "Code of the form of the unit above"),
        "indicator_code": Column("string", "—", "Code of the indicator of that form"),
        **UNIT_KEY,
        "status": STATUS,
        "cause": Column("string", "—", "Why: not_sent, blank, covered, later (sent after the unit above), on_behalf"),
        "value": Column("Float64", "as the indicator", "The unit's figure now; NA where it has none that is sent"),
        "earlier_value": Column("Float64", "as the indicator", "What stood when the unit above sent; NA where unknown"),
        "last_sent_at": Column(INSTANT, "instant", "When the unit sent last; NA where never"),
    }),
)  # fmt: skip


def discrepancies(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units below ``scope.unit`` that explain a difference in its form ``scope.form``, as ``DISCREPANCIES``.

    Not sent: nothing of it is in the sum. Covered: its figures went straight into the form above. Later: sent, or
    sent again, after the unit above had sent. On behalf: entered by the unit above. By name of unit, then indicator.
    """
    found = [part for window in windows(conn, scope) for part in [_part(conn, window)] if len(part)]
    frame = in_order(
        concat(found, [*DISCREPANCIES.columns, "sort_key", "indicator_id"]),
        ["sort_key", "unit_code", "form_code", "indicator_id"],
    )
    return DISCREPANCIES.conform(frame.assign(last_sent_at=instants(frame["last_sent_at"])))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    held = [link for link in sums(conn) if link.form.tier == window.unit.tier]
    if not held or window.unit.tier not in {Tier.PROVINCE, Tier.DISTRICT}:
        return pd.DataFrame()
    above = _above(conn, window, held)
    if above.empty:
        return above
    parts = _reports(conn, window, {link.part.id for link in held})
    frame = _cells(above, parts, held).merge(
        _figures(conn, window, held), on=["report_id", "part_indicator"], how="left"
    )
    frame = frame.assign(cause=_causes(frame))
    frame = frame[frame["cause"].notna()]
    shown = frame["status"].isin(SENT)
    frame = frame.assign(value=frame["value"].where(shown), earlier_value=_earlier(frame))
    names = unit_names(conn, frame["unit_id"].unique().tolist(), window.ends_on)
    return frame.merge(names, left_on="unit_id", right_on="key").assign(period_code=window.period_code)


def _above(conn: sa.Connection, window: Window, held: Sequence[Link]) -> pd.DataFrame:
    """Sent reports of the unit itself, with the instant of their last sending."""
    at = standing(window)
    rows = at.select(window, report.c.form_id, _last_sent(window).label("above_sent_at"))
    mine = (report.c.unit_id == window.unit.id, report.c.form_id.in_({link.form.id for link in held}))
    return fetch(conn, rows.where(*mine, at.status.in_(SENT)))


def _reports(conn: sa.Connection, window: Window, forms: set[int]) -> pd.DataFrame:
    below = replace(of_every_tier(window), form_ids=None)
    at = standing(below)
    columns = (
        report.c.id.label("report_id"), report.c.unit_id, report.c.form_id.label("part"), at.status.label("status"),
        at.on_behalf.label("on_behalf"), _last_sent(window).label("last_sent_at"),
    )  # fmt: skip
    return fetch(conn, at.select(below, *columns).where(report.c.form_id.in_(forms), at.status != Status.EXEMPT.value))


def _cells(above: pd.DataFrame, parts: pd.DataFrame, held: Sequence[Link]) -> pd.DataFrame:
    """A row per report below and column of the form above."""
    rows = pd.DataFrame(
        [
            (link.form.id, link.form.code, link.column.id, link.column.code, link.part.id, link.part_column.id)
            for link in held
        ],
        columns=["form_id", "form_code", "indicator_id", "indicator_code", "part", "part_indicator"],
    )
    return above.merge(rows, on="form_id").merge(parts, on="part")


def _figures(conn: sa.Connection, window: Window, held: Sequence[Link]) -> pd.DataFrame:
    """Figures of the reports below, the value last replaced and when."""
    was, here = figure_revision.c, figure.c
    same = (
        was.report_id == here.report_id,
        was.indicator_id == here.indicator_id,
        micros(was.replaced_at) <= window.at,
    )
    newest = sa.select(sa.func.max(micros(was.replaced_at))).where(*same).correlate(figure).scalar_subquery()
    replaced = sa.select(sa.cast(was.value, sa.Float(53))).where(*same).order_by(was.replaced_at.desc()).limit(1)
    columns = (
        here.report_id, here.indicator_id.label("part_indicator"), value_at(window).label("value"),
        newest.label("replaced_at"), replaced.correlate(figure).scalar_subquery().label("replaced"),
    )  # fmt: skip
    rows = sa.select(*columns).join(report, report.c.id == here.report_id)
    below = replace(of_every_tier(window), form_ids=None)
    return fetch(conn, rows.where(below.rows(report), here.indicator_id.in_({link.part_column.id for link in held})))


def _causes(frame: pd.DataFrame) -> pd.Series:
    """Why each row explains something; missing where it does not."""
    sent, after = (
        frame["status"].isin(SENT),
        frame["last_sent_at"].astype("Int64") > frame["above_sent_at"].astype("Int64"),
    )
    told = pd.Series(pd.NA, index=frame.index, dtype="string")
    told = told.mask(frame["on_behalf"].astype(bool) & sent, Cause.ON_BEHALF.value)
    told = told.mask(sent & after.fillna(value=False), Cause.LATER.value)
    told = told.mask(sent & frame["value"].isna(), Cause.BLANK.value)
    told = told.mask(~sent, Cause.NOT_SENT.value)
    return told.mask(frame["status"] == Status.COVERED.value, Cause.COVERED.value)


def _earlier(frame: pd.DataFrame) -> pd.Series:
    """What stood when the unit above sent, of figures replaced since."""
    since = frame["replaced_at"].astype("Int64") > frame["above_sent_at"].astype("Int64")
    return frame["replaced"].astype("Float64").where(since.fillna(value=False))


def _last_sent(window: Window) -> sa.ScalarSelect[Any]:
    """Last sending of a report by the window's instant."""
    at = micros(event.c.at)
    sent = sa.select(sa.func.max(at)).where(event.c.report_id == report.c.id, event.c.action == Action.SEND.value)
    return sent.where(at <= window.at).correlate(report).scalar_subquery()
