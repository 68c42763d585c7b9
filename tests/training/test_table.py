"""The table of a page without a server says what the rules say, on any walk."""

import random

import pytest

from dashboard.domain.clock import to_micros
from dashboard.domain.workflow import LOCKABLE, Action, Status
from dashboard.training.exercises import EXERCISES
from dashboard.training.practice import Act, ruling
from dashboard.training.table import LOCKED, OPEN, UNLOCKED, State, actors, missing, table

ACTIONS = [action for action in Action if action is not Action.LOCK]


@pytest.mark.parametrize("key", EXERCISES)
def test_a_walk_by_the_table_is_a_walk_by_the_rules(key):
    chance, task = random.Random(key), EXERCISES[key]  # noqa: S311  the same walk every time
    rules = table(task)
    for _ in range(20):
        state, life, at = State("not_started", OPEN), [], to_micros(task.setting.opened_at)
        for _ in range(25):
            at += chance.choice([1, 10**9, 86_400_000_000, 20 * 86_400_000_000])
            state = passed(task, state, at)
            act = Act(
                at,
                chance.choice(ACTIONS),
                chance.choice(actors(task)),
                chance.choice(["", "vì"]),
                chance.choice(["", "CV"]),
            )
            faults = told(task, rules, state, act)
            assert set(faults) == set(ruling(task.setting, life, act).faults)
            if not faults:
                to = rules[state][act.actor, act.action].to
                state = State(to, UNLOCKED if act.action == Action.UNLOCK else state.phase)
                life.append(act)


def passed(task, state, at):
    if state.phase != OPEN or at < to_micros(task.setting.locked_at):
        return state
    return State(Status.CLOSED_UNSENT if Status(state.status) in LOCKABLE else state.status, LOCKED)


def told(task, rules, state, act):
    entry = rules[state][act.actor, act.action]
    reason, document = bool(act.reason), bool(act.document)
    return (*entry.faults, *missing(task.setting, act.action, act.actor, reason=reason, document=document))


def test_every_state_of_a_commune_is_in_it():
    statuses = {state.status for state in table(EXERCISES["xa-vong-doi"])}
    assert statuses == {status.value for status in Status} - {"checking"}
