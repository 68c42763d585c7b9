"""An exercise as it stands after some moves: the fold that the page, the trainer's board and the grades all read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from typing import NamedTuple

from dashboard.domain.clock import to_micros
from dashboard.domain.errors import BadInputError, BadNumberError
from dashboard.domain.units import ROOT_CODE
from dashboard.domain.vietnamese import normalise, parse_count
from dashboard.domain.workflow import Action, Role
from dashboard.training.exercise import HOUR, Exercise
from dashboard.training.moves import ACT, ANSWER, CLOCK, FIGURES, LETTER, Move
from dashboard.training.practice import Act, ruling
from dashboard.training.seen import Seen, seen
from dashboard.training.world import account

STEP = HOUR // 12
"""An act takes five minutes of the sandbox's clock."""
CENTRE = account(ROOT_CODE, Role.LD)
"""Who opens a locked period."""
MOST_MOVES = 120


class Refused(NamedTuple):
    """An act that was refused: the status it met and the codes of why."""

    act: Act
    status: str
    faults: tuple[str, ...]


class Entered(NamedTuple):
    """What was typed into a cell: the number it is, and the code of what is wrong with it, '' where nothing is."""

    text: str
    fault: str


@dataclass(frozen=True)
class Play:
    """State of one exercise; ``last`` is the move that led here, ``came`` what other units did upon it."""

    exercise: Exercise
    clock: int
    done: tuple[Act, ...] = ()
    refused: tuple[Refused, ...] = ()
    answers: tuple[str, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    last: Move | None = None
    last_refused: bool = False
    came: tuple[Act, ...] = ()
    moves: int = 0

    @cached_property
    def seen(self) -> Seen:
        """What the dashboard would show."""
        return seen(self.exercise.setting, self.done, self.clock)

    @cached_property
    def entered(self) -> dict[str, Entered]:
        """What was typed, cell by cell; {} before anything was."""
        sheet = self.exercise.sheet
        return {key: Entered(text, fault_of(text, sheet[key])) for key, text in self.typed}

    @property
    def answer(self) -> str:
        """The answer given last; '' before one was."""
        return self.answers[-1] if self.answers else ""

    def sum_of(self, action: Action) -> int:
        """How often an action was done."""
        return sum(act.action == action for act in self.done)


def begin(exercise: Exercise) -> Play:
    """The exercise as it opens."""
    first = Play(exercise, to_micros(exercise.setting.moments[0]))
    return replace(reduce(_begun, exercise.begins, first), last=None, came=(), moves=0)


def played(exercise: Exercise, moves: Iterable[Move]) -> Play:
    """The exercise after these moves."""
    return reduce(perform, moves, begin(exercise))


def perform(play: Play, move: Move) -> Play:
    """The exercise after one move more; raises ``BadInputError`` for one it does not offer."""
    if play.moves >= MOST_MOVES:
        raise BadInputError(value=move.kind)
    after = _PERFORM[move.kind](replace(play, came=(), last_refused=False), move)
    return replace(after, last=move, moves=play.moves + 1)


def fault_of(text: str, expected: str) -> str:
    """Code of what is wrong with a cell; '' where it says what the sheet says.

    ``not_a_count`` for no Vietnamese count, ``blank``, ``blank_for_zero``, ``zero_for_blank``, ``number_for_blank``,
    ``other_number``.
    """
    if not normalise(text):
        return {"": "", "0": "blank_for_zero"}.get(expected, "blank")
    try:
        number = parse_count(text)
    except BadNumberError:
        return "not_a_count"
    if not expected:
        return "zero_for_blank" if number == 0 else "number_for_blank"
    return "" if number == int(expected) else "other_number"


def _begun(play: Play, move: Move) -> Play:
    """What was done before: by whomever, and in silence."""
    if move.kind == ACT:
        return _judged(play, Act(play.clock, move.action, move.actor, move.reason, move.document))
    return perform(play, move)


def _act(play: Play, move: Move) -> Play:
    offered = {action.value for action in play.exercise.actions}
    if move.actor not in play.exercise.setting.accounts or move.action not in offered:
        raise BadInputError(value=f"{move.actor} {move.action}")
    return _judged(play, Act(play.clock, move.action, move.actor, move.reason, move.document))


def _letter(play: Play, move: Move) -> Play:
    """The unit asks by letter; Cục KHTC opens the report upon it."""
    if not play.exercise.letter:
        raise BadInputError(value=move.kind)
    return _judged(play, Act(play.clock, Action.UNLOCK, CENTRE, move.reason, move.document))


def _judged(play: Play, act: Act) -> Play:
    told = ruling(play.exercise.setting, play.done, act)
    if told.faults:
        refused = Refused(act, told.status, told.faults)
        return replace(play, refused=(*play.refused, refused), last_refused=True)
    return _reacted(replace(play, done=(*play.done, act), clock=play.clock + STEP), act.action)


def _reacted(play: Play, action: str) -> Play:
    """What other units do upon it, where the rules allow it at that instant."""
    times = play.sum_of(Action(action))
    for reaction in play.exercise.reactions:
        if (reaction.action, reaction.times) == (action, times):
            at, move = play.clock + reaction.hours * HOUR, reaction.move
            act = Act(at, move.action, move.actor, move.reason, move.document)
            if not ruling(play.exercise.setting, play.done, act).faults:
                play = replace(play, done=(*play.done, act), clock=at + STEP, came=(*play.came, act))
    return play


def _clock(play: Play, move: Move) -> Play:
    """Time goes on, never back."""
    moments = play.exercise.setting.moments
    if not move.value.isdecimal() or int(move.value) >= len(moments):
        raise BadInputError(value=move.value)
    return replace(play, clock=max(play.clock, to_micros(moments[int(move.value)])))


def _answer(play: Play, move: Move) -> Play:
    if move.value not in play.exercise.options:
        raise BadInputError(value=move.value)
    return replace(play, answers=(*play.answers, move.value))


def _figures(play: Play, move: Move) -> Play:
    typed = move.typed
    if set(typed) != set(play.exercise.sheet):
        raise BadInputError(value=move.value)
    return replace(play, typed=tuple((key, str(typed[key])) for key in play.exercise.sheet))


_PERFORM = {ACT: _act, CLOCK: _clock, ANSWER: _answer, FIGURES: _figures, LETTER: _letter}
