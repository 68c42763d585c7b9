"""The rules of one exercise as a table: state of the report × account × action → where it leads, or what forbids it.

Nothing is written down here: every entry is asked of ``practice.ruling``, on a life that leads to the state.
"""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.domain.clock import to_micros
from dashboard.domain.life import TARGETS
from dashboard.domain.workflow import LOCKABLE, Action, Status
from dashboard.training.exercise import Exercise
from dashboard.training.play import CENTRE
from dashboard.training.practice import Act, Ruling, ruling
from dashboard.training.world import Setting

OPEN, LOCKED, UNLOCKED = "open", "locked", "unlocked"
"""Before the lock; after it; after it and opened again."""
GIVEN = "-"
"""Stands for a reason and a document, of which the rules ask only that they are there."""


class State(NamedTuple):
    """What the rules know of a report."""

    status: str
    phase: str


class Entry(NamedTuple):
    """What an act in a state leads to: codes of what forbids it, in order, or the status it leads to."""

    faults: tuple[str, ...]
    to: str


Table = dict[State, dict[tuple[str, str], Entry]]


def table(exercise: Exercise) -> Table:
    """Every state that can be reached by those who act in the exercise, with every act of theirs in it."""
    setting = exercise.setting
    acts = [(actor, action) for actor in actors(exercise) for action in Action if action is not Action.LOCK]
    found: Table = {}
    waiting = deque([(State(Status.NOT_STARTED, OPEN), list[Act]())])
    while waiting:
        state, life = waiting.popleft()
        if state in found:
            continue
        at = _instant(setting, state, life)
        tried = ((actor, action, Act(at, action, actor, GIVEN, GIVEN)) for actor, action in acts)
        entries = {(actor, action.value): _entry(setting, life, act) for actor, action, act in tried}
        found[state] = entries
        waiting.extend(_onward(state, life, at, entries))
    return found


def actors(exercise: Exercise) -> list[str]:
    """Accounts that act in an exercise: on offer, before it began, in reply, and to open what is locked."""
    others = [move.actor for move in (*exercise.begins, *(each.move for each in exercise.reactions)) if move.actor]
    return list(dict.fromkeys((*exercise.setting.accounts, *others, CENTRE)))


def missing(setting: Setting, action: str, actor: str, *, reason: bool, document: bool) -> tuple[str, ...]:
    """Codes that an act adds for words that are not given, the state aside."""
    at = to_micros(setting.opened_at)
    bare = ruling(setting, (), Act(at, action, actor, GIVEN * reason, GIVEN * document))
    whole = ruling(setting, (), Act(at, action, actor, GIVEN, GIVEN))
    return tuple(code for code in bare.faults if code not in whole.faults)


def _entry(setting: Setting, life: list[Act], act: Act) -> Entry:
    told: Ruling = ruling(setting, life, act)
    return Entry(told.faults, "" if told.faults else TARGETS[act.action])


def _onward(
    state: State, life: list[Act], at: int, entries: dict[tuple[str, str], Entry]
) -> Iterator[tuple[State, list[Act]]]:
    """States one act further, and the same state once the period is locked."""
    for (actor, action), entry in entries.items():
        if entry.to:
            phase = UNLOCKED if action == Action.UNLOCK else state.phase
            yield State(entry.to, phase), [*life, Act(at, action, actor, GIVEN, GIVEN)]
    if state.phase == OPEN:
        yield State(Status.CLOSED_UNSENT if Status(state.status) in LOCKABLE else state.status, LOCKED), life


def _instant(setting: Setting, state: State, life: list[Act]) -> int:
    """An instant at which the life stands in the state: after its last act, and after the lock where it is locked."""
    start = to_micros(setting.opened_at if state.phase == OPEN else setting.locked_at)
    return max(start, *(act.at + 1 for act in life)) if life else start
