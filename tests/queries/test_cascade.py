"""What each unit has from those below, where the days went, when reports were sent: against the oracle, and by hand."""

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.clock import from_micros, parse_instant
from dashboard.domain.scope import NOBODY, OPERATOR, Scope, Viewer
from dashboard.domain.units import Tier
from dashboard.queries.cascade import cascade
from dashboard.queries.chain import chain
from dashboard.queries.loops import loops
from dashboard.queries.sendings import sendings
from dashboard.queries.unlocks import unlocks
from tests.queries import oracle, oracle_deadlines
from tests.queries.lives import instants, worlds
from tests.queries.test_oracle import UNIT_CODES, assert_rows, many, scopes, stored
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros, write

HAND_UNITS = {
    ROOT: Unit(ROOT, "btp_khtc", "Cục", "ministry", None), 2: Unit(2, "tinha", "Sở An", "province", ROOT),
    3: Unit(3, "xa_tinha", "Xã Một", "commune", 2), 4: Unit(4, "xb_tinha", "Xã Hai", "commune", 2),
}  # fmt: skip
HAND_FORMS = {1: Form(1, "x", "Hộ tịch", "Hộ tịch", "commune"), 2: Form(2, "t", "Hộ tịch", "Hộ tịch", "province")}
DUE = {"commune": (date(2020, 1, 10), "by_day"), "province": (date(2020, 1, 20), "before_day")}
SENT = ("start", "submit_approve", "approve", "send")


def by_hand(*sent: tuple[int, str], exempt: tuple[int, ...] = ()) -> World:
    """Two communes and their Sở, each with one report, sent at these times."""
    obligations = {
        n: Obligation(n, unit, form, exempt=n in exempt) for n, unit, form in ((1, 3, 1), (2, 4, 1), (3, 2, 2))
    }
    acts = {n: [Act(micros(f"{at}+07:00"), action, obligations[n].unit) for action in SENT] for n, at in sent}
    return World(
        HAND_UNITS, HAND_FORMS, obligations, acts, DUE, micros("2020-01-02T08:00:00+07:00"), None, date(2019, 12, 31)
    )


def ask(engine: sa.Engine, world: World, as_of: str = "2020-01-15T00:00:00", **asked) -> list[dict[str, object]]:
    write(engine, world)
    scope = Scope(**{"viewer": OPERATOR, "periods": (world.code,), "as_of": parse_instant(as_of), **asked})
    with engine.connect() as conn:
        return cascade(conn, scope).to_dict("records")


@many
@given(world=worlds(), data=st.data())
def test_what_each_unit_has_from_below_is_in_the_events(engine: sa.Engine, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = cascade(conn, scope)
    assert_rows(frame, oracle_deadlines.cascade(world, scope.unit, tier, at))


@many
@given(world=worlds(), data=st.data())
@pytest.mark.parametrize(
    ("query", "truth"),
    [
        (chain, oracle_deadlines.chain),
        (sendings, oracle_deadlines.sendings),
        (loops, oracle_deadlines.loops),
        (unlocks, oracle_deadlines.unlocks),
    ],
    ids=["chain", "sendings", "loops", "unlocks"],
)
def test_lists_of_deadlines_are_those_of_the_events(engine: sa.Engine, query: Callable, truth: Callable, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = query(conn, scope)
    assert_rows(frame, truth(world, oracle.asked(world, scope.unit, tier), at))


@many
@given(world=worlds(), data=st.data())
def test_nobody_sees_beyond_their_own_subtree(engine: sa.Engine, world, data):
    own, at = data.draw(st.sampled_from(UNIT_CODES)), data.draw(instants(world))
    with stored(engine, world) as conn:
        frame = cascade(conn, Scope(Viewer("x", own), periods=(world.code,), as_of=from_micros(at)))
    assert_rows(frame, oracle_deadlines.cascade(world, own, None, at))


def test_slack_counts_from_the_last_child_once_all_have_sent(engine):
    [row] = ask(engine, by_hand((1, "2020-01-08T00:00:00"), (2, "2020-01-12T00:00:00")))
    assert (row["children_expected"], row["children_complete"]) == (2, 2)
    assert row["last_child_sent_at"].isoformat() == "2020-01-12T00:00:00+07:00"
    assert row["slack_hours"] == 8 * 24


def test_slack_counts_from_now_while_a_child_is_missing_and_goes_below_zero(engine):
    [row] = ask(engine, by_hand((1, "2020-01-08T00:00:00")), "2020-01-21T00:00:00")
    assert (row["children_complete"], row["slack_hours"]) == (1, -24)


def test_an_exempt_child_is_not_waited_for(engine):
    [row] = ask(engine, by_hand((1, "2020-01-08T00:00:00"), exempt=(2,)))
    assert (row["children_expected"], row["children_complete"], row["slack_hours"]) == (1, 1, 12 * 24)


def test_a_unit_nothing_is_expected_below_of_has_no_row(engine):
    assert ask(engine, by_hand((3, "2020-01-08T00:00:00"), exempt=(1, 2))) == []


@pytest.mark.parametrize(
    "asked",
    [{"viewer": NOBODY}, {"as_of": "2020-01-01T00:00:00"}, {"tier": Tier.COMMUNE}, {"unit": "xa_tinha"}],
    ids=["no viewer", "before the opening", "another tier", "nobody below"],
)
def test_there_are_no_rows_where_there_is_nothing_to_see(engine, asked):
    assert ask(engine, by_hand((1, "2020-01-08T00:00:00")), **asked) == []
