"""Punctuality of one report at a time, worked by hand from definitions §4."""

from datetime import date

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.queries.overdue import overdue
from dashboard.queries.punctuality import final_punctuality, punctuality
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros, write

UNITS = {ROOT: Unit(ROOT, "btp_khtc", "Cục", "ministry", None), 2: Unit(2, "tinha", "Sở An", "province", ROOT)}
FORMS = {1: Form(1, "t", "Hộ tịch", "Hộ tịch", "province")}
SENT = ("start", "submit_approve", "approve", "send")


def world(*acts: tuple[str, str], wording: str = "before_day", locked: str | None = None) -> World:
    """One report due by or before Monday 20/01/2020, with these acts."""
    life = [Act(micros(f"{at}+07:00"), action, 2, reason="sai số liệu") for at, action in acts]
    opened_at, locked_at = micros("2019-12-20T08:00:00+07:00"), micros(f"{locked}+07:00") if locked else None
    due = {"province": (date(2020, 1, 20), wording)}
    return World(UNITS, FORMS, {1: Obligation(1, 2, 1)}, {1: life}, due, opened_at, locked_at, date(2019, 12, 31))


def sent_at(at: str) -> list[tuple[str, str]]:
    return [(at, action) for action in SENT]


def ask(engine: sa.Engine, given: World, as_of: str = "2020-03-01T00:00:00", query=punctuality, weekend_rule=False):
    write(engine, given)
    scope = Scope(OPERATOR, periods=(given.code,), as_of=parse_instant(as_of), by=By.TOTAL, weekend_rule=weekend_rule)
    with engine.connect() as conn:
        return query(conn, scope).to_dict("records")[0]


def test_the_day_named_is_late_and_told_apart(engine):
    row = ask(engine, world(*sent_at("2020-01-20T10:00:00")))
    assert (row["late"], row["on_named_day"], row["late_1_2"], row["max_days_late"]) == (1, 1, 1, 1)


def test_the_day_named_by_a_by_day_deadline_is_on_time(engine):
    row = ask(engine, world(*sent_at("2020-01-20T23:59:59.999999"), wording="by_day"))
    assert (row["on_time"], row["on_named_day"]) == (1, 0)


def test_the_weekend_switch_gives_the_monday_after_a_sunday(engine):
    row = ask(engine, world(*sent_at("2020-01-20T10:00:00")), weekend_rule=True)
    assert (row["on_time"], row["late"], row["on_named_day"]) == (1, 0, 0)


def test_a_return_and_a_second_sending_never_move_the_first(engine):
    given = world(
        *sent_at("2020-01-10T10:00:00"), ("2020-01-25T10:00:00", "return"), *sent_at("2020-01-27T10:00:00")
    )  # fmt: skip
    row = ask(engine, given)
    assert (row["on_time"], row["late"], row["on_time_rate_sent"]) == (1, 0, 1)


def test_the_final_sending_is_measured_beside(engine):
    given = world(
        *sent_at("2020-01-10T10:00:00"), ("2020-01-25T10:00:00", "return"), *sent_at("2020-01-27T10:00:00")
    )  # fmt: skip
    assert ask(engine, given, query=final_punctuality)["max_days_late"] == 8


def test_a_report_returned_and_not_sent_again_was_sent_on_time_but_not_in_the_end(engine):
    given = world(*sent_at("2020-01-10T10:00:00"), ("2020-01-25T10:00:00", "return"))
    assert ask(engine, given)["on_time"] == 1


@pytest.mark.parametrize(("as_of", "overdue_then"), [("2020-01-19T23:59:59.999999", 0), ("2020-01-20T00:00:00", 1)])
def test_what_was_never_sent_is_overdue_from_the_due_instant(engine, as_of, overdue_then):
    row = ask(engine, world(), as_of)
    assert (row["overdue"], row["pending"]) == (overdue_then, 1 - overdue_then)


