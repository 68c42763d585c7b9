"""Whether the events of one report can follow each other: the order of statuses, the opening, the lock.

Source: definitions §3; Quy chế 2626/QĐ-BTP Điều 5.3, 9.3 (lock and unlock).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dashboard.domain.life import TARGETS
from dashboard.domain.units import Tier
from dashboard.domain.workflow import LOCKABLE, Action, Status, Step, step

AFTER_LOCK = frozenset({Action.RECEIVE.value, Action.UNLOCK.value})
"""What may be done to a locked report that was not unlocked."""

_LOCK, _UNLOCK, _SUBMIT_CHECK = Action.LOCK.value, Action.UNLOCK.value, Action.SUBMIT_CHECK.value


class Terms(NamedTuple):
    """What a report's life is judged by; instants in microseconds, ``opened_at`` None before the opening."""

    exempt: bool
    opened_at: int | None
    locked_at: int | None
    tier: str
    requires_check: bool


class Stage(NamedTuple):
    """One event seen from the status it met: the move it makes, None where it makes none, and what forbids it.

    ``faults`` are codes of ``text.errors``: ``before_opening``, ``after_lock``,
    ``unlock_before_lock``, ``wrong_order``, ``no_check_at_commune``, ``lock_elsewhere``.
    """

    status: Status
    move: Step | None
    faults: tuple[str, ...]


def stages(terms: Terms, acts: Iterable[tuple[int, str]]) -> Iterator[Stage]:
    """Yield the stage of each event, in order; after a forbidden one life goes on as if it had been allowed.

    So one wrong event does not make all that follow it wrong. A ``lock`` among the events only
    repeats what happens by itself, and must stand at the very instant.
    """
    status, at_lock, unlocked = Status.EXEMPT if terms.exempt else Status.NOT_STARTED, None, False
    for at, action in acts:
        if at_lock is None and terms.locked_at is not None and at >= terms.locked_at:
            at_lock, status = status, Status.CLOSED_UNSENT if status in LOCKABLE else status
        if action == _LOCK:
            yield _locking(terms, at, at_lock or status)
            continue
        closed = at_lock is not None and not unlocked
        move = _step(status, action, terms.tier, terms.requires_check)
        yield Stage(status, move, tuple(_faults(terms, at, action, closed, at_lock is None, move)))
        status, unlocked = Status(TARGETS[action]), unlocked or action == _UNLOCK


def _faults(terms: Terms, at: int, action: str, closed: bool, before_lock: bool, move: Step | None) -> Iterator[str]:
    if terms.opened_at is None or at < terms.opened_at:
        yield "before_opening"
    if closed and action not in AFTER_LOCK:
        yield "after_lock"
    if action == _UNLOCK and before_lock:
        yield "unlock_before_lock"
    elif move is None and action == _SUBMIT_CHECK and terms.tier == Tier.COMMUNE:
        yield "no_check_at_commune"
    elif move is None and not (closed and action not in AFTER_LOCK):
        yield "wrong_order"


def _locking(terms: Terms, at: int, before: Status) -> Stage:
    if at != terms.locked_at:
        return Stage(before, None, ("lock_elsewhere",))
    return Stage(before, None, () if before in LOCKABLE else ("wrong_order",))


@cache
def _step(status: Status, action: str, tier: str, requires_check: bool) -> Step | None:
    return step(status, Action(action), Tier(tier), requires_check)
