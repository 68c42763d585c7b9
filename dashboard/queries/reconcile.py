"""What a unit reported against the sum of the units below it: one row per unit, form and additive indicator."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.quality.rollups import Link
from dashboard.domain.scope import Scope
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Status
from dashboard.queries.keys import PERIOD_CODE, in_order, unit_names
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, of_every_tier, windows
from dashboard.queries.states import Standing, standing
from dashboard.queries.sums import SENT, sums, value_at, visible
from dashboard.schema.tables import figure, report

RECONCILE = FrameSpec(
    key=("period_code", "form_code", "indicator_code", "unit_code"),
    columns=MappingProxyType({
        "period_code": PERIOD_CODE,
        "form_code": Column("string", "—", "Code of the form of the unit above"),
        "indicator_code": Column("string", "—", "Code of the additive indicator"),
        "unit_code": Column("string", "—", "Code of the unit above, as valid on the period's last day"),
        "reported": Column("Float64", "as the indicator", "What it reported; NA where it left the cell blank"),
        "sum_of_children": Column("Float64", "as the indicator", "Sum over units below; NA where none has a figure"),
        "difference": Column("Float64", "as the indicator", "reported − sum_of_children; NA where either is missing"),
        "children_missing": Column("Int64", "report", "Reports owed below that are not sent, or blank in this cell"),
    }),
)  # fmt: skip

_PLACES = {Tier.PROVINCE: "province_id", Tier.DISTRICT: "district_id"}
_CELL = ["above", "part", "part_indicator"]


def reconcile(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Figures between levels as ``RECONCILE``, by name of unit, form and indicator.

    Of reports that were sent, and of the viewer's own; a unit without a sent report has no row. What is
    the sum of what: ``domain.quality.rollups``. ``scope.tier`` is that of the unit above.
    Source: ``figure``, ``figure_revision``, ``report``.
    """
    held = sums(conn)
    found = [part for window in windows(conn, scope) for part in [_part(conn, window, held)] if len(part)]
    frame = concat(found, [*RECONCILE.columns, "sort_key", "indicator_id"])
    return RECONCILE.conform(in_order(frame, ["sort_key", "unit_code", "form_code", "period_code", "indicator_id"]))


def _part(conn: sa.Connection, window: Window, held: Sequence[Link]) -> pd.DataFrame:
    above = _reported(conn, window, held)
    if above.empty:
        return above
    frame = above.merge(_summed(conn, window, held), on=_CELL, how="left")
    frame = frame.merge(_owed(conn, window, held), on=["above", "part"], how="left")
    names = unit_names(conn, frame["above"].unique().tolist(), window.ends_on)
    frame = frame.merge(names, left_on="above", right_on="key").assign(period_code=window.period_code)
    there = frame["there"].astype("Float64").fillna(0)
    return frame.assign(
        difference=frame["reported"].astype("Float64") - frame["sum_of_children"].astype("Float64"),
        children_missing=frame["owed"].astype("Float64").fillna(0) - there,
    )


def _reported(conn: sa.Connection, window: Window, held: Sequence[Link]) -> pd.DataFrame:
    """Visible reports of the units above: a row per column that is a sum, its value where there is one."""
    at = standing(window)
    columns = (report.c.id.label("report_id"), report.c.unit_id.label("above"), report.c.form_id)
    asked = at.select(window, *columns).where(report.c.form_id.in_({link.form.id for link in held}))
    reports = fetch(conn, asked.where(visible(window, at), at.status != Status.EXEMPT.value))
    if reports.empty:
        return reports
    rows = pd.DataFrame(
        [
            (link.form.id, link.form.code, link.column.id, link.column.code, link.part.id, link.part_column.id)
            for link in held
        ],
        columns=["form_id", "form_code", "indicator_id", "indicator_code", "part", "part_indicator"],
    )
    values = fetch(conn, _values(window, at, {link.column.id for link in held}))
    cells = reports.merge(rows, on="form_id").merge(values, on=["report_id", "indicator_id"], how="left")
    return _known(cells)


def _known(cells: pd.DataFrame) -> pd.DataFrame:
    """Cells of forms of which any figure is stored: of the others nothing was ever loaded."""
    any_figure = cells.groupby("form_id")["stored"].transform("max") if len(cells) else cells["stored"]
    return cells[any_figure.notna()]


def _values(window: Window, at: Standing, indicators: set[int]) -> sa.Select[Any]:
    columns = (
        figure.c.report_id,
        figure.c.indicator_id,
        value_at(window).label("reported"),
        sa.literal(1).label("stored"),
    )
    rows = at.select(window, *columns).where(visible(window, at))
    return rows.where(figure.c.report_id == report.c.id, figure.c.indicator_id.in_(indicators))


def _summed(conn: sa.Connection, window: Window, held: Sequence[Link]) -> pd.DataFrame:
    """Sums over sent reports below, by the unit above, their form and indicator; and how many have a figure."""
    below = _below(window)
    at, value = standing(below), value_at(window)
    parts = []
    for tier, links in _by_tier(held).items():
        above = report.c[_PLACES[tier]]
        columns = (above.label("above"), report.c.form_id.label("part"), figure.c.indicator_id.label("part_indicator"))
        totals = (sa.func.sum(value).label("sum_of_children"), sa.func.count(value).label("there"))
        rows = at.select(below, *columns, *totals).where(at.status.in_(SENT), figure.c.report_id == report.c.id)
        rows = rows.where(figure.c.indicator_id.in_({link.part_column.id for link in links}))
        parts.append(fetch(conn, rows.group_by(above, report.c.form_id, figure.c.indicator_id)))
    return concat(parts, [*_CELL, "sum_of_children", "there"])


def _owed(conn: sa.Connection, window: Window, held: Sequence[Link]) -> pd.DataFrame:
    """Reports owed below, by the unit above and their form."""
    below = _below(window)
    at, parts = standing(below), []
    for tier, links in _by_tier(held).items():
        above = report.c[_PLACES[tier]]
        columns = (above.label("above"), report.c.form_id.label("part"), sa.func.count().label("owed"))
        rows = at.select(below, *columns).where(at.status != Status.EXEMPT.value)
        rows = rows.where(report.c.form_id.in_({link.part.id for link in links}))
        parts.append(fetch(conn, rows.group_by(above, report.c.form_id)))
    return concat(parts, ["above", "part", "owed"])


def _below(window: Window) -> Window:
    """Window of the reports below, of any tier and form."""
    return replace(of_every_tier(window), form_ids=None)


def _by_tier(held: Sequence[Link]) -> dict[Tier, list[Link]]:
    tiers: dict[Tier, list[Link]] = {}
    for link in held:
        tiers.setdefault(Tier(link.form.tier), []).append(link)
    return {tier: found for tier, found in tiers.items() if tier in _PLACES}
