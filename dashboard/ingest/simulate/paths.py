"""The way of each report through its steps: up to three attempts, each ending in a return or at the unit above."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from dashboard.domain.workflow import Action
from dashboard.ingest.simulate.chance import Chance, Flags, Floats, Ints


class Stage(IntEnum):
    """Columns of one attempt, in the order of a report's life."""

    START = 0
    SUBMIT_CHECK = 1
    SUBMIT_APPROVE = 2
    APPROVE = 3
    SEND = 4
    RECEIVE = 5
    RETURN = 6


class Outcome(IntEnum):
    """How an attempt ends: taken in, or returned by the checker, the leader or the unit above."""

    PASS = 0
    CHECKER = 1
    LEADER_APPROVING = 2
    LEADER_APPROVED = 3
    ABOVE_SENT = 4
    ABOVE_RECEIVED = 5


ATTEMPTS, STAGES = 3, len(Stage)
ACTIONS = (
    Action.START, Action.SUBMIT_CHECK, Action.SUBMIT_APPROVE, Action.APPROVE,
    Action.SEND, Action.RECEIVE, Action.RETURN,
)  # fmt: skip
NEVER = 1e9
"""Working hours that no simulation reaches."""

_TAKEN = np.array([
    [1, 1, 1, 1, 1, 1, 0],
    [1, 1, 0, 0, 0, 0, 1],
    [1, 1, 1, 0, 0, 0, 1],
    [1, 1, 1, 1, 0, 0, 1],
    [1, 1, 1, 1, 1, 0, 1],
    [1, 1, 1, 1, 1, 1, 1],
], dtype=bool)  # fmt: skip
_RETURNED = np.array([0.018, 0.020, 0.005, 0.030, 0.006])
_CALMER = (1.0, 0.35, 0.0)
_STALL_AT = np.array([Stage.START, Stage.SUBMIT_CHECK, Stage.SUBMIT_APPROVE, Stage.APPROVE, Stage.SEND])
_STALL_SHARES = np.array([0.30, 0.62, 0.74, 0.86, 1.0])


@dataclass(frozen=True)
class Receiver:
    """The unit above each report: working hours it usually takes, and how often it returns against the usual."""

    hours: Floats
    strictness: float = 1.0


@dataclass
class Paths:
    """Working hour of every step, reports × (attempt, stage); infinite where the step is not taken."""

    hours: Floats
    outcomes: Ints

    def first(self, stage: Stage) -> Floats:
        """Working hour of each report's first such step, infinite where there is none."""
        return np.asarray(self.hours.reshape(-1, ATTEMPTS, STAGES)[:, :, stage].min(axis=1))


def draw_paths(target: Floats, check: Flags, receiver: Receiver, opened: float, chance: Chance) -> Paths:
    """Paths whose first sending falls on ``target``, or as soon after it as the opening allows.

    ``check``: passes the checker. A report whose target is infinite stops at some step before its sending.
    """
    outcomes = _outcomes(check, receiver.strictness, chance)
    taken = _taken(outcomes, check)
    durations = np.where(taken, _durations(outcomes, receiver.hours, chance), 0.0)
    since = np.cumsum(durations.reshape(-1, ATTEMPTS * STAGES), axis=1)
    taken = taken.reshape(-1, ATTEMPTS * STAGES)
    sends = np.where(taken, since, np.inf)[:, Stage.SEND :: STAGES].min(axis=1)
    never = np.isinf(target)
    begin = np.where(never, opened + chance.waiting(len(target), 30.0), target - sends)
    begin = np.maximum(begin, opened + chance.waiting(len(target), 1.5))
    paths = Paths(np.where(taken, begin[:, None] + since, np.inf), outcomes)
    stall(paths, np.flatnonzero(never), _stall_column(taken, never, chance), NEVER)
    return paths


def stall(paths: Paths, rows: Ints, column: Ints, extra: float | Floats) -> None:
    """Hold reports up before a step: it and all that follow come later by ``extra`` working hours."""
    after = np.arange(paths.hours.shape[1])[None, :] >= column[:, None]
    paths.hours[rows] += np.where(after, np.broadcast_to(extra, len(rows))[:, None], 0.0)


def _outcomes(check: Flags, strictness: float, chance: Chance) -> Ints:
    limits = np.cumsum(_RETURNED * np.array([1.0, 1.0, 1.0, strictness, strictness]))
    drawn = np.zeros((len(check), ATTEMPTS), dtype=np.int64)
    for attempt, calm in enumerate(_CALMER):
        places = np.searchsorted(limits * calm, chance.uniform(len(check)), side="right")
        outcome = np.where(places < len(limits), places + 1, Outcome.PASS)
        drawn[:, attempt] = np.where((outcome == Outcome.CHECKER) & ~check, Outcome.PASS, outcome)
    return drawn


def _taken(outcomes: Ints, check: Flags) -> Flags:
    taken = _TAKEN[outcomes]
    taken[:, :, Stage.SUBMIT_CHECK] &= check[:, None]
    going_on = np.cumprod(outcomes != Outcome.PASS, axis=1).astype(bool)
    taken[:, 1:] &= going_on[:, :-1, None]
    return np.asarray(taken)


def _durations(outcomes: Ints, receiver: Floats, chance: Chance) -> Floats:
    """Working hours each step takes, reports × attempts × stages."""
    size = len(outcomes)
    hours = np.empty((size, ATTEMPTS, STAGES))
    for attempt in range(ATTEMPTS):
        again = attempt > 0
        hours[:, attempt, Stage.START] = chance.lognormal(size, 0.9, 4.0) if again else 0.0
        hours[:, attempt, Stage.SUBMIT_CHECK] = chance.lognormal(size, 0.8, 1.5 if again else 6.0)
        hours[:, attempt, Stage.SUBMIT_APPROVE] = chance.lognormal(size, 0.8, 3.0)
        hours[:, attempt, Stage.APPROVE] = chance.lognormal(size, 0.9, 2.0)
        forgotten = np.where(chance.happens(size, 0.03), chance.waiting(size, 20.0), 0.0)
        hours[:, attempt, Stage.SEND] = chance.lognormal(size, 0.8, 0.3) + forgotten
        hours[:, attempt, Stage.RECEIVE] = chance.lognormal(size, 0.7, receiver)
        hours[:, attempt, Stage.RETURN] = _return_hours(outcomes[:, attempt], receiver, chance)
    return hours


def _return_hours(outcome: Ints, receiver: Floats, chance: Chance) -> Floats:
    usual = np.select([outcome == Outcome.ABOVE_SENT, outcome == Outcome.ABOVE_RECEIVED], [receiver, 12.0], 2.5)
    return chance.lognormal(len(outcome), 0.7, np.asarray(usual, dtype=np.float64))


def _stall_column(taken: Flags, never: Flags, chance: Chance) -> Ints:
    """Where those that are never sent stop, in their first attempt; the next step taken if that one is not."""
    place = np.searchsorted(_STALL_SHARES, chance.uniform(int(never.sum())), side="right")
    return np.asarray(_STALL_AT[np.minimum(place, len(_STALL_AT) - 1)], dtype=np.int64)
