"""Time to send, first against last sending, who checked, what was opened again: against the oracle, and by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.clock import from_micros, parse_instant
from dashboard.domain.scope import NOBODY, OPERATOR, By, Scope, Viewer
from dashboard.queries.checkers import checkers
from dashboard.queries.first_and_final import first_and_final
from dashboard.queries.punctuality import final_punctuality, punctuality
from dashboard.queries.time_to_send import time_to_send
from dashboard.queries.unlocks import unlocks
from tests.queries import oracle, oracle_sending
from tests.queries.lives import UNITS, worlds
from tests.queries.test_oracle import assert_rows, many, scopes, stored
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros, write

OUTCOMES = ("on_time", "late", "overdue", "pending", "covered")


@many
@given(world=worlds(), data=st.data())
@pytest.mark.parametrize(
    ("query", "truth"),
    [(checkers, oracle_sending.checkers), (first_and_final, oracle_sending.first_and_final)],
    ids=["checkers", "first and final"],
)
def test_lists_of_sendings_are_those_of_the_events(engine: sa.Engine, query: Callable, truth: Callable, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = query(conn, scope)
    assert_rows(frame, truth(world, oracle.asked(world, scope.unit, tier), at))


@many
@given(world=worlds(), data=st.data())
def test_the_share_sent_is_the_product_over_the_sendings(engine: sa.Engine, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = time_to_send(conn, replace(scope, by=By.TOTAL))
    assert_rows(frame, oracle_sending.time_to_send(world, oracle.asked(world, scope.unit, tier), at))


@many
@given(world=worlds(), data=st.data())
def test_an_opening_says_what_it_opened(engine: sa.Engine, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = unlocks(conn, scope)
    expected = oracle_sending.opened_out_of(world, oracle.asked(world, scope.unit, tier), at)
    assert sorted(frame["from_status"].tolist()) == sorted(expected)


@many
@given(world=worlds(), data=st.data())
def test_what_separates_first_and_final_is_the_whole_difference(engine: sa.Engine, world, data):
    scope, _, _ = scopes(data, world)
    scope = replace(scope, by=By.TOTAL)
    with stored(engine, world) as conn:
        first, final = (ask(conn, scope)[[*OUTCOMES]].sum() for ask in (punctuality, final_punctuality))
        frame = first_and_final(conn, scope)
    moved = {
        name: int((frame["final_outcome"] == name).sum() - (frame["first_outcome"] == name).sum()) for name in OUTCOMES
    }
    assert moved == (final - first).to_dict()


@many
@given(world=worlds(), data=st.data())
def test_no_account_of_a_unit_outside_the_subtree_is_told(engine: sa.Engine, world, data):
    own = data.draw(st.sampled_from(["tinha", "huyen_tinha", "btp_htqtct"]))
    at = max(world.newest(), world.opened_at)
    with stored(engine, world) as conn:
        frame = checkers(conn, Scope(Viewer("x", own), periods=(world.code,), as_of=from_micros(at)))
    below = {UNITS[n].code for n in UNITS if world.id_of(own) in oracle._line(world, n)}
    assert set(frame["unit_code"]) <= below


# ---- by hand

HAND = {
    ROOT: Unit(ROOT, "btp_khtc", "Cục", "ministry", None), 2: Unit(2, "tinha", "Sở An", "province", ROOT),
}  # fmt: skip
DUE = {"province": (date(2020, 1, 10), "by_day")}
CHECKED = ("start", "submit_check", "submit_approve", "approve", "send")


def by_hand(lives: dict[int, list[tuple[str, str]]], locked: str | None = None, reports: int = 0) -> World:
    """A Sở with as many reports as asked, these lives; each act by the role that does it."""
    roles = {"submit_approve": "kt", "approve": "ld", "send": "ld"}
    count = max([reports, *lives])
    forms = {n: Form(n, f"f{n:02d}", "Hộ tịch", "Hộ tịch", "province", True) for n in range(1, count + 1)}
    acts = {
        n: [Act(micros(f"{at}+07:00"), action, 2, f"tinha_{roles.get(action, 'bc')}", "sai") for at, action in life]
        for n, life in lives.items()
    }
    obligations = {n: Obligation(n, 2, n) for n in forms}
    opened = micros("2020-01-01T00:00:00+07:00")
    return World(HAND, forms, obligations, acts, DUE, opened, micros(locked) if locked else None, date(2019, 12, 31))


def at(instant: str, *actions: str) -> list[tuple[str, str]]:
    return [(instant, action) for action in actions or CHECKED]


def ask(engine: sa.Engine, query: Callable, world: World, as_of: str, **changed):
    write(engine, world)
    scope = Scope(
        **{"viewer": OPERATOR, "periods": (world.code,), "as_of": parse_instant(as_of), "by": By.TOTAL} | changed
    )
    with engine.connect() as conn:
        return query(conn, scope).to_dict("records")


def test_time_to_send_by_hand(engine):
    """Four reports: sent after 1 and 3 days, covered after 2, never: 3/4, then 3/4 × 1/2 are still out."""
    world = by_hand({
        1: at("2020-01-02T00:00:00"), 2: at("2020-01-04T00:00:00"), 3: at("2020-01-03T00:00:00", "cover"), 4: [],
    })  # fmt: skip
    rows = ask(engine, time_to_send, world, "2020-01-05T12:00:00")
    assert [row["sent_share"] for row in rows] == pytest.approx([0, 1 / 4, 1 / 4, 1 - 3 / 8, 1 - 3 / 8])
    assert [row["at_risk"] for row in rows] == [4, 4, 3, 2, 1]
    assert [row["censored_in_day"] for row in rows] == [0, 0, 1, 0, 1]
    assert rows[-1]["days_open"] == 4.5


def test_what_is_sent_after_the_lock_was_not_sent_in_the_period(engine):
    late = [*at("2020-01-06T00:00:00", "unlock"), *at("2020-01-07T00:00:00")]
    world = by_hand({1: late}, locked="2020-01-05T00:00:00+07:00")
    rows = ask(engine, time_to_send, world, "2020-02-01T00:00:00")
    assert [row["day"] for row in rows][-1] == "2020-01-05"
    assert {row["sent_share"] for row in rows} == {0}


def test_nothing_sent_gives_no_share_and_no_interval(engine):
    rows = ask(engine, time_to_send, by_hand({}, reports=3), "2020-01-02T00:00:00")
    assert [(row["sent_share"], row["at_risk"]) for row in rows] == [(0, 3), (0, 3)]
    assert all(pd.isna(row["low_share"]) for row in rows)


def test_an_account_under_twenty_reports_has_counts_and_no_rate(engine):
    returned = [*at("2020-01-02T00:00:00"), ("2020-01-03T00:00:00", "return"), *at("2020-01-04T00:00:00")]
    few = by_hand({n: at("2020-01-02T00:00:00") for n in range(1, 19)} | {19: returned})
    [row] = ask(engine, checkers, few, "2020-02-01T00:00:00")
    assert (row["checker"], row["sent_ever"], row["returned_after"]) == ("tinha_kt", 19, 1)
    assert pd.isna(row["first_pass_rate"])


def test_twenty_reports_have_a_rate(engine):
    returned = [*at("2020-01-02T00:00:00"), ("2020-01-03T00:00:00", "return"), *at("2020-01-04T00:00:00")]
    enough = by_hand({n: at("2020-01-02T00:00:00") for n in range(1, 20)} | {20: returned})
    [row] = ask(engine, checkers, enough, "2020-02-01T00:00:00")
    assert (row["sent_ever"], row["first_pass_rate"]) == (20, 0.95)


def test_what_the_checker_sends_back_is_not_returned_after_the_check(engine):
    twice = [*at("2020-01-02T00:00:00", "start", "submit_check", "return"), *at("2020-01-03T00:00:00")]
    [row] = ask(engine, checkers, by_hand({1: twice}), "2020-02-01T00:00:00")
    assert (row["returned_after"], row["returned_ever"]) == (0, 1)


@pytest.mark.parametrize("query", [time_to_send, checkers, first_and_final, unlocks])
@pytest.mark.parametrize(
    "changed", [{"viewer": NOBODY}, {"as_of": parse_instant("2019-12-31")}], ids=["nobody", "early"]
)
def test_there_is_nothing_to_see_without_permission_or_before_the_opening(engine, query, changed):
    world = by_hand({1: at("2020-01-02T00:00:00")})
    write(engine, world)
    scope = Scope(**{"viewer": OPERATOR, "periods": (world.code,), "as_of": parse_instant("2020-02-01")} | changed)
    with engine.connect() as conn:
        assert query(conn, scope).empty
