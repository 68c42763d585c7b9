"""Where a report's time went: its statuses as one band, from the opening on, with the deadline."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from dashboard.domain.workflow import Status
from dashboard.text import labels, numbers
from dashboard.text import unit as words
from dashboard.views.components.markup import Markup
from dashboard.views.unit.facts import Facts
from dashboard.views.unit.pieces import BandDue, BandPart, band

SETTLED = frozenset({Status.RECEIVED, Status.COVERED, Status.EXEMPT, Status.CLOSED_UNSENT})
"""Nothing more is to come."""

MARGIN = 0.12
"""What the band shows after the last change, as a share of what was before."""

ROOM = 12.0
"""Percent of the whole from which an interval has room for its name."""

MIDDLE = 50.0


def life_band(facts: Facts) -> Markup:
    """The band of the report looked at; nothing at the very opening."""
    held = spans(facts)
    if held.empty:
        return Markup("")
    first, last = held.since.min(), held.until.max()
    parts = [_part(row, first, last) for row in held.itertuples()]
    return band(words.LIFE_LABEL, parts, _due(facts, first, last), (numbers.short_day(first), numbers.short_day(last)))


def spans(facts: Facts) -> pd.DataFrame:
    """Intervals of the report's statuses from the opening to the instant: ``status``, ``since``, ``until``."""
    life, report = facts.chosen_life, facts.chosen
    first = life.from_status.iloc[0] if len(life) else report.status
    changes = [facts.period.opened_at, *life["at"]]
    changes.append(_end(facts, changes[-1]))
    statuses = [first, *life.to_status]
    held = list(zip(statuses, changes[:-1], changes[1:], strict=True))
    return pd.DataFrame([row for row in held if row[2] > row[1]], columns=["status", "since", "until"])


def _end(facts: Facts, last: datetime) -> datetime:
    """Where the band ends: at the instant looked at, or a little after the last change once nothing more is to come."""
    if facts.chosen.status not in SETTLED:
        return facts.as_of
    told = max(last, facts.due.due_before) if facts.due else last
    return min(facts.as_of, told + (told - facts.period.opened_at) * MARGIN)


def _part(row: Any, first: Any, last: Any) -> BandPart:
    left, width = _percent(row.since, first, last), _percent(row.until, first, last) - _percent(row.since, first, last)
    title = words.BAND_PART.format(
        status=labels.STATUSES[row.status], since=numbers.stamp(row.since), until=numbers.stamp(row.until)
    )
    name = labels.STATUSES_SHORT[row.status] if width >= ROOM else ""
    return BandPart(row.status, f"{left:.2f}", f"{width:.2f}", name, title)


def _due(facts: Facts, first: Any, last: Any) -> BandDue | None:
    """The deadline, where the band reaches it."""
    if facts.due is None or not first <= facts.due.due_before <= last:
        return None
    left = _percent(facts.due.due_before, first, last)
    template = words.DEADLINE_SHORT if facts.verified else words.MARK_SHORT
    name = template.format(day=numbers.short_day(facts.due.due_before - timedelta(microseconds=1)))
    return BandDue(f"{left:.2f}", name, "overdue" if facts.verified else "none", left > MIDDLE)


def _percent(moment: Any, first: Any, last: Any) -> float:
    return 100 * (moment - first) / max(last - first, timedelta(minutes=1))
