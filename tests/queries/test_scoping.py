"""What a scope lets through: whose reports, of which periods, as of when, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import from_micros
from dashboard.domain.errors import UnitNotValidError, UnknownCodeError
from dashboard.domain.scope import NOBODY, OPERATOR, Boundaries, By, Scope, Viewer
from dashboard.queries.curve import curve
from dashboard.queries.missing import missing
from dashboard.queries.overdue import overdue
from dashboard.queries.periods import deadlines, periods
from dashboard.queries.progress import progress
from dashboard.queries.punctuality import final_punctuality, punctuality
from dashboard.queries.report import report_life
from dashboard.queries.returns import returns
from dashboard.queries.steps import steps
from dashboard.queries.units import units
from dashboard.queries.verdicts import verdicts
from dashboard.queries.waiting import waiting
from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros, read_example, write, write_period

PERIOD = "2019-vi-du"
AS_OF = datetime.fromisoformat("2020-02-15T12:00:00+07:00")
MEASURES = [
    progress, punctuality, final_punctuality, verdicts, returns, overdue, missing, curve, steps, waiting, report_life,
]  # fmt: skip


@pytest.fixture
def example(engine: sa.Engine) -> sa.Engine:
    write(engine, read_example())
    return engine


def ask(engine: sa.Engine, query: Callable = progress, **choices):
    with engine.connect() as conn:
        return query(conn, Scope(**{"viewer": OPERATOR, "periods": (PERIOD,), "as_of": AS_OF, **choices}))


@pytest.mark.parametrize("query", [*MEASURES, periods, deadlines, units])
def test_nobody_sees_nothing(example, query):
    assert ask(example, query, viewer=NOBODY, unit="xa1_h1_diebien").empty


@pytest.mark.parametrize("query", MEASURES)
def test_outside_the_viewers_subtree_there_are_no_rows(example, query):
    assert ask(example, query, viewer=Viewer("ai", "tinhbacdau"), unit="huyen1_diebien").empty


@pytest.mark.parametrize("query", MEASURES)
def test_before_the_opening_there_are_no_rows(example, query):
    assert ask(example, query, as_of=datetime.fromisoformat("2019-12-20T07:59:59+07:00")).empty


@pytest.mark.parametrize("query", [progress, punctuality, verdicts, returns])
def test_a_viewer_of_the_nation_asked_for_gets_their_own_part(example, query):
    part = ask(example, query, viewer=Viewer("ai", "tinhbacdau"), by=By.UNIT)
    whole = ask(example, query, unit="tinhbacdau", by=By.UNIT)
    assert part.equals(whole)


def test_a_district_sees_its_communes_under_the_name_of_their_province(example):
    frame = ask(example, viewer=Viewer("ai", "huyen1_bacdau"))
    assert frame[["unit_code", "expected"]].to_numpy().tolist() == [["tinhbacdau", 11]]


def test_a_commune_sees_itself_alone(example):
    frame = ask(example, viewer=Viewer("ai", "xa1_h1_bacdau"), by=By.UNIT)
    assert frame["unit_code"].tolist() == ["xa1_h1_bacdau"]


@pytest.mark.parametrize(
    ("choice", "kind", "near"),
    [
        ({"unit": "tinhdiebie"}, "unit", "tinhdiebien"),
        ({"periods": ("2019-vidu",)}, "period", PERIOD),
        ({"form": "T1"}, "form", "T1x"),
    ],
)
def test_a_code_in_no_list_is_refused_with_the_nearest(example, choice, kind, near):
    with pytest.raises(UnknownCodeError) as refused:
        ask(example, **choice)
    assert refused.value.fields["kind"] == kind
    assert near in refused.value.fields["nearest"]


def test_a_code_borne_at_another_time_only_is_told_so(eras):
    with pytest.raises(UnitNotValidError) as refused:
        ask(eras, periods=("2025-so-bo-nam",), as_of=None, unit="tinhbac")
    assert refused.value.fields["day"] == date(2025, 10, 31)
    assert refused.value.fields["successors"] == ("Sở Tư pháp tỉnh Cao mới",)


def test_without_an_instant_it_is_the_data_clock(example):
    clock = from_micros(read_example().newest())
    assert ask(example, as_of=None, by=By.UNIT).equals(ask(example, as_of=clock, by=By.UNIT))


def test_a_form_alone_is_asked_for(example):
    frame = ask(example, form="T1x", by=By.FORM)
    assert frame[["form_code", "expected"]].to_numpy().tolist() == [["T1x", 22]]


# --- two periods, in two eras in which one code is borne by two units ------------------------------


def two_eras() -> tuple[World, World]:
    """Old Bắc and old Cao are one province Cao from 2025-07-01; its code was old Cao's."""
    border = date(2025, 7, 1)
    country = {
        u.id: u for u in (
            Unit(ROOT, "btp_khtc", "Cục", "ministry", None),
            Unit(2, "tinhbac", "Sở Tư pháp tỉnh Bắc", "province", ROOT, valid_to=border),
            Unit(3, "tinhcao", "Sở Tư pháp tỉnh Cao", "province", ROOT, valid_to=border),
            Unit(4, "tinhcao", "Sở Tư pháp tỉnh Cao mới", "province", ROOT, valid_from=border),
            Unit(5, "tinhan", "Sở Tư pháp tỉnh An", "province", ROOT),
        )
    }  # fmt: skip
    forms = {1: Form(1, "t", "Hộ tịch", "Hộ tịch", "province")}
    old = {n: Obligation(n, unit, 1) for n, unit in ((1, 2), (2, 3), (3, 5))}
    new = {n: Obligation(n, unit, 1) for n, unit in ((4, 4), (5, 5))}
    opened = micros("2024-12-20T08:00:00+07:00")
    sent = {1: _sent(opened), 2: [], 3: []}
    locked = micros("2025-06-01T00:00:00+07:00")
    due = {"province": (date(2025, 1, 20), "by_day")}
    first = World(country, forms, old, sent, due, opened, locked, date(2024, 12, 31), code="2024-nam")
    opened = micros("2025-10-20T08:00:00+07:00")
    second = World(
        country, forms, new, {4: _sent(opened), 5: []}, {"province": (date(2025, 11, 20), "by_day")}, opened, None,
        date(2025, 10, 31), code="2025-so-bo-nam", period_id=2, clock=micros("2025-11-01T00:00:00+07:00"),
    )  # fmt: skip
    return first, second