def test_a_covered_report_is_neither_late_nor_overdue(engine):
    row = ask(engine, world(("2020-01-02T10:00:00", "cover")))
    assert (row["covered"], row["overdue"], row["on_time_rate"]) == (1, 0, 0)


def test_days_overdue_stop_at_the_lock_and_nobody_holds_it(engine):
    row = ask(engine, world(locked="2020-02-01T00:00:00"), query=overdue)
    assert (row["status"], row["days_overdue"]) == ("closed_unsent", 13)
    assert row["due_before"].isoformat() == "2020-01-20T00:00:00+07:00"
    assert not isinstance(row["holder"], str)


EDGE = {"before_day": "2020-01-20", "by_day": "2020-01-21"}
"""First day that is too late for the 20th, a Monday."""


@pytest.mark.parametrize("wording", EDGE)
def test_the_last_second_is_on_time_and_midnight_is_late(engine, wording):
    last = {"before_day": "2020-01-19T23:59:59", "by_day": "2020-01-20T23:59:59"}[wording]
    assert ask(engine, world(*sent_at(last), wording=wording))["on_time"] == 1


@pytest.mark.parametrize("wording", EDGE)
def test_midnight_is_one_day_late(engine, wording):
    row = ask(engine, world(*sent_at(f"{EDGE[wording]}T00:00:00"), wording=wording))
    assert (row["on_time"], row["late"], row["max_days_late"]) == (0, 1, 1)


@pytest.mark.parametrize(("wording", "days"), [("before_day", 2), ("by_day", 1)])
def test_a_day_is_full_at_its_midnight(engine, wording, days):
    row = ask(engine, world(*sent_at("2020-01-21T23:59:59"), wording=wording))
    assert row["max_days_late"] == days


@pytest.mark.parametrize(("weekend_rule", "late"), [(False, 1), (True, 0)])
def test_the_weekend_switch_moves_the_edge_to_the_end_of_monday(engine, weekend_rule, late):
    row = ask(engine, world(*sent_at("2020-01-20T23:59:59")), weekend_rule=weekend_rule)
    assert row["late"] == late


def test_with_the_weekend_switch_the_next_midnight_is_late(engine):
    row = ask(engine, world(*sent_at("2020-01-21T00:00:00")), weekend_rule=True)
    assert (row["late"], row["max_days_late"], row["on_named_day"]) == (1, 1, 0)


@pytest.mark.parametrize(
    ("as_of", "overdue_then"),
    [
        ("2020-01-19T16:59:59Z", 0), ("2020-01-19T17:00:00Z", 1),
        ("2020-01-19T23:59:59+07:00", 0), ("2020-01-20T00:00:00+07:00", 1),
        ("2020-01-20T01:59:59+09:00", 0), ("2020-01-20T02:00:00+09:00", 1),
        ("2020-01-19T23:59:59", 0), ("2020-01-20T00:00:00", 1),
    ],
)  # fmt: skip
def test_the_edge_is_the_same_instant_however_it_is_written(engine, as_of, overdue_then):
    assert ask(engine, world(), as_of)["overdue"] == overdue_then


def test_a_sending_again_does_not_make_a_late_report_on_time(engine):
    given = world(*sent_at("2020-01-22T10:00:00"), ("2020-01-23T10:00:00", "return"), *sent_at("2020-01-24T10:00:00"))
    row = ask(engine, given)
    assert (row["on_time"], row["late"], row["max_days_late"]) == (0, 1, 3)


def test_a_return_before_the_deadline_and_a_sending_after_it_leave_the_first_on_time(engine):
    given = world(*sent_at("2020-01-10T10:00:00"), ("2020-01-12T10:00:00", "return"), *sent_at("2020-01-24T10:00:00"))
    assert ask(engine, given)["on_time"] == 1


def test_a_report_returned_after_the_deadline_and_not_sent_again_is_not_overdue(engine):
    row = ask(engine, world(*sent_at("2020-01-10T10:00:00"), ("2020-01-25T10:00:00", "return")))
    assert (row["on_time"], row["overdue"]) == (1, 0)
