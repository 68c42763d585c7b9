"""Whether whoever acts may: for which unit, in which role, saying why and by which letter.

The order of statuses, the opening and the lock are told by ``domain.course``. The import of a package
and the sandbox of the training both ask here, so that what is refused in the one is refused in the other.
Source: definitions §3, §7; Quy chế 2626/QĐ-BTP Điều 3, 6–9.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action, Role, Side, Step, needs_document, needs_reason

Unit = TypeVar("Unit", int, str)

WORD_CODES: Mapping[Action, str] = MappingProxyType(
    {Action.RETURN: "return_without_reason", Action.UNLOCK: "unlock_without_letter"}
)
"""What is told where an action does not say why, or by which document."""


def words_missing(action: Action, actor: str | None, reason: str | None, document: str | None) -> list[tuple[str, str]]:
    """Column and code of every word that is missing: who acts, why, by which document; none where all are there."""
    code = WORD_CODES.get(action, "exempt_without_document")
    missing = [] if actor else [("actor", "missing_value")]
    if needs_reason(action) and not reason:
        missing.append(("reason", code))
    if needs_document(action) and not document:
        missing.append(("document", code))
    return missing


def wanted(side: Side, above: Sequence[Unit]) -> Unit | None:
    """Unit that alone may make a move of this side; None where the unit itself, or any above it, may."""
    return {Side.ABOVE: above[0], Side.ROOT: above[-1]}.get(side) if above else None


def unit_fault(side: Side, by: Unit | None, above: Sequence[Unit]) -> str:
    """Code of what forbids this unit the move, '' where it may; ``by`` is None for the report's own unit.

    ``above`` are the units above it, nearest first, the root last.
    """
    if side not in {Side.ABOVE, Side.ROOT}:
        return "" if by is None or by in above else "not_above"
    if by is not None and by == wanted(side, above):
        return ""
    return "missing_by_unit" if by is None else "not_unit_above"


def role_fault(role: str, move: Step, *, own_account: bool, tier: str | None) -> str:
    """Code of what forbids an account of this role the move, '' where it may.

    ``own_account`` says whether it is the acting unit's, ``tier`` is that of the acting unit.
    """
    if not own_account:
        return "actor_of_other_unit"
    if role in move.roles:
        return ""
    return "role_at_tier" if role == Role.KT and tier == Tier.COMMUNE else "wrong_role"
