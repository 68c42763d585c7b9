"""The weekend switch of an installation: every page reckons with the Monday and says both days; off, nothing changes."""

import re
from datetime import date, datetime

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import LOCAL, parse_as_of
from dashboard.domain.scope import OPERATOR
from dashboard.domain.units import Tier
from dashboard.rendering import Shared
from dashboard.schema.tables import data_state
from dashboard.settings import Settings
from dashboard.source import ReportSource, open_source
from dashboard.views.components.downloads import asked
from dashboard.views.deadlines import DeadlinesView
from dashboard.views.overview import OverviewView
from dashboard.views.progress import ProgressView
from tests.queries.world import read_example, write
from tests.views.nation import Nation

SUNDAY = date(2026, 11, 22)
MONDAY_MORNING = datetime(2026, 11, 23, 9, tzinfo=LOCAL)
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=LOCAL)
MONDAY_OF_THE_EXAMPLE = "2020-01-20T12:00"
"""The example's communes are due before Monday 20/01/2020: the last day is Sunday the 19th."""


@pytest.fixture(params=[False, True], ids=["off", "on"])
def example(request, sqlite_engine: sa.Engine) -> ReportSource:
    write(sqlite_engine, read_example())
    with sqlite_engine.begin() as conn:
        conn.execute(sa.update(data_state).values(data_clock=parse_as_of("2020-03-25")))
    return ReportSource(sqlite_engine, weekend_rule=request.param)


def lead(page, source, query=""):
    made = page(source=source, viewer=OPERATOR, shared=Shared()).open(query)
    return re.search(r'<p class="lead">(.*?)</p>', made.main).group(1)


def text(page, source, query=""):
    main = page(source=source, viewer=OPERATOR, shared=Shared()).open(query).main
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_the_pages_take_the_rule_of_the_installation():
    settings = Settings(weekend_rule=True)
    assert open_source("sqlite:///nothing.db", settings).weekend_rule
    assert asked(DeadlinesView, Nation(weekend_rule=True), OPERATOR, "").scope.weekend_rule
    assert not asked(DeadlinesView, Nation(), OPERATOR, "").scope.weekend_rule


def test_numbers_of_the_page_are_those_of_the_question_under_the_rule(example):
    question = asked(DeadlinesView, example, OPERATOR, f"?cap=xa&luc={MONDAY_OF_THE_EXAMPLE}")
    said = lead(DeadlinesView, example, f"?cap=xa&luc={MONDAY_OF_THE_EXAMPLE}")
    row = example.punctuality(question.scope)[["on_time", "late", "pending"]].sum()
    if example.weekend_rule:
        assert said.startswith(f"{row.on_time:02d}/44 biểu của xã, phường đã gửi trong hạn, {row.pending} biểu còn hạn")
    else:
        assert f"{row.on_time:02d} biểu gửi đúng hạn" in said
        assert row.pending == 0


def test_both_days_are_said_where_the_rule_moves_one(example):
    said = lead(DeadlinesView, example, f"?cap=xa&luc={MONDAY_OF_THE_EXAMPLE}")
    assert "19/01/2020 (Chủ nhật)" in said or "19/01/2020, Chủ nhật" in said
    assert ("20/01/2020 (thứ Hai)" in said) == example.weekend_rule


def test_the_table_of_deadlines_says_where_it_was_moved(example):
    told = text(DeadlinesView, example, "?cap=xa&muc=thoi-han&luc=2020-01-15")
    assert ("đã dời từ 19/01/2020 sang 20/01/2020" in told) == example.weekend_rule
    assert ("ngày cuối là Chủ nhật, chưa dời" in told) != example.weekend_rule


def test_a_sunday_by_day_is_said_with_its_monday():
    said = lead(OverviewView, Nation(day=SUNDAY, as_of=FRIDAY, weekend_rule=True))
    assert "22/11/2026" in said
    assert "23/11/2026 (thứ Hai)" in said
    assert "23/11/2026" not in lead(OverviewView, Nation(day=SUNDAY, as_of=FRIDAY))


def test_on_the_monday_itself_nothing_is_late_yet():
    moved, nominal = (Nation(day=SUNDAY, as_of=MONDAY_MORNING, weekend_rule=rule) for rule in (True, False))
    assert "đã quá thời hạn" in lead(OverviewView, nominal)
    assert "đã quá thời hạn" not in lead(OverviewView, moved)


def test_files_answer_under_the_rule_too(example):
    question = asked(DeadlinesView, example, OPERATOR, f"?cap=xa&luc={MONDAY_OF_THE_EXAMPLE}")
    sheet = DeadlinesView.exports["dues"](example, question)
    [due] = sheet.frame[sheet.frame["tier"] == Tier.COMMUNE.value].to_dict("records")
    assert (due["last_day"] == due["day"]) == example.weekend_rule


def test_a_page_that_asks_of_a_due_report_takes_the_rule(example):
    assert asked(ProgressView, example, OPERATOR, "").scope.weekend_rule == example.weekend_rule
