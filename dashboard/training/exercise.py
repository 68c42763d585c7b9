"""What an exercise is: a report in a state, who may be played, what is asked, and how it is seen that it was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from dashboard.domain.workflow import Action
from dashboard.training.moves import Move
from dashboard.training.world import Setting

HOUR = 3_600_000_000
"""In microseconds, as instants are."""


class Track(StrEnum):
    """For whom an exercise is: who works at a commune has two roles, at a Sở three and the receiving side."""

    COMMUNE = "commune"
    PROVINCE = "province"


class Goal(StrEnum):
    """How it is seen that a part of an exercise was done; ``Check.value`` says of what."""

    DID = "did"
    """An action was done ``times`` times."""
    BY = "by"
    """An act was done by this account."""
    STATUS = "status"
    """The report stands in one of these statuses (parted by blanks)."""
    REFUSED = "refused"
    """An act was refused with this code."""
    OUTCOME = "outcome"
    """The report was sent and stands so against its deadline."""
    BEHALF = "behalf"
    """The report was sent, carried by another unit in its unit's place."""
    ANSWER = "answer"
    """The last answer is this."""
    FIGURE = "figure"
    """The cell of this key holds what the sheet says."""


class Check(NamedTuple):
    """One step towards the goal; ``key`` finds its words."""

    key: str
    goal: Goal
    value: str
    times: int = 1


class Reaction(NamedTuple):
    """What another unit does once an action was done for the nth time: an act, so many hours later."""

    action: Action
    times: int
    move: Move
    hours: int


OWN_ACTIONS = (Action.START, Action.SUBMIT_CHECK, Action.SUBMIT_APPROVE, Action.APPROVE, Action.SEND, Action.RETURN)
"""What an own unit may try; what it may not is refused, and that is the lesson."""
ALL_ACTIONS = (*OWN_ACTIONS, Action.RECEIVE, Action.UNLOCK)


@dataclass(frozen=True)
class Exercise:
    """One exercise; its words are ``text.training_exercises`` under its key. Without checks it is free practice."""

    key: str
    track: Track
    minutes: int
    setting: Setting
    checks: tuple[Check, ...]
    solution: tuple[Move, ...]
    """One right way; tests take it, and a trainer brings a class along it."""
    begins: tuple[Move, ...] = ()
    """What was done before the exercise begins."""
    actions: tuple[Action, ...] = OWN_ACTIONS
    reactions: tuple[Reaction, ...] = ()
    letter: bool = False
    """Whether the unit may write to Cục KHTC."""
    options: tuple[str, ...] = ()
    """Keys of the answers to its question."""
    sheet: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Cells to fill in: key → what the sheet says, in digits; '' where it says nothing."""