def _sent(opened: int) -> list[Act]:
    return [Act(opened + n, action, 2) for n, action in enumerate(("start", "submit_approve", "approve", "send"), 1)]


@pytest.fixture
def eras(engine: sa.Engine) -> sa.Engine:
    first, second = two_eras()
    write(engine, first)
    with engine.begin() as conn:
        write_period(conn, second)
        conn.execute(
            sa.text("INSERT INTO unit_succession VALUES (2, 4, '2025-07-01', true), (3, 4, '2025-07-01', true)")
        )
    return engine


BOTH = ("2025-so-bo-nam", "2024-nam")


def test_a_code_means_the_unit_that_bore_it_on_the_periods_last_day(eras):
    frame = ask(eras, periods=BOTH, as_of=None, unit="tinhcao", by=By.TOTAL)
    rows = frame[["unit_name", "period_code", "complete"]].to_numpy().tolist()
    assert rows == [["Sở Tư pháp tỉnh Cao", "2024-nam", 0], ["Sở Tư pháp tỉnh Cao mới", "2025-so-bo-nam", 1]]


def test_a_code_of_one_era_only_has_rows_in_that_era(eras):
    frame = ask(eras, periods=BOTH, as_of=None, unit="tinhbac", by=By.TOTAL)
    assert frame["period_code"].tolist() == ["2024-nam"]


