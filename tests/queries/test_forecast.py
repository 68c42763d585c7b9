"""Estimates and their back-test on a small simulated history: only what was known enters, and it beats the simple ways."""

import shutil
from dataclasses import replace

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.domain.scope import NOBODY, OPERATOR, By, Scope, Viewer
from dashboard.domain.units import ROOT_CODE, Tier
from dashboard.ingest.simulate import SimulationPlan, simulate
from dashboard.schema.database import open_engine
from dashboard.schema.tables import data_state
from dashboard.source import ReportSource

THEN = parse_instant("2026-11-17T17:00:00+07:00")
LATER = parse_instant("2027-02-01T00:00:00+07:00")
HISTORY = ("2025-so-bo-nam", "2025-tron-nam", "2026-so-bo-6-thang", "2026-so-bo-nam")
ASKED = Scope(OPERATOR, periods=("2026-so-bo-nam",), as_of=THEN, by=By.TOTAL)
PROVINCES = 6
COUNTS = ["complete_now", "low", "forecast_complete", "high", "expected"]


def go_on(engine: sa.Engine, until, provinces: int = PROVINCES) -> ReportSource:
    plan = SimulationPlan(seed=11, periods=HISTORY, as_of=until, provinces=provinces)
    simulate(engine, plan, loaded_by="tests")
    return ReportSource(engine)


@pytest.fixture(scope="module")
def history(sqlite_reference, tmp_path_factory) -> ReportSource:
    """Four periods of six provinces, all over by the data clock."""
    path = shutil.copy(sqlite_reference, tmp_path_factory.mktemp("history") / "dashboard.db")
    return go_on(open_engine(f"sqlite:///{path}"), LATER)


def test_what_came_later_does_not_enter(reference_engine):
    """The same question of a database cut at T and of one that knows all, the lock of the period too."""
    scopes = [replace(ASKED, by=by) for by in (By.TOTAL, By.PROVINCE, By.FORM)]
    cut = [go_on(reference_engine, THEN, 2).forecast(scope) for scope in scopes]
    whole = [go_on(reference_engine, LATER, 2).forecast(scope) for scope in scopes]
    for before, after in zip(cut, whole, strict=True):
        assert before["forecast_complete"].notna().all()
        pd.testing.assert_frame_equal(before, after)


def test_what_came_later_does_not_enter_the_units_to_be_full(reference_engine):
    scopes = [replace(ASKED, by=by) for by in (By.TOTAL, By.PROVINCE, By.FORM)]
    cut = [go_on(reference_engine, THEN, 2).verdicts_with_forecast(scope) for scope in scopes]
    whole = [go_on(reference_engine, LATER, 2).verdicts_with_forecast(scope) for scope in scopes]
    for before, after in zip(cut, whole, strict=True):
        assert before["forecast_full"].notna().any()
        pd.testing.assert_frame_equal(before, after)


def test_the_first_period_of_all_is_counted_without_an_estimate(reference_engine):
    plan = SimulationPlan(seed=11, periods=HISTORY[-1:], as_of=THEN, provinces=2)
    simulate(reference_engine, plan, loaded_by="tests")
    frame = ReportSource(reference_engine).forecast(ASKED)
    assert frame["forecast_complete"].isna().all()
    assert (frame["expected"] > 0).all()


def test_units_to_be_full_lie_between_those_that_are_and_all(history):
    frame = history.verdicts_with_forecast(replace(ASKED, by=By.PROVINCE, tier=Tier.PROVINCE))
    assert frame["forecast_full"].notna().all()
    assert (frame["full"] <= frame["forecast_full"]).all()
    assert (frame["forecast_full"] <= frame["units"]).all()


def test_counts_of_units_are_those_without_the_forecast(history):
    counts = ["unit_code", "tier", "units", "full", "partial", "none"]
    told, plain = history.verdicts_with_forecast(ASKED), history.verdicts(ASKED)
    pd.testing.assert_frame_equal(told[counts], plain[counts])


@pytest.mark.parametrize(
    ("period", "at"),
    [("2026-so-bo-nam", "2026-11-21T00:00"), ("2025-tron-nam", "2026-01-08T17:00")],
    ids=["the deadline is over", "one earlier period"],
)
def test_units_to_be_full_are_missing_without_a_basis(history, period, at):
    scope = replace(ASKED, periods=(period,), as_of=parse_instant(at))
    assert history.verdicts_with_forecast(scope)["forecast_full"].isna().all()


def test_units_to_be_full_come_near_those_that_were(history):
    """Of six Sở, three days before their deadline of 2026-so-bo-nam."""
    then, over = (
        replace(ASKED, tier=Tier.PROVINCE, as_of=parse_instant(at)) for at in ("2026-11-18", "2026-11-20T23:59:59")
    )
    told = history.verdicts_with_forecast(then).iloc[0]
    came = history.verdicts(over).iloc[0]
    assert abs(told["forecast_full"] - came["full"]) <= 1


def test_both_targets_of_both_tiers_are_estimated_between_what_is_in_and_what_is_expected(history):
    frame = history.forecast(replace(ASKED, by=By.UNIT))
    ordered = frame[COUNTS].astype(int).diff(axis="columns").iloc[:, 1:]
    assert len(frame) > PROVINCES
    assert (ordered >= 0).all(axis=None)


