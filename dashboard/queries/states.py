"""Reports by the status they are in at a window's instant, from ``status_span``."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from dashboard.domain.workflow import Status
from dashboard.queries.rows import open_at
from dashboard.queries.scoping import Window
from dashboard.schema.tables import status_span


def reports_in(window: Window, statuses: Iterable[Status]) -> sa.Select[Any]:
    """Ids of the period's reports in one of these statuses at the window's instant."""
    span = status_span.c
    held = [status.value for status in statuses]
    return sa.select(span.report_id).where(
        span.period_id == window.period_id, span.status.in_(held), open_at(window.at)
    )  # fmt: skip
