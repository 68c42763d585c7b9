import pytest

from dashboard.domain.errors import BadInputError
from dashboard.training.exercises import EXERCISES
from dashboard.training.grading import grade
from dashboard.training.moves import Move, act, answer, clock, figures, from_json, letter, to_json
from dashboard.training.play import MOST_MOVES, begin, fault_of, perform, played
from dashboard.training.table import actors

XA, SO = EXERCISES["xa-vong-doi"], EXERCISES["so-tu-do"]
BC, LD = "xamau01_tmaua_bc", "xamau01_tmaua_ld"
SBC, SKT, SLD, CBC, CLD = SO.setting.accounts


def refusals(task, *moves):
    return [refused.faults for refused in played(task, moves).refused]


def test_a_report_of_a_commune_is_returned_once_and_received_at_last():
    play = played(XA, XA.solution)
    assert (play.seen.status, play.seen.returns, play.seen.in_total) == ("received", 1, True)
    assert [seen.action for seen in play.came] == ["receive"]


def test_approving_by_the_compiler_is_refused_for_the_role():
    assert refusals(XA, act(BC, "start"), act(BC, "submit_approve"), act(BC, "approve")) == [("wrong_role",)]


def test_approved_is_not_sent():
    play = played(XA, [act(BC, "start"), act(BC, "submit_approve"), act(LD, "approve")])
    assert (play.seen.status, play.seen.in_total, play.seen.outcome) == ("approved", False, "pending")


def test_a_commune_has_no_check():
    assert refusals(XA, act(BC, "start"), act(BC, "submit_check")) == [("no_check_at_commune",)]


def test_a_province_cannot_go_past_its_checker():
    assert refusals(SO, act(SBC, "start"), act(SBC, "submit_approve")) == [("wrong_order",)]


def test_a_return_without_a_reason_is_refused():
    moves = (act(SBC, "start"), act(SBC, "submit_check"), act(SKT, "return"), act(SKT, "return", "  "))
    assert refusals(SO, *moves) == [("return_without_reason",)] * 2


def test_after_the_lock_only_a_letter_opens():
    play = played(SO, [act(SBC, "start"), clock(3), act(SBC, "submit_check"), act(CLD, "unlock", "vì")])
    assert [refused.faults for refused in play.refused] == [("after_lock",), ("unlock_without_letter",)]
    assert played(SO, [act(SBC, "start"), clock(3), act(CLD, "unlock", "vì", "CV 1")]).seen.status == "returned"


def test_before_the_lock_there_is_nothing_to_unlock():
    assert refusals(SO, act(CLD, "unlock", "vì", "CV 1")) == [("unlock_before_lock",)]


def test_the_unit_itself_does_not_receive_and_the_centre_may_act_in_its_place():
    sent = (
        act(SBC, "start"),
        act(SBC, "submit_check"),
        act(SKT, "submit_approve"),
        act(SLD, "approve"),
        act(SLD, "send"),
    )
    assert refusals(SO, *sent, act(SBC, "receive")) == [("missing_by_unit",)]
    assert played(SO, [act(CBC, "start")]).seen.on_behalf


def test_a_letter_is_written_only_where_the_exercise_offers_it():
    with pytest.raises(BadInputError):
        played(EXERCISES["xa-sai-vai-tro"], [letter("CV 1", "vì")])
    assert refusals(XA, letter("CV 1", "vì")) == [("unlock_before_lock",)]


@pytest.mark.parametrize(
    "move",
    [
        act("tinhnghean_ld", "approve"), act(BC, "lock"), act(BC, "unlock"), act(BC, "sign"), clock(9), Move("clock", value="x"),
        answer("khac"), figures(copies="1"), Move("clock", value="-1"),
    ],
)  # fmt: skip
def test_what_is_not_offered_is_no_move(move):
    with pytest.raises(BadInputError):
        perform(begin(XA), move)


def test_the_clock_goes_on_and_never_back():
    later = played(XA, [clock(2)])
    assert perform(later, clock(1)).clock == later.clock


def test_a_run_has_an_end():
    play = begin(XA)
    for _ in range(MOST_MOVES):
        play = perform(play, clock(1))
    with pytest.raises(BadInputError):
        perform(play, clock(1))


def test_what_was_reached_does_not_depend_on_what_was_refused():
    tried = [move for each in XA.solution for move in (act(BC, "send"), each)]
    assert grade(played(XA, tried)).whole


@pytest.mark.parametrize(
    ("text", "expected", "fault"),
    [
        ("1.234", "1234", ""), ("1234", "1234", ""), (" 1.234 ", "1234", ""), ("1,234", "1234", "not_a_count"),
        ("12.5", "12500", "not_a_count"), ("1 234", "1234", "not_a_count"), ("1243", "1234", "other_number"),
        ("0", "0", ""), ("", "0", "blank_for_zero"), ("", "", ""), ("0", "", "zero_for_blank"), ("", "7", "blank"),
        ("5", "", "number_for_blank"), ("-1", "1", "not_a_count"), ("007", "7", ""),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_vietnamese_count(text, expected, fault):
    assert fault_of(text, expected) == fault


def test_a_move_is_kept_as_text_and_read_again():
    for move in (*XA.solution, figures(a="1,2"), letter("CV", "vì")):
        assert from_json(to_json(move)) == move


@pytest.mark.parametrize("text", ["[]", '{"kind": "other"}', '{"kind": "act", "who": "x"}'])
def test_a_text_that_is_no_move_is_refused(text):
    with pytest.raises(BadInputError):
        from_json(text)


def test_who_opens_a_locked_period_is_among_those_who_act():
    assert actors(XA) == [BC, LD, "tinhmaua_bc", "btp_khtc_ld"]
