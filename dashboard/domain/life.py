"""A report's life as intervals: which status it stood in, from when to when, and who had entered it.

Instants are microseconds since 1970 UTC, units are ids, words are plain strings: a national
period has 300,000 intervals and they are made in every import. Source: definitions §3.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.domain.workflow import LOCKABLE, STEPS, Action, Status


class Act(NamedTuple):
    """What was done at an instant; ``by`` is the acting unit."""

    at: int
    action: str
    by: int | None


class Span(NamedTuple):
    """One status from its first instant up to, not including, its last; ``ended_by`` None while it lasts.

    ``entered_by`` is the unit that did the last ``start``; None before the first.
    """

    status: str
    from_at: int
    to_at: int | None
    ended_by: str | None
    entered_by: int | None


TARGETS = {action.value: step.to.value for (_, action), step in STEPS.items()}
"""Status each action leads to, wherever it is allowed."""

_LOCKABLE = frozenset(status.value for status in LOCKABLE)
_START, _LOCK = Action.START.value, Action.LOCK.value
_CLOSED = Status.CLOSED_UNSENT.value


def spans(exempt: bool, opened_at: int, locked_at: int | None, acts: Iterable[Act]) -> list[Span]:
    """Return the intervals of one valid life, in order, the first from the opening.

    The lock is applied at its instant to a status before ``sent`` or ``returned``; a report
    unlocked afterwards is not locked again. Two acts at one instant leave an empty interval.
    """
    found: list[Span] = []
    status, since, entered = (Status.EXEMPT if exempt else Status.NOT_STARTED).value, opened_at, None
    lock = locked_at
    for at, action, by in acts:
        if lock is not None and at >= lock:
            if status in _LOCKABLE:
                found.append(Span(status, since, lock, _LOCK, entered))
                status, since = _CLOSED, lock
            lock = None
        found.append(Span(status, since, at, action, entered))
        status, since = TARGETS[action], at
        entered = by if action == _START else entered
    if lock is not None and status in _LOCKABLE:
        found.append(Span(status, since, lock, _LOCK, entered))
        status, since = _CLOSED, lock
    found.append(Span(status, since, None, None, entered))
    return found
