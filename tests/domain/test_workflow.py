"""Life of a report: what definitions section 3 allows, and nothing else."""

import pytest

from dashboard.domain.units import Tier
from dashboard.domain.workflow import HOLDERS, LOCKABLE, Action, Holder, Role, Side, Status, needs_check, step

ALLOWED_AT_PROVINCE = {
    "start": {"not_started", "returned", "covered"},
    "cover": {"not_started", "compiling", "returned"},
    "submit_check": {"compiling"},
    "submit_approve": {"checking"},
    "approve": {"approving"},
    "send": {"approved"},
    "receive": {"sent"},
    "return": {"checking", "approving", "approved", "sent", "received"},
    "lock": {"not_started", "compiling", "checking", "approving", "approved", "returned"},
    "unlock": {"closed_unsent", "sent", "received"},
    "exempt": {"not_started"},
}


@pytest.mark.parametrize("action", list(Action))
def test_a_checked_report_moves_only_as_defined(action):
    allowed = {status.value for status in Status if step(status, action, Tier.PROVINCE, True)}
    assert allowed == ALLOWED_AT_PROVINCE[action]


def test_a_commune_never_submits_to_a_checker():
    assert step(Status.COMPILING, Action.SUBMIT_CHECK, Tier.COMMUNE, True) is None


def test_a_commune_goes_straight_to_its_leader_even_where_the_form_asks_for_a_check():
    move = step(Status.COMPILING, Action.SUBMIT_APPROVE, Tier.COMMUNE, True)
    assert move is not None
    assert (move.to, move.roles) == (Status.APPROVING, {Role.BC})


def test_a_form_without_check_goes_to_the_leader_by_bc():
    move = step(Status.COMPILING, Action.SUBMIT_APPROVE, Tier.DISTRICT, False)
    assert move is not None
    assert move.roles == {Role.BC}


def test_a_checked_form_goes_to_the_leader_by_kt_alone():
    move = step(Status.CHECKING, Action.SUBMIT_APPROVE, Tier.DISTRICT, True)
    assert move is not None
    assert move.roles == {Role.KT}


@pytest.mark.parametrize(
    ("status", "side", "role"),
    [
        (Status.CHECKING, Side.OWN, Role.KT),
        (Status.APPROVING, Side.OWN, Role.LD),
        (Status.APPROVED, Side.OWN, Role.LD),
        (Status.SENT, Side.ABOVE, Role.BC),
        (Status.RECEIVED, Side.ABOVE, Role.BC),
    ],
)
def test_a_return_comes_from_whoever_holds_the_report(status, side, role):
    move = step(status, Action.RETURN, Tier.DISTRICT, True)
    assert move is not None
    assert (move.to, move.side, move.roles) == (Status.RETURNED, side, {role})


def test_only_the_centre_unlocks_and_exempts():
    unlock = step(Status.CLOSED_UNSENT, Action.UNLOCK, Tier.PROVINCE, True)
    exempt = step(Status.NOT_STARTED, Action.EXEMPT, Tier.PROVINCE, True)
    assert unlock is not None
    assert exempt is not None
    assert {unlock.side, exempt.side} == {Side.ROOT}


def test_a_lock_leaves_what_was_sent_covered_or_exempt():
    assert set(Status) - LOCKABLE == {
        Status.SENT, Status.RECEIVED, Status.COVERED, Status.CLOSED_UNSENT, Status.EXEMPT,
    }  # fmt: skip


def test_holders_are_those_of_definitions_section_4():
    assert [status for status, holder in HOLDERS.items() if holder is Holder.BC] == [
        Status.NOT_STARTED, Status.COMPILING, Status.RETURNED,
    ]  # fmt: skip
    assert HOLDERS[Status.SENT] is Holder.ABOVE
    assert HOLDERS[Status.RECEIVED] is None


def test_every_status_has_a_holder_or_none():
    assert set(HOLDERS) == set(Status)


def test_a_commune_needs_no_check():
    assert not needs_check(Tier.COMMUNE, True)
    assert needs_check(Tier.PROVINCE, True)
