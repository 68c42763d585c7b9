"""What a viewer may see: the Sở of today and, through the succession, every Sở that became it."""

from datetime import date

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import NOBODY, OPERATOR, By, Office, Scope, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.queries.progress import progress
from dashboard.queries.reach import NOTHING, Reach, reach_of, reports_reach
from dashboard.queries.scoping import periods_asked
from dashboard.queries.subtrees import units_within
from dashboard.queries.units import home_periods, homes, units
from dashboard.schema.tables import data_state
from tests.queries.test_scoping import two_eras
from tests.queries.world import write, write_period

BOTH = ("2024-nam", "2025-so-bo-nam")
AN, OLD_BAC, CAO = Viewer("x", "tinhan"), Viewer("x", "tinhbac"), Viewer("x", "tinhcao")
TRAINER = Viewer("x", ROOT_CODE, Office.TRAINER)
MACHINES = Viewer("x", ROOT_CODE, Office.TECHNOLOGY)


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


def ask(engine, query, *given):
    with engine.connect() as conn:
        return query(conn, *given)


def test_the_province_of_today_sees_all_it_came_from(eras):
    assert ask(eras, reach_of, CAO).ids == {2, 3, 4}
    frame = ask(eras, progress, Scope(CAO, periods=BOTH, by=By.UNIT))
    seen = sorted(zip(frame["period_code"], frame["unit_code"], strict=True))
    assert seen == [("2024-nam", "tinhbac"), ("2024-nam", "tinhcao"), ("2025-so-bo-nam", "tinhcao")]


def test_an_ended_unit_sees_its_own_time_alone(eras):
    frame = ask(eras, progress, Scope(OLD_BAC, periods=BOTH, by=By.UNIT))
    assert frame[["period_code", "unit_code"]].to_numpy().tolist() == [["2024-nam", "tinhbac"]]


@pytest.mark.parametrize("viewer", [CAO, OLD_BAC, AN, Viewer("x", "khongco"), NOBODY])
def test_a_viewer_is_at_home_in_the_periods_that_have_a_unit_of_theirs(eras, viewer):
    expected = [code for code in BOTH if len(ask(eras, homes, Scope(viewer, periods=(code,))))]
    assert ask(eras, home_periods, Scope(viewer))["period_code"].tolist() == expected


def test_an_ended_unit_is_at_home_in_its_own_time_alone(eras):
    assert ask(eras, home_periods, Scope(OLD_BAC))["period_code"].tolist() == ["2024-nam"]


def test_a_code_that_two_units_bore_is_the_later_ones(eras):
    assert ask(eras, reach_of, CAO).ids > ask(eras, reach_of, OLD_BAC).ids
    assert ask(eras, reach_of, AN).ids == {5}


@pytest.mark.parametrize("viewer", [NOBODY, Viewer("x", "khongco")])
def test_without_a_unit_or_with_one_in_no_list_there_is_nothing(eras, viewer):
    assert ask(eras, reach_of, viewer) == NOTHING
    assert ask(eras, units, Scope(viewer)).empty


def test_those_who_run_the_machines_see_units_and_periods_but_no_reports(eras):
    assert ask(eras, reports_reach, MACHINES) == NOTHING
    assert ask(eras, progress, Scope(MACHINES, periods=BOTH)).empty
    assert len(ask(eras, periods_asked, Scope(MACHINES, periods=BOTH))) == 2
    assert len(ask(eras, units, Scope(MACHINES, periods=BOTH))) == 3


def test_a_trainer_sees_what_is_simulated_and_nothing_else(eras):
    assert ask(eras, reach_of, TRAINER) == NOTHING
    with eras.begin() as conn:
        conn.execute(sa.update(data_state).values(simulated=True))
    whole = ask(eras, progress, Scope(OPERATOR, periods=BOTH))
    assert len(whole) > 0
    assert ask(eras, progress, Scope(TRAINER, periods=BOTH)).equals(whole)


@pytest.mark.parametrize(
    ("viewer", "period", "expected"),
    [
        (CAO, "2024-nam", {"btp_khtc", "tinhbac", "tinhcao"}),
        (CAO, "2025-so-bo-nam", {"btp_khtc", "tinhcao"}),
        (OLD_BAC, "2025-so-bo-nam", set()),
    ],
)
def test_the_directory_holds_what_is_seen_and_what_is_above_it(eras, viewer, period, expected):
    assert set(ask(eras, units, Scope(viewer, periods=(period,)))["unit_code"]) == expected


def test_units_within_are_those_in_force_on_the_day(eras):
    reach = Reach(((2, "province"), (4, "province")))
    assert set(ask(eras, lambda conn: conn.scalars(units_within(reach, date(2025, 6, 30))).all())) == {2}
    assert set(ask(eras, lambda conn: conn.scalars(units_within(reach, date(2025, 7, 1))).all())) == {4}
