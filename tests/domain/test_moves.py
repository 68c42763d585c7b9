"""Moves are counted in reports, each way once; what was sent and is no more is counted apart."""

import pandas as pd

from dashboard.domain.moves import Moves, foremost, moves, undone


def changes(*rows):
    columns = ["unit_code", "form_code", "action", "from_status", "to_status"]
    return pd.DataFrame(rows, columns=columns).assign(period_code="2026-so-bo-nam")


SENT = ("a", "1", "send", "approved", "sent")
RECEIVED = ("a", "1", "receive", "sent", "received")
BACK = ("a", "1", "return", "sent", "returned")
INSIDE = ("b", "1", "return", "checking", "returned")


def test_nothing_moved():
    assert moves(changes()) == Moves()
    assert not Moves().any


def test_each_way_is_counted_apart():
    assert moves(changes(SENT, RECEIVED, INSIDE)) == Moves(sent=1, received=1, returned=1, undone=0)


def test_a_report_sent_twice_counts_once():
    assert moves(changes(SENT, BACK, SENT)) == Moves(sent=1, returned=1, undone=1)


def test_two_forms_of_a_unit_are_two_reports():
    assert moves(changes(SENT, ("a", "2", *SENT[2:]))).sent == 2


def test_what_was_sent_and_is_no_more_is_undone_and_a_return_inside_the_unit_is_not():
    opened_again = ("c", "1", "unlock", "received", "returned")
    assert undone(changes(BACK, INSIDE, RECEIVED, opened_again)).tolist() == [True, False, False, True]


def test_a_list_cut_short_keeps_what_was_undone_and_then_the_newest_in_their_order():
    moved = changes(SENT, ("b", "1", *SENT[2:]), RECEIVED, BACK)
    assert foremost(moved, 2).action.tolist() == ["send", "return"]
    assert foremost(moved, 4).action.tolist() == ["send", "send", "receive", "return"]
