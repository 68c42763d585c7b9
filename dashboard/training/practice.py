"""What may be done to the report of the sandbox, by the very rules of the import, and what it leads to.

``domain.course`` tells order, opening and lock, ``domain.conduct`` who acts, why and by which letter.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.domain.clock import to_micros
from dashboard.domain.conduct import role_fault, unit_fault, words_missing
from dashboard.domain.course import Stage, Terms, stages
from dashboard.domain.workflow import Action
from dashboard.training.world import TIERS, Setting, above, login


class Act(NamedTuple):
    """One step of an account at an instant (microseconds), with its reason and document."""

    at: int
    action: str
    actor: str
    reason: str = ""
    document: str = ""


class Ruling(NamedTuple):
    """What is told of an act: the status it met, and the codes of what forbids it, none where it is allowed."""

    status: str
    faults: tuple[str, ...]


def acting_unit(setting: Setting, act: Act) -> str | None:
    """Code of the acting unit where it is another than the report's own: the unit of the account."""
    unit = login(act.actor).unit_code
    return None if unit == setting.unit else unit


def ruling(setting: Setting, done: Sequence[Act], act: Act) -> Ruling:
    """Whether the act may follow what was done; faults in the order in which the import tells them."""
    *_, stage = stages(terms(setting), [(each.at, each.action) for each in (*done, act)])
    missing = words_missing(Action(act.action), act.actor, act.reason.strip(), act.document.strip())
    told = (*stage.faults, *(code for _, code in missing), *_by(setting, act, stage))
    return Ruling(stage.status.value, tuple(dict.fromkeys(told)))


def terms(setting: Setting) -> Terms:
    """What the life of the setting's report is judged by."""
    return Terms(
        False, to_micros(setting.opened_at), to_micros(setting.locked_at), setting.tier, setting.requires_check
    )


def _by(setting: Setting, act: Act, stage: Stage) -> tuple[str, ...]:
    """Code of what is wrong with who acts, where the move itself exists."""
    if stage.move is None:
        return ()
    who = login(act.actor)
    fault = unit_fault(stage.move.side, acting_unit(setting, act), above(setting.unit))
    return tuple(filter(None, (fault or _role_fault(who.role, stage, TIERS[who.unit_code]),)))


def _role_fault(role: str, stage: Stage, tier: str) -> str:
    return role_fault(role, stage.move, own_account=True, tier=tier) if stage.move else ""
