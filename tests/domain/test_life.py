"""Intervals of a life, worked by hand (definitions §3)."""

from dashboard.domain.life import Act, Span, spans

OPEN, LOCK = 100, 500
SENT = [Act(110, "start", 7), Act(120, "submit_approve", 7), Act(130, "approve", 7), Act(140, "send", 7)]


def test_a_report_nobody_touched_is_not_started_from_the_opening():
    assert spans(False, OPEN, None, []) == [Span("not_started", 100, None, None, None)]


def test_an_exempt_report_stays_so_over_the_lock():
    assert spans(True, OPEN, LOCK, []) == [Span("exempt", 100, None, None, None)]


def test_a_report_not_sent_is_closed_at_the_lock():
    assert spans(False, OPEN, LOCK, [Act(110, "start", 7)]) == [
        Span("not_started", 100, 110, "start", None),
        Span("compiling", 110, 500, "lock", 7),
        Span("closed_unsent", 500, None, None, 7),
    ]


def test_sent_received_and_covered_stay_over_the_lock():
    assert spans(False, OPEN, LOCK, SENT)[-1] == Span("sent", 140, None, None, 7)
    assert spans(False, OPEN, LOCK, [*SENT, Act(510, "receive", 8)])[-1] == Span("received", 510, None, None, 7)
    assert spans(False, OPEN, LOCK, [Act(110, "cover", 8)])[-1] == Span("covered", 110, None, None, None)


def test_a_returned_report_is_closed_at_the_lock():
    assert spans(False, OPEN, LOCK, [*SENT, Act(150, "return", 8)])[-2:] == [
        Span("returned", 150, 500, "lock", 7),
        Span("closed_unsent", 500, None, None, 7),
    ]


def test_an_unlocked_report_is_not_locked_again():
    assert spans(False, OPEN, LOCK, [Act(600, "unlock", 1), Act(610, "start", 8)])[-3:] == [
        Span("closed_unsent", 500, 600, "unlock", None),
        Span("returned", 600, 610, "start", None),
        Span("compiling", 610, None, None, 8),
    ]


def test_two_acts_at_one_instant_leave_an_empty_interval():
    assert spans(False, OPEN, None, [Act(110, "start", 7), Act(110, "submit_approve", 7)]) == [
        Span("not_started", 100, 110, "start", None),
        Span("compiling", 110, 110, "submit_approve", 7),
        Span("approving", 110, None, None, 7),
    ]


def test_who_entered_it_changes_with_the_last_start_alone():
    acts = [*SENT, Act(150, "return", 8), Act(160, "start", 8), Act(170, "submit_approve", 9)]
    assert [span.entered_by for span in spans(False, OPEN, None, acts)] == [None, 7, 7, 7, 7, 7, 8, 8]
