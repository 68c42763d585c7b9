"""The published back-test: what the page shows is what the document says, and both keep what the estimate promises."""

from pathlib import Path

import pytest

from dashboard.reference.backtest import Measured, measured

DOCUMENT = Path(__file__).parents[2] / "docs" / "forecast.md"
MOST = {"nation": 3.0, "province": 6.0}
"""Mean absolute error in points, three days before the deadline."""


def printed() -> list[list[str]]:
    table = DOCUMENT.read_text(encoding="utf-8").split("<!-- back-test -->")[1].split("<!-- end of back-test -->")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def of(row: str, days: int = 3, target: str = "deadline", tier: str = "all") -> Measured:
    found = [m for m in measured() if (m.tier, m.row, m.target, m.days_before) == (tier, row, target, days)]
    return found[0]


def test_the_page_and_the_document_say_the_same():
    ours = [
        [m.tier, m.row, m.target, str(m.days_before), str(m.n), f"{m.estimate:.1f}", f"{m.as_today:.1f}"]
        for m in measured()
    ]
    assert ours == [row[:7] for row in printed()]


def test_days_targets_rows_and_tiers_are_all_there():
    rows = [m for m in measured() if m.row != "units"]
    assert {m.days_before for m in rows} == {10, 5, 3, 1}
    assert {m.row for m in rows} == {"nation", "province"}
    assert {m.tier for m in rows} == {"all", "commune", "province"}
    assert {m.target for m in rows} == {"deadline", "lock"}


@pytest.mark.parametrize("row", MOST)
def test_three_days_before_the_deadline_the_estimate_is_near_enough(row):
    assert of(row).estimate <= MOST[row]


@pytest.mark.parametrize("row", MOST)
@pytest.mark.parametrize("target", ["deadline", "lock"])
def test_it_beats_as_today_and_the_straight_line(row, target):
    told = of(row, target=target)
    assert told.straight_line is not None
    assert told.estimate < min(told.as_today, told.straight_line)


@pytest.mark.parametrize("row", MOST)
def test_the_interval_holds_about_as_many_as_it_says(row):
    told = of(row)
    assert told.covered is not None
    assert 0.7 <= told.covered <= 0.9


def test_units_full_are_told_better_than_by_those_full_today():
    for tier in ("commune", "province"):
        told = of("units", tier=tier)
        assert told.estimate < told.as_today
