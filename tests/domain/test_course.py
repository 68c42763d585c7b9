"""Which event may follow which, and when (definitions §3)."""

import pytest

from dashboard.domain.course import Terms, stages

COMMUNE = Terms(False, 100, 500, "commune", False)
CHECKED = Terms(False, 100, None, "district", True)


def faults(terms: Terms, *acts: tuple[int, str]) -> list[tuple[str, ...]]:
    return [stage.faults for stage in stages(terms, acts)]


def test_a_whole_life_has_no_fault():
    steps = ("start", "submit_check", "submit_approve", "approve", "send", "receive")
    assert faults(CHECKED, *((100 + place, step) for place, step in enumerate(steps))) == [()] * 6


@pytest.mark.parametrize(("at", "expected"), [(99, ("before_opening",)), (100, ()), (499, ()), (500, ("after_lock",))])
def test_events_lie_from_the_opening_up_to_the_lock(at, expected):
    assert faults(COMMUNE, (at, "start")) == [expected]


def test_before_the_opening_is_set_nothing_may_happen():
    assert faults(COMMUNE._replace(opened_at=None), (100, "start")) == [("before_opening",)]


def test_a_fault_does_not_spoil_what_follows():
    acts = ((110, "submit_approve"), (120, "approve"), (130, "send"), (140, "send"), (150, "receive"))
    assert faults(COMMUNE, *acts) == [("wrong_order",), (), (), ("wrong_order",), ()]


def test_an_exempt_report_takes_no_event():
    assert faults(COMMUNE._replace(exempt=True), (110, "start")) == [("wrong_order",)]


def test_the_check_is_not_skipped_where_the_form_asks_for_it():
    assert faults(CHECKED, (110, "start"), (120, "submit_approve")) == [(), ("wrong_order",)]
    assert faults(CHECKED._replace(requires_check=False), (110, "start"), (120, "submit_approve")) == [(), ()]


def test_a_commune_has_no_check():
    assert faults(COMMUNE, (110, "start"), (120, "submit_check")) == [(), ("no_check_at_commune",)]


def test_after_the_lock_sent_reports_are_received_and_others_wait_for_a_letter():
    sent = ((110, "start"), (120, "submit_approve"), (130, "approve"), (140, "send"))
    assert faults(COMMUNE, *sent, (510, "receive")) == [()] * 5
    assert faults(COMMUNE, *sent, (510, "return"))[-1] == ("after_lock",)
    assert faults(COMMUNE, (510, "receive")) == [("wrong_order",)]
    assert faults(COMMUNE, (510, "unlock"), (520, "start"), (530, "submit_approve")) == [()] * 3


def test_a_covered_report_is_neither_unlocked_nor_begun_after_the_lock():
    assert faults(COMMUNE, (110, "cover"), (510, "unlock")) == [(), ("wrong_order",)]
    assert faults(COMMUNE, (110, "cover"), (510, "start")) == [(), ("after_lock",)]


def test_there_is_nothing_to_unlock_before_the_lock():
    assert faults(COMMUNE, (110, "unlock")) == [("unlock_before_lock",)]


def test_a_lock_among_the_events_stands_at_its_instant_and_closes_what_can_be_closed():
    assert faults(COMMUNE, (500, "lock"), (510, "unlock")) == [(), ()]
    assert faults(COMMUNE, (490, "lock")) == [("lock_elsewhere",)]
    assert faults(COMMUNE, (110, "cover"), (500, "lock")) == [(), ("wrong_order",)]
