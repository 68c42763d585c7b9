"""How much the checks of figures had before them: reports sent with figures, one row per tier."""

from types import MappingProxyType

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import FrameSpec
from dashboard.domain.scope import Scope
from dashboard.queries.keys import PERIOD_CODE, TIER, in_order, reports
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import standing
from dashboard.queries.sums import SENT
from dashboard.schema.tables import figure, report

CHECKED = FrameSpec(
    key=("period_code", "tier"),
    columns=MappingProxyType({
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "sent": reports("Reports sent by then"),
        "with_figures": reports("Of those, with figures stored"),
    }),
)  # fmt: skip


def checked(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports sent, and those with figures, as ``CHECKED``, by period, the lowest tier first.

    A period of which no figure was loaded has rows that say so. Source: ``report``, ``figure``.
    """
    found = [fetch(conn, _rows(window)).assign(period_code=window.period_code) for window in windows(conn, scope)]
    frame = concat((part for part in found if len(part)), list(CHECKED.columns))
    return CHECKED.conform(in_order(frame, ["period_code"]))


def _rows(window: Window) -> sa.Select[tuple[object, ...]]:
    at = standing(window)
    stored = sa.exists().where(figure.c.report_id == report.c.id).correlate(report)
    held = sa.func.sum(sa.case((stored, 1), else_=0)).label("with_figures")
    rows = at.select(window, report.c.tier, sa.func.count().label("sent"), held)
    return rows.where(at.status.in_(SENT)).group_by(report.c.tier)
