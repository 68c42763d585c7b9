"""How far an exercise was done: each of its checks, the first that is not, and what a class makes of it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dashboard.training.exercise import Check, Exercise, Goal
from dashboard.training.moves import Move
from dashboard.training.play import Play, begin, perform


class Grade(NamedTuple):
    """Checks that hold, one by one, in their order."""

    held: tuple[bool, ...]

    @property
    def points(self) -> int:
        """How many hold."""
        return sum(self.held)

    @property
    def whole(self) -> bool:
        """Whether all hold; never where there are none."""
        return bool(self.held) and all(self.held)

    @property
    def step(self) -> int:
        """Number, from 1, of the first check that does not hold; one past the last where all do."""
        return next((place for place, held in enumerate(self.held, 1) if not held), len(self.held) + 1)


def grade(play: Play) -> Grade:
    """Which checks hold."""
    return Grade(tuple(holds(play, check) for check in play.exercise.checks))


def holds(play: Play, check: Check) -> bool:
    """Whether a check holds."""
    return _HOLDS[check.goal](play, check)


def towards(exercise: Exercise, step: int) -> Iterator[Move]:
    """Moves of the solution until every check before this step holds; all of them for a step past the last."""
    play = begin(exercise)
    for move in exercise.solution:
        if all(grade(play).held[: step - 1]) and step <= len(exercise.checks):
            return
        yield move
        play = perform(play, move)


def _figure(play: Play, check: Check) -> bool:
    entered = play.entered.get(check.value)
    return entered is not None and not entered.fault


_HOLDS: dict[Goal, Callable[[Play, Check], bool]] = {
    Goal.DID: lambda play, check: sum(act.action == check.value for act in play.done) >= check.times,
    Goal.BY: lambda play, check: any(act.actor == check.value for act in play.done),
    Goal.STATUS: lambda play, check: play.seen.status in check.value.split(),
    Goal.REFUSED: lambda play, check: any(check.value in refused.faults for refused in play.refused),
    Goal.OUTCOME: lambda play, check: play.seen.in_total and play.seen.outcome == check.value,
    Goal.BEHALF: lambda play, check: play.seen.in_total and play.seen.on_behalf,
    Goal.ANSWER: lambda play, check: play.answer == check.value,
    Goal.FIGURE: _figure,
}
