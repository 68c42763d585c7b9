"""Every bad input of interchange §1 and risks B12–B19 that stands in a cell: told where, what and how to mend it."""

import pytest

from dashboard.console import problem_sentence
from tests.ingest.package import sample
from tests.ingest.package.sample import bent, event, tables, with_row

LONG = "x" * 121

CELLS = {
    # unknown unit, form, period, action, role, tier, regime, indicator
    "unknown unit": ("events", 2, "unit_code", "xamao", "unknown_unit"),
    "unknown unit above": ("units", 4, "parent_code", "huyenmao", "unknown_unit"),
    "unknown acting unit": ("events", 6, "by_unit_code", "huyenx", "unknown_unit"),
    "unknown unit of an account": ("accounts", 2, "unit_code", "xamao", "unknown_unit"),
    "unknown unit of a count": ("integration", 2, "unit_code", "tinhx", "unknown_unit"),
    "unknown form": ("events", 3, "form_code", "CY", "unknown_form"),
    "unknown form of an indicator": ("indicators", 2, "form_code", "CY", "unknown_form"),
    "unknown period": ("events", 2, "period_code", "2020-nam", "unknown_period"),
    "unknown period of a deadline": ("deadlines", 2, "period_code", "2020-nam", "unknown_period"),
    "unknown action": ("events", 4, "action", "sign", "unknown_action"),
    "unknown role": ("accounts", 2, "role", "gd", "unknown_role"),
    "unknown tier": ("forms", 2, "tier", "ward", "unknown_tier"),
    "unknown regime": ("forms", 2, "regime", "TT99", "unknown_regime"),
    "unknown indicator": ("figures", 2, "indicator_code", "c9", "unknown_indicator"),
    # cells
    "malformed time": ("events", 2, "at", "05/01/2020 08:00", "bad_time"),
    "impossible time": ("events", 2, "at", "2020-02-30T08:00:00", "bad_time"),
    "malformed day": ("deadlines", 2, "day", "20/01/2020", "bad_day"),
    "impossible day": ("deadlines", 2, "day", "2023-02-29", "bad_day"),
    "negative count": ("figures", 2, "value", "-3", "negative"),
    "fractional count": ("figures", 2, "value", "1.5", "fraction"),
    "negative integration": ("integration", 2, "value", "-3", "negative"),
    "fractional integration": ("integration", 2, "value", "3.0", "fraction"),
    "malformed number": ("figures", 3, "value", "1,5", "not_a_number"),
    "grouped number": ("figures", 2, "value", "1.234.567", "not_a_number"),
    "exponent": ("figures", 3, "value", "1e3", "not_a_number"),
    "signed number": ("figures", 2, "value", "+3", "not_a_number"),
    "too many decimals": ("figures", 3, "value", "0.12345", "too_many_digits"),
    "malformed year": ("periods", 2, "year", "MMXIX", "not_a_number"),
    "flag not 0 or 1": ("forms", 2, "verified", "x", "not_allowed"),
    "wording": ("deadlines", 2, "wording", "soon", "not_allowed"),
    "missing value": ("units", 2, "name", "", "missing_value"),
    "missing actor": ("events", 2, "actor", "", "missing_value"),
    "too long": ("forms", 2, "code", LONG, "too_long"),
    # keys
    # who owes what
    "form of another tier": ("events", 2, "form_code", "CH", "wrong_tier"),
    # tree and time
    "tree in circles": ("units", 2, "parent_code", "xamau", "circle"),
    "unit before its start": ("units", 5, "valid_to", "1899-01-01", "dates_reversed"),
    "no unit above": ("units", 2, "parent_code", "", "missing_value"),
    "period ends before it starts": ("periods", 2, "ends_on", "2018-12-31", "dates_reversed"),
    "lock before opening": ("periods", 2, "locked_at", "2020-01-01T00:00:00+07:00", "dates_reversed"),
    "period in the future": ("periods", 2, "opened_at", "2999-01-01T00:00:00+07:00", "future"),
}
"""Table, row, column, the wrong text put there, the code it is refused with."""

UNOPENED = {**bent("periods", 2, opened_at="", locked_at=sample.LOCK), "events": [], "figures": []}
OFF_ROSTER = {**tables(), "figures": [{**sample.PACKAGE["figures"][0], "form_code": "CT"}]}
NO_DEADLINE = {**tables(), "deadlines": tables()["deadlines"][:2]}