def test_rows_are_ordered_by_name_then_code_then_period(eras):
    frame = ask(eras, periods=BOTH, as_of=None)
    assert list(zip(frame["unit_code"], frame["period_code"], strict=True)) == [
        ("tinhan", "2024-nam"), ("tinhan", "2025-so-bo-nam"), ("tinhbac", "2024-nam"), ("tinhcao", "2024-nam"),
        ("tinhcao", "2025-so-bo-nam"),
    ]  # fmt: skip


def test_without_a_period_it_is_the_one_opened_last_by_then(eras):
    def found(**choices):
        return set(ask(eras, periods=(), **choices)["period_code"])

    assert found(as_of=None) == {"2025-so-bo-nam"}
    assert found(as_of=datetime.fromisoformat("2025-10-20T07:59:59+07:00")) == {"2024-nam"}
    assert found(as_of=datetime.fromisoformat("2020-01-01T00:00:00+07:00")) == set()


@pytest.mark.parametrize("by", [By.CHILD, By.PROVINCE])
def test_counts_are_carried_to_the_provinces_of_today(eras, by):
    frame = ask(eras, periods=("2024-nam",), as_of=None, by=by, boundaries=Boundaries.CURRENT)
    rows = frame[["unit_name", "expected", "complete", "completion_rate"]].to_numpy().tolist()
    assert rows == [["Sở Tư pháp tỉnh An", 1, 0, 0.0], ["Sở Tư pháp tỉnh Cao mới", 2, 1, 0.5]]


def test_the_newest_period_comes_first_and_knows_the_one_before(eras):
    frame = ask(eras, periods)
    rows = frame[["period_code", "tiers", "previous_like"]].astype(object).to_numpy().tolist()
    assert rows[0] == ["2025-so-bo-nam", "province", "2024-nam"]
    assert rows[1][:2] == ["2024-nam", "province"]


def test_a_deadline_tells_its_last_day_and_instant(eras):
    scope = Scope(OPERATOR, periods=("2024-nam",), as_of=AS_OF)
    with eras.connect() as conn:
        [row] = deadlines(conn, scope).to_dict("records")
        [moved] = deadlines(conn, replace(scope, periods=("2025-so-bo-nam",), weekend_rule=True)).to_dict("records")
    assert row["due_before"].isoformat() == "2025-01-21T00:00:00+07:00"
    assert moved["last_day"].date() == date(2025, 11, 20)


# --- nothing to count -------------------------------------------------------------------------------


@pytest.fixture
def exempt(engine: sa.Engine) -> sa.Engine:
    world = two_eras()[0]
    world.obligations = {n: replace(o, exempt=True) for n, o in world.obligations.items()}
    world.acts = {}
    write(engine, world)
    return engine


@pytest.mark.parametrize(
    ("query", "rates"),
    [
        (progress, ["completion_rate"]),
        (punctuality, ["on_time_rate", "on_time_rate_sent", "median_days_late", "max_days_late"]),
        (final_punctuality, ["on_time_rate"]),
        (returns, ["first_pass_rate"]),
        (curve, ["completion_rate"]),
        (steps, ["median_hours", "p90_hours", "oldest_hours"]),
    ],
)
def test_where_nothing_is_expected_a_row_has_no_rate(exempt, query, rates):
    frame = ask(exempt, query, periods=("2024-nam",), as_of=None, by=By.PROVINCE)
    assert len(frame) > 0
    assert frame[rates].isna().all(axis=None)


def test_units_of_which_nothing_is_expected_have_no_verdict(exempt):
    frame = ask(exempt, verdicts, periods=("2024-nam",), as_of=None, by=By.TOTAL)
    assert frame[["units", "full", "partial", "none"]].to_numpy().tolist() == [[0, 0, 0, 0]]


def test_exempt_reports_are_in_no_list(exempt):
    for query in (overdue, missing, waiting):
        assert ask(exempt, query, periods=("2024-nam",), as_of=None).empty
