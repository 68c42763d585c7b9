"""Simulated figures: the same every time, true to the arithmetic of the forms, sums of what had come, defects known."""

import pandas as pd
import pytest

from dashboard.domain.quality.arithmetic import Rule
from dashboard.ingest.simulate.figures import Answers
from dashboard.ingest.simulate.period import Played, simulate_period
from dashboard.ingest.simulate.plan import Figures, Names, SimulationPlan
from dashboard.reference.checks import arithmetic_rules

PERIODS = ("2025-so-bo-nam", "2025-tron-nam")
REAL = SimulationPlan(seed=5, provinces=3, figures=Figures.ALL)
INVENTED = SimulationPlan(seed=5, provinces=3, names=Names.FICTITIOUS, figures=Figures.ALL)


@pytest.fixture(scope="module")
def played(read):
    """Tables of both periods of a plan, and the answers of what was planted."""

    def play(plan, periods=PERIODS):
        nation, held = read(plan), Played()
        return {code: simulate_period(nation, plan, code, held) for code in periods}, held.answers

    return play


@pytest.fixture(scope="module")
def real(played):
    return played(REAL)


@pytest.fixture(scope="module")
def invented(played):
    return played(INVENTED)


def wide(tables, form):
    figures = tables["figures"]
    ours = figures[figures.form_code == form]
    values = ours.assign(value=pd.to_numeric(ours.value))
    return values.pivot_table(index="unit_code", columns="indicator_code", values="value")


def test_the_same_seed_gives_the_same_figures(played, real):
    again, _ = played(REAL)
    assert all(again[code]["figures"].equals(real[0][code]["figures"]) for code in PERIODS)


def test_without_the_wish_there_are_none(read):
    plan = SimulationPlan(seed=5, provinces=3)
    assert "figures" not in simulate_period(read(plan), plan, PERIODS[0])


def test_events_are_the_same_with_figures_and_without(read, real):
    plan = SimulationPlan(seed=5, provinces=3)
    assert simulate_period(read(plan), plan, PERIODS[0])["events"].equals(real[0][PERIODS[0]]["events"])


def test_the_arithmetic_of_the_forms_holds(real):
    form = wide(real[0][PERIODS[1]], "10b/TP/CC")
    for held in arithmetic_rules():
        if held.form == "10b/TP/CC":
            rule = Rule.of(held.left, held.relation, held.right)
            left, right = (form[list(side)].sum(axis=1).to_numpy() for side in (rule.left, rule.right))
            assert not rule.broken(left, right).any(), str(rule)


def test_of_one_year_the_longer_period_is_never_the_smaller_count(real):
    first, final = (wide(real[0][code], "TAM-TT17_2025-chung-thuc-commune") for code in PERIODS)
    both = final.index.intersection(first.index)
    assert len(both) > 100
    assert (final.loc[both] >= first.loc[both]).all(axis=None)


def test_a_sum_is_that_of_most_of_the_reports_below(real):
    above = wide(real[0][PERIODS[1]], "TAM-TT17_2025-chung-thuc-province")["c1"].sum()
    below = wide(real[0][PERIODS[1]], "TAM-TT17_2025-chung-thuc-commune")["c1"].sum()
    assert 0.9 <= above / below <= 1.1


def test_nothing_is_planted_under_real_names(real):
    assert real[1].held == []


def test_what_is_planted_under_invented_names_stands_in_the_figures(invented):
    tables, answers = invented
    outliers = [answer for answer in answers.held if answer.check == "outlier"]
    assert outliers
    for answer in outliers:
        assert wide(tables[answer.period], answer.form).loc[answer.unit, answer.indicator] == answer.value
        assert answer.value in {answer.expected * 10, answer.expected * 1000}


def test_a_copy_of_the_last_period_is_one(invented):
    tables, answers = invented
    for answer in (answer for answer in answers.held if answer.check == "copied_previous"):
        now, before = (wide(tables[code], answer.form).loc[answer.unit] for code in PERIODS[::-1])
        assert now.equals(before)


def test_a_report_has_one_defect_at_most(invented):
    keys = [(answer.period, answer.unit, answer.form) for answer in invented[1].held]
    assert len(keys) == len(set(keys)) > 10


def test_the_key_is_a_table_with_its_columns(invented, tmp_path):
    path = tmp_path / "key.csv"
    invented[1].write(path)
    assert list(pd.read_csv(path).columns)[:4] == ["period_code", "unit_code", "form_code", "check"]
    assert list(Answers().frame().columns) == list(pd.read_csv(path).columns)