ROWS = {
    "duplicate event": (with_row("events", reason="khác"), ("events", 7, "reason", "khác", "duplicate_row")),
    "duplicate figure": (with_row("figures", value="2.5"), ("figures", 4, "value", "2.5", "duplicate_row")),
    "duplicate unit": (with_row("units", name="UBND xã Ba"), ("units", 6, "name", "UBND xã Ba", "duplicate_row")),
    "overlapping versions": (
        with_row("units", valid_from="2010-01-01"),
        ("units", 6, "valid_from", "2010-01-01", "overlap"),
    ),
    "figure of another tier": (OFF_ROSTER, ("figures", 2, "form_code", "CT", "wrong_tier")),
    "lock of a period not opened": (UNOPENED, ("periods", 2, "locked_at", sample.LOCK, "locked_unopened")),
    "tier without a deadline": (NO_DEADLINE, ("deadlines", None, "tier", "province", "missing_deadline")),
    "event by a unit beside": (
        {**tables(), "events": [event(by_unit_code="xamau")]},
        ("events", 2, "by_unit_code", "xamau", "not_above"),
    ),
}
"""Packages with a wrong row, and where they are refused."""


def assert_refused(engine, path, *place):
    table, row, column, value, code = place
    problems = sample.refused(engine, path).problems
    wanted = (f"{table}.csv", row, column, value, code)
    found = next(p for p in problems if (p.file, p.row, p.column, p.value, p.code) == wanted)
    sentence = problem_sentence(found)
    assert value in sentence or len(value) > 100
    assert "Hãy" in sentence


@pytest.mark.parametrize("case", CELLS)
def test_a_bad_cell_is_refused_where_it_stands(refusing_world, tmp_path, case):
    table, row, column, value, _ = CELLS[case]
    assert_refused(refusing_world, sample.write(tmp_path / "p", bent(table, row, **{column: value})), *CELLS[case])


@pytest.mark.parametrize("case", ROWS)
def test_a_bad_row_is_refused_where_it_stands(refusing_world, tmp_path, case):
    package, place = ROWS[case]
    assert_refused(refusing_world, sample.write(tmp_path / "p", package), *place)


def test_every_problem_is_listed_not_the_first_alone(refusing_world, tmp_path):
    package = bent("events", 2, unit_code="xamao")
    package["figures"][0]["value"] = "-1"
    package["forms"][1]["tier"] = "ward"
    problems = sample.refused(refusing_world, sample.write(tmp_path / "p", package)).problems
    assert {p.code for p in problems} >= {"unknown_unit", "negative", "unknown_tier"}


def test_what_refers_to_a_refused_row_is_not_called_unknown(refusing_world, tmp_path):
    problems = sample.refused(refusing_world, sample.write(tmp_path / "p", bent("units", 4, valid_from="x"))).problems
    assert [(p.file, p.code) for p in problems] == [("units.csv", "bad_day")]


def test_an_unknown_unit_is_answered_with_the_nearest_names(refusing_world, tmp_path):
    problems = sample.refused(
        refusing_world, sample.write(tmp_path / "p", bent("figures", 2, unit_code="xamao"))
    ).problems
    assert "xamau (UBND xã Mẫu)" in problem_sentence(problems[0])


def test_rows_that_repeat_each_other_wholly_are_one(world, tmp_path):
    assert sample.load(world, sample.write(tmp_path / "p", with_row("events"))).rows["events"]["inserted"] == 5


def test_a_broken_file_does_not_hide_what_is_wrong_in_others(refusing_world, tmp_path):
    path = sample.write(tmp_path / "p", bent("figures", 2, unit_code="xamao"))
    (path / "events.csv").write_text("period_code\n", encoding="utf-8")
    assert {(p.file, p.code) for p in sample.refused(refusing_world, path).problems} == {
        ("events.csv", "missing_column"), ("figures.csv", "unknown_unit"),
    }  # fmt: skip


def test_what_refers_to_a_ragged_row_is_not_called_unknown(refusing_world, tmp_path):
    path = sample.write(tmp_path / "p", tables())
    text = (path / "units.csv").read_text(encoding="utf-8").replace("09801,,1900-01-01,", "09801,,1900-01-01")
    (path / "units.csv").write_text(text, encoding="utf-8")
    assert [(p.file, p.row, p.code) for p in sample.refused(refusing_world, path).problems] == [
        ("units.csv", 4, "ragged_row")
    ]
