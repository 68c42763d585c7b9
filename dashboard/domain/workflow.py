"""Life of a report: its statuses, the actions that move it, and who may act.

Source: definitions §3; Quy chế 2626/QĐ-BTP Điều 4.4, 5.3, 6–9; Công văn 121/BTP-KHTC mục 2.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dashboard.domain.units import Tier


class Status(StrEnum):
    """Where a report stands, in the order of its life; the last four stand beside it."""

    NOT_STARTED = "not_started"
    COMPILING = "compiling"
    CHECKING = "checking"
    APPROVING = "approving"
    APPROVED = "approved"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    COVERED = "covered"
    CLOSED_UNSENT = "closed_unsent"
    EXEMPT = "exempt"


class Action(StrEnum):
    """What an account, or the system, does to a report."""

    START = "start"
    COVER = "cover"
    SUBMIT_CHECK = "submit_check"
    SUBMIT_APPROVE = "submit_approve"
    APPROVE = "approve"
    SEND = "send"
    RECEIVE = "receive"
    RETURN = "return"
    LOCK = "lock"
    UNLOCK = "unlock"
    EXEMPT = "exempt"


class Role(StrEnum):
    """Token at the end of a login (QC 2626 Điều 3)."""

    LD = "ld"
    KT = "kt"
    BC = "bc"
    ADMIN = "admin"


class Holder(StrEnum):
    """Who must act next: a step, never a person."""

    BC = "bc"
    KT = "kt"
    LD = "ld"
    ABOVE = "above"


class Side(StrEnum):
    """Whose account acts: the unit itself (or one above in its place), the unit above, the root, the system."""

    OWN = "own"
    ABOVE = "above"
    ROOT = "root"
    SYSTEM = "system"


COMPLETE = frozenset({Status.SENT, Status.RECEIVED})
BEFORE_SENT = (
    Status.NOT_STARTED, Status.COMPILING, Status.CHECKING, Status.APPROVING, Status.APPROVED,
)  # fmt: skip
LOCKABLE = frozenset({*BEFORE_SENT, Status.RETURNED})
"""What a lock turns into ``closed_unsent``; sent, received, covered and exempt stay."""

HOLDERS: Mapping[Status, Holder | None] = MappingProxyType(
    {
        Status.NOT_STARTED: Holder.BC,
        Status.COMPILING: Holder.BC,
        Status.RETURNED: Holder.BC,
        Status.CHECKING: Holder.KT,
        Status.APPROVING: Holder.LD,
        Status.APPROVED: Holder.LD,
        Status.SENT: Holder.ABOVE,
        Status.RECEIVED: None,
        Status.COVERED: None,
        Status.CLOSED_UNSENT: None,
        Status.EXEMPT: None,
    }
)

ROLES: Mapping[Tier, frozenset[Role]] = MappingProxyType(
    {
        Tier.PROVINCE: frozenset(Role),
        Tier.DISTRICT: frozenset({Role.LD, Role.KT, Role.BC}),
        Tier.MINISTRY_UNIT: frozenset({Role.LD, Role.KT, Role.BC}),
        Tier.LEGAL_DEPARTMENT: frozenset({Role.LD, Role.KT, Role.BC}),
        Tier.MINISTRY: frozenset({Role.LD, Role.KT, Role.BC}),
        Tier.COMMUNE: frozenset({Role.LD, Role.BC}),
    }
)
"""Roles a unit of each tier may hold (QC 2626 Điều 3 khoản 2, 4–6)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed move: the status it leads to, and whose account of which roles may make it."""

    to: Status
    side: Side
    roles: frozenset[Role]


_BC, _KT, _LD = frozenset({Role.BC}), frozenset({Role.KT}), frozenset({Role.LD})
_ANY = frozenset({Role.BC, Role.KT, Role.LD})


def _steps() -> dict[tuple[Status, Action], Step]:
    s, a = Status, Action
    return {
        **_from(a.START, (s.NOT_STARTED, s.RETURNED, s.COVERED), Step(s.COMPILING, Side.OWN, _BC)),
        **_from(a.COVER, (s.NOT_STARTED, s.COMPILING, s.RETURNED), Step(s.COVERED, Side.ABOVE, _BC)),
        (s.COMPILING, a.SUBMIT_CHECK): Step(s.CHECKING, Side.OWN, _BC),
        (s.COMPILING, a.SUBMIT_APPROVE): Step(s.APPROVING, Side.OWN, _BC),
        (s.CHECKING, a.SUBMIT_APPROVE): Step(s.APPROVING, Side.OWN, _KT),
        (s.APPROVING, a.APPROVE): Step(s.APPROVED, Side.OWN, _LD),
        (s.APPROVED, a.SEND): Step(s.SENT, Side.OWN, _LD),
        (s.SENT, a.RECEIVE): Step(s.RECEIVED, Side.ABOVE, _BC),
        (s.CHECKING, a.RETURN): Step(s.RETURNED, Side.OWN, _KT),
        **_from(a.RETURN, (s.APPROVING, s.APPROVED), Step(s.RETURNED, Side.OWN, _LD)),
        **_from(a.RETURN, (s.SENT, s.RECEIVED), Step(s.RETURNED, Side.ABOVE, _BC)),
        (s.NOT_STARTED, a.EXEMPT): Step(s.EXEMPT, Side.ROOT, _ANY),
        **_from(a.LOCK, LOCKABLE, Step(s.CLOSED_UNSENT, Side.SYSTEM, frozenset())),
        **_from(a.UNLOCK, (s.CLOSED_UNSENT, s.SENT, s.RECEIVED), Step(s.RETURNED, Side.ROOT, _ANY)),
    }


def _from(action: Action, statuses: Iterable[Status], step: Step) -> dict[tuple[Status, Action], Step]:
    """One move, made alike from several statuses."""
    return {(status, action): step for status in statuses}


STEPS: Mapping[tuple[Status, Action], Step] = MappingProxyType(_steps())


SUBMITTABLE = frozenset({Status.COMPILING, Status.CHECKING})
"""From where a report goes to its leader: by bc where no check is needed, else by kt after checking."""


def needs_check(tier: Tier, requires_check: bool) -> bool:
    """Whether a report passes the checker: the form asks for it and the tier has one (a commune has none)."""
    return requires_check and tier is not Tier.COMMUNE


def step(status: Status, action: Action, tier: Tier, requires_check: bool) -> Step | None:
    """Return the move this action makes from this status, or None where it is not allowed.

    The lock's instant, reasons and letters are the caller's to check.
    """
    if action is Action.SUBMIT_CHECK and tier is Tier.COMMUNE:
        return None
    if action is Action.SUBMIT_APPROVE and status in SUBMITTABLE:
        if needs_check(tier, requires_check):
            return STEPS.get((status, action)) if status is Status.CHECKING else None
        return Step(Status.APPROVING, Side.OWN, _BC if status is Status.COMPILING else _BC | _KT)
    return STEPS.get((status, action))


def needs_reason(action: Action) -> bool:
    """Whether the action must say why: a return, an unlock, an exemption."""
    return action in {Action.RETURN, Action.UNLOCK, Action.EXEMPT}


def needs_document(action: Action) -> bool:
    """Whether the action must name a document: an unlock's letter, an exemption's decision."""
    return action in {Action.UNLOCK, Action.EXEMPT}
