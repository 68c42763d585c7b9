"""What ``check`` finds once somebody has laid hands on a database."""

import pytest
import sqlalchemy as sa

from dashboard.console import problem_sentence
from dashboard.ingest.check import check, missing_packages
from dashboard.schema.tables import daily_change, data_load, data_state, deadline, event, report, status_span
from tests.ingest.package import sample

HANDS = {
    "a state changed": (sa.update(report).values(status="sent"), "derived_differs", "report"),
    "a span lost": (sa.delete(status_span).where(status_span.c.ordinal == 1), "derived_differs", "status_span"),
    "a day changed": (
        sa.update(daily_change).values(change=daily_change.c.change + 1),
        "derived_differs",
        "daily_change",
    ),
    "a clock set back": (sa.update(data_state).values(data_clock=None), "clock_behind", "data_state"),
    "no state at all": (sa.delete(data_state), "state_missing", "data_state"),
    "a deadline lost": (sa.delete(deadline).where(deadline.c.tier == "province"), "tier_without_deadline", "deadline"),
    "a commune moved": (
        sa.update(report).where(report.c.tier == "commune").values(district_id=None),
        "derived_differs",
        "report",
    ),
    "an action unheard of": (
        sa.update(event).where(event.c.action == "approve").values(action="bless"),
        "unknown_action",
        "event",
    ),
    "an event lost": (sa.delete(event).where(event.c.action == "approve"), "lives_broken", "event"),
}


@pytest.fixture
def world(engine: sa.Engine, tmp_path) -> sa.Engine:
    """The sample, loaded."""
    sample.load(sample.seed(engine), sample.write(tmp_path / "p", sample.tables()))
    return engine


def test_a_database_nobody_touched_is_well(world):
    assert check(world) == []


@pytest.mark.parametrize("case", HANDS)
def test_what_was_tampered_with_is_found(world, case):
    statement, code, table = HANDS[case]
    with world.begin() as conn:
        conn.execute(statement)
    found = check(world)
    assert (code, table) in {(problem.code, problem.file) for problem in found}
    assert all("Hãy" in problem_sentence(problem) for problem in found)


def test_a_simulated_load_must_leave_its_mark(world, tmp_path):
    sample.load(
        world, sample.write(tmp_path / "q", {"units": [{**sample.PACKAGE["units"][3], "code": "xb"}]}, simulated=True)
    )
    with world.begin() as conn:
        conn.execute(sa.update(data_state).values(simulated=False))
    assert [problem.code for problem in check(world)] == ["not_simulated"]


def test_reference_data_of_another_edition_is_found(world):
    values = {"kind": "reference", "name": "-", "sha256": "0" * 64, "size": 1, "loaded_by": "tests", "simulated": False}
    with world.begin() as conn:
        at = conn.scalar(sa.select(data_state.c.loaded_at))
        conn.execute(sa.insert(data_load).values(**values, loaded_at=at, rows={}))
    assert [problem.code for problem in check(world)] == ["reference_stale"]


def test_a_package_that_is_not_installed_is_named():
    needed = ("pandas>=3", "nothing-of-this-name>=1 ; python_version > '3'", 'pytest-of-dreams>=1; extra == "test"')
    assert [problem.file for problem in missing_packages(needed)] == ["nothing-of-this-name"]


def test_rows_that_refer_to_nothing_are_found(sqlite_engine, tmp_path):
    sample.load(sample.seed(sqlite_engine), sample.write(tmp_path / "p", sample.tables()))
    with sqlite_engine.connect() as conn:
        conn.connection.execute("PRAGMA foreign_keys = OFF")
        conn.execute(sa.delete(report).where(report.c.tier == "province"))
        conn.commit()
    found = {(problem.file, problem.column, problem.code) for problem in check(sqlite_engine)}
    assert found == {("status_span", "report_id", "orphan")}
