"""Every query against the oracle, on random lives, as of any instant, on both engines."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.clock import from_micros, to_micros
from dashboard.domain.scope import OPERATOR, By, Scope
from dashboard.domain.units import Tier
from dashboard.queries.curve import curve
from dashboard.queries.missing import missing
from dashboard.queries.overdue import overdue
from dashboard.queries.progress import current_states, daily_states, progress
from dashboard.queries.punctuality import final_punctuality, punctuality
from dashboard.queries.report import report_life
from dashboard.queries.returns import returns
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import windows
from dashboard.queries.steps import steps
from dashboard.queries.verdicts import verdicts
from dashboard.queries.waiting import waiting
from tests.queries import oracle, oracle_lists
from tests.queries.lives import UNITS, instants, worlds
from tests.queries.world import World, write_on

UNIT_CODES = [unit.code for unit in UNITS.values()]
many = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
tiers = st.none() | st.sampled_from([Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE, Tier.MINISTRY_UNIT])


@contextmanager
def stored(engine: sa.Engine, world: World) -> Iterator[sa.Connection]:
    """A connection that sees the world; nothing of it stays."""
    with engine.connect() as conn, conn.begin() as transaction:
        write_on(conn, world)
        yield conn
        transaction.rollback()


def scopes(data: st.DataObject, world: World) -> tuple[Scope, int, str | None]:
    """Any scope of one period, with its instant and tier in plain words."""
    at, tier = data.draw(instants(world)), data.draw(tiers)
    unit, by = data.draw(st.sampled_from(UNIT_CODES)), data.draw(st.sampled_from(list(By)))
    scope = Scope(OPERATOR, unit, (world.code,), from_micros(at), tier, by)
    return scope, at, tier.value if tier else None


@many
@given(world=worlds(), data=st.data())
@pytest.mark.parametrize(
    ("query", "truth"),
    [
        (progress, oracle.progress),
        (punctuality, oracle.punctuality),
        (final_punctuality, oracle.final_punctuality),
        (returns, oracle.returns),
    ],
    ids=["progress", "punctuality", "final", "returns"],
)
def test_keyed_measures_are_those_of_the_events(engine: sa.Engine, query: Callable, truth: Callable, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = query(conn, scope)
    groups = oracle.grouped(world, scope.unit, scope.by, tier)
    assert_rows(frame, [names | truth(world, numbers, at) for names, numbers in groups])


@many
@given(world=worlds(), data=st.data())
def test_verdicts_are_those_of_the_events(engine: sa.Engine, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = verdicts(conn, scope)
    groups = oracle.grouped(world, scope.unit, scope.by, tier)
    assert_rows(frame, [names | row for names, numbers in groups for row in oracle.verdicts(world, numbers, at)])


@many
@given(world=worlds(), data=st.data())
@pytest.mark.parametrize(
    ("query", "truth"),
    [
        (overdue, oracle_lists.overdue),
        (missing, oracle_lists.missing),
        (curve, oracle_lists.curve),
        (steps, oracle_lists.steps),
        (waiting, oracle_lists.waiting),
    ],
    ids=["overdue", "missing", "curve", "steps", "waiting"],
)
def test_lists_are_those_of_the_events(engine: sa.Engine, query: Callable, truth: Callable, world, data):
    scope, at, tier = scopes(data, world)
    with stored(engine, world) as conn:
        frame = query(conn, scope)
    assert_rows(frame, truth(world, oracle.asked(world, scope.unit, tier), at))


@many
@given(world=worlds(), data=st.data())
def test_the_life_of_a_report_is_its_events(engine: sa.Engine, world, data):
    unit, at = data.draw(st.sampled_from(UNIT_CODES)), data.draw(instants(world))
    with stored(engine, world) as conn:
        frame = report_life(conn, Scope(OPERATOR, unit, (world.code,), from_micros(at)))
    assert_rows(frame, oracle_lists.report(world, unit, at))


@many
@given(world=worlds(), data=st.data())
def test_sums_of_days_and_spans_agree_at_the_end_of_any_day(engine: sa.Engine, world, data):
    day = data.draw(st.integers(0, 40))
    at = oracle.midnight(oracle.local_day(world.opened_at)) + (day + 1) * oracle.DAY - 1
    by = data.draw(st.sampled_from([By.PROVINCE, By.FORM, By.FIELD, By.TOTAL]))
    with stored(engine, world) as conn:
        [window] = windows(conn, Scope(OPERATOR, "btp_khtc", (world.code,), from_micros(at), by=by))
        assert window.is_day_state
        assert sums(conn, daily_states(window)) == sums(conn, current_states(window))


@many
@given(world=worlds(), data=st.data())
def test_provinces_and_what_is_outside_them_sum_to_the_nation(engine: sa.Engine, world, data):
    at, counts = from_micros(data.draw(instants(world))), ["expected", "complete", "on_behalf", *oracle.STATUSES]
    with stored(engine, world) as conn:
        scope = Scope(OPERATOR, "btp_khtc", (world.code,), at)
        [nation] = progress(conn, by(scope, By.TOTAL))[counts].to_dict("records")
        provinces = progress(conn, by(scope, By.PROVINCE))[counts].sum()
        outside = progress(conn, by(scope, By.TOTAL, tier=Tier.MINISTRY_UNIT))[counts].sum()
    assert (provinces + outside).to_dict() == nation


@many
@given(world=worlds(), data=st.data())
def test_every_expected_report_is_in_one_class(engine: sa.Engine, world, data):
    scope, _, _ = scopes(data, world)
    with stored(engine, world) as conn:
        frame = punctuality(conn, scope)
    classes = frame[["on_time", "late", "overdue", "pending", "covered"]].sum(axis="columns")
    assert classes.tolist() == frame["expected"].tolist()
    bands = frame[[*oracle.BANDS]].sum(axis="columns")
    assert bands.tolist() == frame["late"].tolist()


def by(scope: Scope, key: By, tier: Tier | None = None) -> Scope:
    return Scope(scope.viewer, scope.unit, scope.periods, scope.as_of, tier, key)


def sums(conn: sa.Connection, states: sa.Executable) -> dict[tuple[object, str], int]:
    count: Counter[tuple[object, str]] = Counter()
    for row in fetch(conn, states).itertuples(index=False):
        if row.state != "first_sent" and row.key != 0:
            count[row.key, row.state] += int(row.n)
    return dict(+count)


def assert_rows(frame: pd.DataFrame, expected: list[dict[str, object]]) -> None:
    """Same rows in the same order, in every column the oracle names."""
    names = list(expected[0]) if expected else []
    found = [{name: plain(row[name]) for name in names} for row in frame.to_dict("records")]
    assert len(frame) == len(expected)
    assert found == [{name: near(plain(value)) for name, value in row.items()} for row in expected]


def plain(value: object) -> object:
    """Missing as None, instants as microseconds."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return to_micros(value.to_pydatetime())
    return value


def near(value: object) -> object:
    """As near as floats are."""
    return pytest.approx(value, rel=1e-12) if isinstance(value, float) else value


@many
@given(world=worlds(), data=st.data())
@pytest.mark.parametrize("query", [progress, verdicts])
def test_units_directly_below_make_up_the_whole(engine, query, world, data):
    """Tổng quan reads totals off the rows of the units below: each report belongs to one of them."""
    scope, _, _ = scopes(data, world)
    with stored(engine, world) as conn:
        whole, below = (query(conn, by(scope, which)) for which in (By.TOTAL, By.CHILD))
    counts = [name for name in whole.select_dtypes("Int64")]
    assert below[counts].sum().to_dict() == whole[counts].sum().to_dict()
