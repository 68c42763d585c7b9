"""Reporting periods in time: the phase one is in, the like period before it, the same point of two.

Source: definitions §3 (opening, lock), users §1 (phases), design §4 ("last like period").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Phase(StrEnum):
    """What a leader asks of a period depends on where it stands."""

    NOT_OPEN = "not_open"
    BEFORE_DEADLINE = "before_deadline"
    AFTER_DEADLINE = "after_deadline"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """What orders periods of one regime and finds like ones."""

    code: str
    regime: str
    kind: str
    year: int
    ends_on: date
    opened_at: datetime | None = None


def phase(opened_at: datetime | None, due_before: datetime, locked_at: datetime | None, as_of: datetime) -> Phase:
    """Phase as of an instant; the due instant and the lock each begin the next phase."""
    if opened_at is None or as_of < opened_at:
        return Phase.NOT_OPEN
    if locked_at is not None and as_of >= locked_at:
        return Phase.LOCKED
    return Phase.BEFORE_DEADLINE if as_of < due_before else Phase.AFTER_DEADLINE


def previous_like(period: PeriodDates, others: Iterable[PeriodDates]) -> PeriodDates | None:
    """Return the same kind a year earlier, else the last of the regime that ended before; None if there is none."""
    known = [other for other in others if other.regime == period.regime and other.code != period.code]
    same_kind = [other for other in known if (other.kind, other.year) == (period.kind, period.year - 1)]
    if same_kind:
        return max(same_kind, key=_order)
    return max((other for other in known if _order(other) < _order(period)), key=_order, default=None)


def same_point(as_of: datetime, due_before: datetime, other_due_before: datetime) -> datetime:
    """Instant at the same distance from another period's due instant."""
    return other_due_before + (as_of - due_before)


def comparable_point(
    as_of: datetime, due_before: datetime, other_opened_at: datetime | None, other_due_before: datetime
) -> datetime | None:
    """Same point of another period; None before that one was opened, or where it lies after the instant looked at."""
    if other_opened_at is None:
        return None
    at = same_point(as_of, due_before, other_due_before)
    return at if other_opened_at <= at <= as_of else None


def _order(period: PeriodDates) -> tuple[date, date, str]:
    opened_on = period.opened_at.date() if period.opened_at else date.max
    return period.ends_on, opened_on, period.code
