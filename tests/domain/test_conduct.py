from dashboard.domain.conduct import role_fault, unit_fault, wanted, words_missing
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action, Role, Side, Status, Step

ABOVE = ("tinhmau", "btp_khtc")
BY_CHECKER_NEVER = Step(Status.COMPILING, Side.OWN, frozenset({Role.BC}))


def test_a_return_says_why_and_an_unlock_by_which_letter_too():
    assert words_missing(Action.RETURN, "x_ld", "", None) == [("reason", "return_without_reason")]
    assert words_missing(Action.UNLOCK, "x_ld", "why", "") == [("document", "unlock_without_letter")]
    assert words_missing(Action.EXEMPT, "x_ld", "", "") == [
        ("reason", "exempt_without_document"), ("document", "exempt_without_document"),
    ]  # fmt: skip


def test_nobody_acts_without_a_name():
    assert words_missing(Action.SEND, "", "", "") == [("actor", "missing_value")]
    assert words_missing(Action.SEND, "x_ld", "", "") == []


def test_a_step_of_the_unit_may_be_made_by_it_or_by_any_above():
    assert [unit_fault(Side.OWN, by, ABOVE) for by in (None, *ABOVE, "xahai")] == ["", "", "", "not_above"]


def test_receiving_belongs_to_the_nearest_above_and_unlocking_to_the_root():
    assert [unit_fault(Side.ABOVE, by, ABOVE) for by in (*ABOVE, None)] == ["", "not_unit_above", "missing_by_unit"]
    assert [unit_fault(Side.ROOT, by, ABOVE) for by in (*ABOVE, None)] == ["not_unit_above", "", "missing_by_unit"]
    assert (wanted(Side.ABOVE, ABOVE), wanted(Side.ROOT, ABOVE), wanted(Side.OWN, ABOVE)) == (*ABOVE, None)


def test_without_a_unit_above_nobody_receives():
    assert unit_fault(Side.ABOVE, "tinhmau", ()) == "not_unit_above"


def test_a_role_acts_only_where_it_may_and_only_for_its_own_unit():
    assert role_fault("bc", BY_CHECKER_NEVER, own_account=True, tier=Tier.PROVINCE) == ""
    assert role_fault("bc", BY_CHECKER_NEVER, own_account=False, tier=Tier.PROVINCE) == "actor_of_other_unit"
    assert role_fault("kt", BY_CHECKER_NEVER, own_account=True, tier=Tier.PROVINCE) == "wrong_role"


def test_a_checker_of_a_commune_is_told_that_there_is_none():
    assert role_fault("kt", BY_CHECKER_NEVER, own_account=True, tier=Tier.COMMUNE) == "role_at_tier"
