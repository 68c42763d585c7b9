"""Units against forms: how far each unit's subtree has come with each form, one row per pair."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import share, spread
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, UNIT_KEY, in_order, key_of, reports, unit_names
from dashboard.queries.keys import share as share_column
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import standing
from dashboard.schema.tables import form, report

MATRIX = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        **UNIT_KEY,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "expected": reports("Reports of the roster that are not exempt"),
        **{status.value: reports(f"Reports in status {status.value}") for status in Status},
        "complete": reports("Reports sent or received"),
        "completion_rate": share_column("complete / expected; NA where nothing is expected"),
    },
)


def matrix(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports by status, one row per unit of ``scope.by`` and form, as ``MATRIX``, by name of unit, then of form.

    ``scope.by`` is a way to name units: child, unit, province, district or total. A pair without
    reports has no row; one whose reports are all exempt has expected 0 and no rate. Source:
    ``status_span``.
    """
    found = [_part(conn, window) for window in windows(conn, scope)]
    frame = concat(found, [*MATRIX.columns, "sort_key", "form_order"])
    frame = in_order(frame, ["sort_key", "unit_code", "form_order", "form_code", "period_code"])
    return MATRIX.conform(frame.assign(completion_rate=share(frame["complete"], frame["expected"])))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    frame = spread(fetch(conn, _states(window)), ["key", "form_id"], "state", [*Status])
    everything = frame[[*Status]].sum(axis="columns")
    counted = frame.assign(
        expected=everything - frame[Status.EXEMPT],
        complete=frame[[*COMPLETE]].sum(axis="columns"),
        period_code=window.period_code,
    )
    units = unit_names(conn, counted["key"].unique().tolist(), window.ends_on)
    return counted.merge(units, on="key").merge(fetch(conn, _forms()), on="form_id")


def _states(window: Window) -> sa.Select[Any]:
    key, keyed = key_of(window, report)
    at = standing(window)
    grain = (key, report.c.form_id, at.status.label("state"))
    return at.select(window, *grain, sa.func.count().label("n")).where(keyed).group_by(*grain)


def _forms() -> sa.Select[Any]:
    names = (form.c.code.label("form_code"), form.c.name.label("form_name"), form.c.field)
    return sa.select(form.c.id.label("form_id"), *names, form.c.sort_key.label("form_order"))
