"""What still has to be sent: reports neither complete nor covered, and the units that owe them."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.keys import TIER, answer, key_of, keyed_specs, reports
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import Window
from dashboard.queries.states import standing
from dashboard.schema.tables import report

OUTSTANDING = keyed_specs(
    {
        "tier": TIER,
        "units": Column("Int64", "unit", "Units that still owe at least one report"),
        "reports": reports("Reports expected that are neither complete nor covered"),
    },
    ("period_code", "tier"),
)

SETTLED = (*COMPLETE, Status.COVERED, Status.EXEMPT)
"""Statuses of which nobody has to send anything more."""


def outstanding(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units and reports still to be sent, as ``OUTSTANDING[scope.by]``; a key that owes nothing has no row.

    Source: ``queries.states``.
    """
    return answer(conn, scope, OUTSTANDING, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    key, keyed = key_of(window, report)
    at = standing(window)
    counts = (
        sa.func.count(report.c.unit_id.distinct()).label("units"),
        sa.func.count().label("reports"),
    )
    rows = at.select(window, key, report.c.tier, *counts).where(keyed)
    owed = at.status.not_in([status.value for status in SETTLED])
    return fetch(conn, rows.where(owed).group_by(key, report.c.tier))
