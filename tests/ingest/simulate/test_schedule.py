from collections.abc import Callable
from datetime import date, datetime

import pytest

from dashboard.domain.clock import LOCAL, parse_instant
from dashboard.domain.errors import UnknownCodeError
from dashboard.ingest.simulate.nation import Nation
from dashboard.ingest.simulate.plan import DEMO_AS_OF, DEMO_PERIODS, PeriodNotOpenError, SimulationPlan
from dashboard.ingest.simulate.schedule import Rules, schedule


@pytest.fixture(scope="module")
def rules(read: Callable[[SimulationPlan], Nation]) -> Rules:
    return read(SimulationPlan()).rules


def test_the_official_year_2019_has_the_deadlines_of_cv_121(rules: Rules) -> None:
    deadlines = schedule(rules, "2019-nam-chinh-thuc", DEMO_AS_OF).deadlines
    days = {each.tier: (each.day, each.wording, each.verified) for each in deadlines}
    assert days == {
        "commune": (date(2020, 1, 20), "before_day", True),
        "district": (date(2020, 2, 10), "before_day", True),
        "province": (date(2020, 2, 26), "before_day", True),
    }


def test_one_simulated_letter_marked_so_sets_the_deadlines_of_2026(rules: Rules) -> None:
    deadlines = schedule(rules, "2026-so-bo-nam", DEMO_AS_OF).deadlines
    assert [(each.tier, each.day) for each in deadlines] == [
        ("commune", date(2026, 11, 10)), ("province", date(2026, 11, 20)),
    ]  # fmt: skip
    assert all("mô phỏng" in each.source and each.verified for each in deadlines)


def test_deadlines_of_2025_keep_the_certainty_of_the_reference_data(rules: Rules) -> None:
    deadlines = schedule(rules, "2025-so-bo-nam", DEMO_AS_OF).deadlines
    assert {each.tier: each.verified for each in deadlines} == {"commune": False, "province": True}
    assert not any("mô phỏng" in each.source for each in deadlines)


def test_the_opening_of_the_next_period_of_the_regime_locks_this_one(rules: Rules) -> None:
    periods = [schedule(rules, code, DEMO_AS_OF) for code in DEMO_PERIODS[1:]]
    assert [each.locked_at for each in periods] == [*(each.opened_at for each in periods[1:]), None]


def test_the_official_year_2019_is_locked_when_the_half_year_of_2020_opens(rules: Rules) -> None:
    period = schedule(rules, "2019-nam-chinh-thuc", DEMO_AS_OF)
    assert period.opened_at == datetime(2020, 1, 2, 8, tzinfo=LOCAL)
    assert period.locked_at == datetime(2020, 6, 1, 8, tzinfo=LOCAL)


def test_a_period_stays_open_until_the_next_one_opens(rules: Rules) -> None:
    assert schedule(rules, "2019-nam-chinh-thuc", parse_instant("2020-05-31")).locked_at is None


def test_a_period_that_opens_later_is_refused(rules: Rules) -> None:
    with pytest.raises(PeriodNotOpenError):
        schedule(rules, "2026-tron-nam", DEMO_AS_OF)


@pytest.mark.parametrize("code", ["2019-quy-1", "nam-2019", "2019", ""])
def test_a_code_no_regime_knows_is_refused(rules: Rules, code: str) -> None:
    with pytest.raises(UnknownCodeError):
        schedule(rules, code, DEMO_AS_OF)
