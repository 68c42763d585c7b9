"""The habits of design §4 can be seen in the simulated nation."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from dashboard.ingest.simulate.habits import HABITS, last_sending
from dashboard.ingest.simulate.plan import DEMO_PERIODS, SimulationPlan

Simulated = Callable[[SimulationPlan, str], dict[str, pd.DataFrame]]
NATION = SimulationPlan()
OLD, FIRST, IN_FLIGHT = DEMO_PERIODS[0], DEMO_PERIODS[1], DEMO_PERIODS[-1]
KEY = ["unit_code", "form_code"]


@pytest.fixture
def old(simulated: Simulated) -> pd.DataFrame:
    events = simulated(NATION, OLD)["events"]
    return events.assign(when=pd.to_datetime(events["at"]))


def first_sends(simulated: Simulated, code: str, tier: str) -> pd.DataFrame:
    events = simulated(NATION, code)["events"]
    sends = events[(events.action == "send") & events.form_code.str.endswith(f"-{tier}")]
    return sends.drop_duplicates(KEY)


def status(simulated: Simulated, code: str) -> pd.DataFrame:
    tables = simulated(NATION, code)
    last = tables["events"].groupby(KEY).action.last().rename("last")
    owed = tables["roster"][tables["roster"].exempt == "0"].join(last, on=KEY)
    return owed.assign(complete=owed["last"].isin(["send", "receive"]), form_tier=owed.form_code.map(tier_of))


def tier_of(form: str) -> str:
    return "commune" if form.endswith("commune") else "above"


@pytest.mark.parametrize(("code", "reports"), [(OLD, 46_539), (FIRST, 13_998), (IN_FLIGHT, 13_998)])
def test_the_nation_has_its_true_size(simulated: Simulated, code: str, reports: int) -> None:
    assert len(simulated(NATION, code)["roster"]) == reports


def test_a_three_tier_period_has_about_a_quarter_of_a_million_events(old: pd.DataFrame) -> None:
    assert 230_000 < len(old) < 270_000


def test_communes_send_most_in_the_last_two_days(simulated: Simulated) -> None:
    days = first_sends(simulated, FIRST, "commune")["at"].str[:10]
    assert days.isin(["2025-11-07", "2025-11-10"]).mean() > 0.5
    assert days.mode()[0] == "2025-11-10"


def test_nights_lunches_and_weekends_are_quiet(old: pd.DataFrame) -> None:
    hours = old.when.dt.hour
    assert ((hours < 6) | (hours >= 22)).mean() < 0.005
    assert (hours == 12).mean() < 0.02
    assert (old.when.dt.day_of_week >= 5).mean() < 0.06


def test_tet_is_quiet(old: pd.DataFrame) -> None:
    assert old.when.between("2020-01-23T00:00+07:00", "2020-01-30T00:00+07:00").mean() < 0.005


def test_units_entered_by_the_level_above_stay_so(simulated: Simulated) -> None:
    always = [behalf_units(simulated, code) for code in DEMO_PERIODS[1:]]
    kept = set.intersection(*always)
    assert len(kept) > 0.9 * max(map(len, always)) > 0


def behalf_units(simulated: Simulated, code: str) -> set[str]:
    events = simulated(NATION, code)["events"]
    starts = events[events.action == "start"]
    share = (starts.by_unit_code != "").groupby(starts.unit_code).mean()
    return set(share.index[share == 1])


def test_a_slow_unit_is_slow_again(simulated: Simulated) -> None:
    ranks = [
        pd.to_datetime(first_sends(simulated, code, "commune").groupby("unit_code")["at"].max()).rank(pct=True)
        for code in DEMO_PERIODS[1:3]
    ]
    assert np.corrcoef(*ranks[0].align(ranks[1], join="inner"))[0, 1] > 0.3


def test_a_missing_checker_leaves_reports_waiting_for_the_check(simulated: Simulated) -> None:
    stuck = status(simulated, IN_FLIGHT)
    per_unit = stuck[stuck["last"] == "submit_check"].groupby("unit_code").size()
    assert per_unit.max() >= 10


def test_returns_give_one_of_the_reasons_and_are_sent_again(old: pd.DataFrame) -> None:
    returned = old[old.action == "return"]
    assert (returned.reason != "").all()
    assert returned.reason.nunique() > 10
    sends = old[old.action == "send"].groupby(KEY).size()
    assert (sends > 1).mean() == pytest.approx(0.035, abs=0.02)


def test_the_lock_finds_some_reports_unsent_and_few_are_opened_again(simulated: Simulated) -> None:
    reports = status(simulated, FIRST)
    lost = ~reports.complete & ~reports["last"].isin(["cover", "exempt"])
    assert 0.003 < lost.mean() < 0.03
    unlocked = simulated(NATION, FIRST)["events"].query("action == 'unlock'")
    assert 3 <= len(unlocked) <= 30
    assert unlocked.document.str.contains("mô phỏng").all()


def test_some_reports_are_covered_and_some_exempted(simulated: Simulated) -> None:
    counts = simulated(NATION, OLD)["events"].action.value_counts()
    assert counts["cover"] > 50
    assert 5 < counts["exempt"] < 50


def test_three_days_before_the_deadline_seven_in_ten_reports_of_the_provinces_are_sent(simulated: Simulated) -> None:
    reports = status(simulated, IN_FLIGHT)
    units = reports[reports.form_tier == "above"].groupby("unit_code").complete.agg(["mean", "size"])
    assert ((units["mean"] == 1).sum(), (units["mean"] == 0).sum(), len(units)) == (18, 7, 34)
    assert reports[reports.form_tier == "above"].complete.mean() == pytest.approx(0.70, abs=0.02)


def test_reports_wait_at_the_centre(simulated: Simulated) -> None:
    reports = status(simulated, IN_FLIGHT)
    waiting = reports[(reports.form_tier == "above") & (reports["last"] == "send")]
    assert 40 < len(waiting) < 160


def test_communes_are_mostly_through_a_week_after_their_deadline(simulated: Simulated) -> None:
    reports = status(simulated, IN_FLIGHT)
    assert 0.88 < reports[reports.form_tier == "commune"].complete.mean() < 0.97


def test_most_summaries_wait_for_those_below(simulated: Simulated) -> None:
    events = simulated(NATION, OLD)["events"]
    sends = events[events.action == "send"].drop_duplicates(KEY)
    communes = pd.to_datetime(sends[sends.form_code.str.endswith("commune")]["at"])
    provinces = pd.to_datetime(sends[sends.form_code.str.endswith("province")]["at"])
    assert (provinces > communes.quantile(0.8)).mean() > 0.9


def test_a_short_period_squeezes_the_early_senders_into_it() -> None:
    habit = HABITS["commune"]
    last = last_sending(habit, np.array([0.0, 0.5]), opened=0.0, due=24.0)
    assert last[0] == pytest.approx(0.6 * 8)
    assert last[0] < last[1] < 24.0