def test_a_target_that_is_over_has_no_row(history):
    """On 17/11 the communes' deadline of 10/11 is over; the lock is expected as long after it as a year before."""
    frame = history.forecast(ASKED)
    assert list(zip(frame["tier"], frame["target"], strict=True)) == [
        ("commune", "lock"), ("province", "deadline"), ("province", "lock"),
    ]  # fmt: skip
    assert frame["target_at"].iloc[1].isoformat() == "2026-11-21T00:00:00+07:00"
    assert history.forecast(replace(ASKED, as_of=LATER)).empty


def test_one_earlier_period_is_told_to_be_too_few(history):
    early = replace(ASKED, periods=("2025-tron-nam",), as_of=parse_instant("2026-01-08T17:00"))
    frame = history.forecast(early)
    assert set(frame["method"]) == {"not_enough_data"}
    assert frame["forecast_complete"].isna().all()
    assert (frame["expected"] > 0).all()


def test_a_department_is_estimated_as_the_nation_sees_it_and_sees_no_other(history):
    nation = history.forecast(replace(ASKED, by=By.PROVINCE))
    code = nation["unit_code"].iloc[0]
    own = history.forecast(replace(ASKED, viewer=Viewer("x", code), by=By.PROVINCE))
    theirs = nation[nation["unit_code"] == code].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, theirs)
    of_unit = history.forecast(replace(ASKED, viewer=Viewer("x", code), unit=code))
    assert of_unit[COUNTS].equals(theirs[COUNTS])


def test_without_permission_there_are_no_rows(history):
    assert history.forecast(replace(ASKED, viewer=NOBODY)).empty
    assert history.backtest(replace(ASKED, viewer=NOBODY, periods=())).empty


def test_the_back_test_speaks_of_past_targets_with_a_basis(history):
    frame = history.backtest(Scope(OPERATOR, by=By.TOTAL))
    assert set(frame["period_code"]) == {"2026-so-bo-6-thang", "2026-so-bo-nam"}
    deadlines = frame[frame["target"] == "deadline"]
    assert set(deadlines["days_before_target"]) <= {10, 5, 3, 1}
    assert (frame["error"] - (frame["forecast_rate"] - frame["actual_rate"])).abs().max() < 1e-12


def test_the_estimate_beats_as_today_and_the_straight_line(history):
    frame = history.backtest(Scope(OPERATOR, by=By.PROVINCE))
    frame = frame[(frame["target"] == "deadline") & (frame["days_before_target"] == 3)]
    off = {
        name: float((frame[name] - frame["actual_rate"]).abs().mean())
        for name in ("forecast_rate", "as_today_rate", "straight_line_rate")
    }
    assert off["forecast_rate"] < 0.06
    assert off["forecast_rate"] < min(off["as_today_rate"], off["straight_line_rate"])


def test_the_back_test_is_the_forecast_of_that_moment(history):
    """Three days before the Sở's deadline of 2026-so-bo-nam."""
    then = replace(ASKED, as_of=parse_instant("2026-11-18T00:00:00+07:00"))
    told = history.forecast(then).query("tier == 'province' and target == 'deadline'").iloc[0]
    past = history.backtest(Scope(OPERATOR, periods=ASKED.periods, by=By.TOTAL))
    row = past.query("tier == 'province' and target == 'deadline' and days_before_target == 3").iloc[0]
    assert row["forecast_rate"] == told["forecast_complete"] / told["expected"]
    assert row["as_today_rate"] == told["complete_now"] / told["expected"]


def lives_read(source: ReportSource, scope: Scope) -> int:
    """How often the answer reads statuses of reports."""
    seen: list[str] = []

    def remember(_conn, _cursor, statement, *_rest):
        seen.extend([statement] if "status_span" in statement else [])

    sa.event.listen(source._engine, "before_cursor_execute", remember)
    source.forecast(scope)
    sa.event.remove(source._engine, "before_cursor_execute", remember)
    return len(seen)


def test_lives_are_read_once_whatever_the_instant_and_anew_once_there_are_new_data(history):
    source, earlier = ReportSource(history._engine), replace(ASKED, as_of=parse_instant("2026-11-16T09:00"))
    assert lives_read(source, ASKED) > 0
    assert lives_read(source, earlier) == 0
    with history._engine.begin() as conn:
        conn.execute(sa.update(data_state).values({"version": source.version + 1}))
    assert lives_read(source, earlier) > 0


@pytest.mark.parametrize("by", [By.TOTAL, By.CHILD, By.FORM])
def test_what_one_viewer_asked_does_not_enter_the_answer_of_another(history, by):
    """Of all that is held the lives alone are shared: what may be shown of them is of the viewer and the unit."""
    code = history.units(ASKED).query("tier == 'province'")["unit_code"].iloc[0]
    own = replace(ASKED, viewer=Viewer("ai", code), unit=code, by=by)
    source = ReportSource(history._engine)
    alone = source.forecast(own)
    for asked_before in (replace(ASKED, by=by), replace(own, viewer=OPERATOR, unit=ROOT_CODE)):
        source = ReportSource(history._engine)
        source.forecast(asked_before)
        pd.testing.assert_frame_equal(source.forecast(own), alone)
    assert alone["expected"].sum() < source.forecast(replace(ASKED, by=by))["expected"].sum()
    assert source.forecast(replace(own, viewer=NOBODY)).empty
    assert source.forecast(replace(own, unit=ROOT_CODE))["expected"].sum() == alone["expected"].sum()
