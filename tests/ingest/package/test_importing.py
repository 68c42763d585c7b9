"""What a good package leaves in the database, and what a second or a later one may change (interchange §1)."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import LOCAL, parse_instant
from dashboard.ingest.check import check
from dashboard.ingest.package import Package, import_tables
from dashboard.schema.tables import (
    account,
    data_load,
    data_state,
    event,
    figure,
    figure_revision,
    finding,
    integration_count,
    period,
    report,
    status_span,
    unit,
    unit_version,
)
from tests.ingest.package import sample
from tests.ingest.package.sample import LIFE, scalar, tables, write
from tests.ingest.package.sample import event as event_row


def load(engine: sa.Engine, folder: Path, package: sample.Tables, **options: object):
    return sample.load(engine, write(folder, package, **options))


def count(engine: sa.Engine, table: sa.Table, *where: sa.ColumnElement[bool]) -> object:
    return scalar(engine, sa.select(sa.func.count()).select_from(table).where(*where))


@pytest.fixture
def loaded(world, tmp_path):
    load(world, tmp_path / "first", tables())
    return world


def test_a_package_is_taken_whole(loaded):
    expected = {unit: 5, report: 4, event: 5, account: 4, figure: 2, integration_count: 2, status_span: 9}
    assert {table: count(loaded, table) for table in expected} == expected
    assert check(loaded) == []


def test_the_same_package_twice_changes_nothing(loaded, tmp_path):
    before = sample.contents(loaded)
    summary = load(loaded, tmp_path / "again", tables())
    assert summary.unchanged
    assert {counts["unchanged"] - counts["read"] for counts in summary.rows.values()} == {0}
    assert sample.contents(loaded) == before


def test_a_load_is_recorded_with_its_hash_and_rows(loaded):
    with loaded.connect() as conn:
        row = conn.execute(sa.select(data_load)).one()
    assert (row.kind, row.name, row.loaded_by, len(row.sha256), row.simulated) == (
        "package",
        "first",
        "tests",
        64,
        False,
    )
    assert row.rows["events"] == {"read": 5, "inserted": 5, "updated": 0, "unchanged": 0}
    assert row.as_of == parse_instant(sample.AS_OF)


def test_the_data_clock_is_the_declared_as_of_or_the_newest_event(world, tmp_path):
    load(world, tmp_path / "a", tables(), as_of=None)
    assert scalar(world, sa.select(data_state.c.data_clock)) == parse_instant("2020-01-09T08:00:00+07:00")
    load(world, tmp_path / "b", tables(), as_of="2020-02-01")
    assert scalar(world, sa.select(data_state.c.data_clock)).date() == date(2020, 2, 1)
    assert scalar(world, sa.select(data_state.c.version)) == 2


def test_a_simulated_package_marks_its_periods_and_the_data(world, tmp_path):
    load(world, tmp_path / "a", tables(), simulated=True)
    assert scalar(world, sa.select(period.c.simulated)) is True
    assert scalar(world, sa.select(data_state.c.simulated)) is True


# --- the same package however it comes ------------------------------------------------------------


@pytest.mark.parametrize("top", ["", "goi/"])
def test_a_zip_of_the_folder_is_the_same_package(world, tmp_path, top):
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for file in write(tmp_path / "p", tables()).iterdir():
            archive.write(file, f"{top}{file.name}")
    assert sample.load(world, tmp_path / "p.zip").rows["events"]["inserted"] == 5


def test_a_package_in_memory_passes_the_same_checks(world):
    frames = {name: pd.DataFrame(rows) for name, rows in tables().items()}
    package = Package(frames, as_of=parse_instant(sample.AS_OF))
    load_ = {"name": "memory", "sha256": "0" * 64, "size": 1, "loaded_by": "tests", "kind": "simulation"}
    assert import_tables(world, package, simulated=True, **load_).rows["events"]["inserted"] == 5
    assert scalar(world, sa.select(data_load.c.kind)) == "simulation"


def test_a_missing_text_in_memory_is_a_blank_cell(world):
    frames = {name: pd.DataFrame(rows).replace({"": None}) for name, rows in tables().items()}
    load_ = {"name": "memory", "sha256": "0" * 64, "size": 1, "loaded_by": "tests"}
    assert import_tables(world, Package(frames), **load_).rows["units"]["inserted"] == 4


# --- who owes what --------------------------------------------------------------------------------


def roster(unit_code: str, form: str = "CX", exempt: str = "0", reason: str = "") -> sample.Row:
    values = {"period_code": sample.PERIOD, "unit_code": unit_code, "form_code": form}
    return {**values, "exempt": exempt, "exempt_reason": reason}


def test_a_period_without_roster_rows_is_owed_by_every_unit_of_a_forms_tier(loaded):
    assert count(loaded, report, report.c.tier == "commune") == 2
    assert count(loaded, report, report.c.correction) == 0


def test_a_period_with_roster_rows_is_owed_by_those_alone(world, tmp_path):
    load(
        world, tmp_path / "a", {**tables(), "roster": [roster("xamau"), roster("xahai", exempt="1", reason="mới lập")]}
    )
    assert count(world, report) == 2
    assert count(world, report, report.c.exempt, report.c.status == "exempt") == 1


def test_units_exempt_by_reference_data_are_exempt_by_default(world, tmp_path):
    load(world, tmp_path / "units", tables("units", "forms"))
    with world.begin() as conn:
        key = sa.select(unit_version.c.unit_id).where(unit_version.c.code == "xahai").scalar_subquery()
        conn.execute(sa.update(unit).where(unit.c.id == key).values(exempt_reason="đảo chưa có dân"))
    load(world, tmp_path / "period", tables("periods", "deadlines"))
    assert scalar(world, sa.select(report.c.exempt_reason).where(report.c.exempt)) == "đảo chưa có dân"


def test_a_stored_roster_is_not_rebuilt_and_grows_by_corrections_alone(loaded, tmp_path):
    newcomer = {**tables()["units"][3], "code": "xaba", "name": "UBND xã Ba"}
    load(loaded, tmp_path / "units", {"units": [newcomer], "periods": tables()["periods"]})
    assert count(loaded, report) == 4
    load(loaded, tmp_path / "roster", {"roster": [roster("xaba")]})
    assert count(loaded, report, report.c.correction) == 1
    assert check(loaded) == []


def test_the_roster_of_an_announced_period_is_frozen_at_its_opening(world, tmp_path):
    announced = {**tables("units", "forms", "deadlines"), "periods": [{**tables()["periods"][0], "opened_at": ""}]}
    load(world, tmp_path / "a", announced)
    assert count(world, report) == 0
    load(world, tmp_path / "b", tables("periods"))
    assert (count(world, report), count(world, report, report.c.correction)) == (4, 0)


# --- order of events ------------------------------------------------------------------------------


def actions(engine: sa.Engine) -> list[str]:
    with engine.connect() as conn:
        return list(conn.scalars(sa.select(event.c.action).order_by(event.c.report_id, event.c.ordinal)))


def test_events_may_come_in_any_order_of_the_file(world, tmp_path):
    load(world, tmp_path / "a", {**tables(), "events": list(reversed(LIFE))})
    assert actions(world) == ["start", "submit_approve", "approve", "send", "receive"]


def test_events_of_one_instant_keep_the_order_of_the_file(world, tmp_path):
    at_once = [{**row, "at": "2020-01-05T08:00:00"} for row in LIFE]
    load(world, tmp_path / "a", {**tables(), "events": at_once})
    assert actions(world) == ["start", "submit_approve", "approve", "send", "receive"]
    assert check(world) == []


def test_events_of_one_instant_keep_their_order_over_two_packages(world, tmp_path):
    at_once = [{**row, "at": "2020-01-05T08:00:00"} for row in LIFE]
    load(world, tmp_path / "a", {**tables(), "events": at_once[:2]})
    load(world, tmp_path / "b", {"events": at_once})
    assert actions(world) == ["start", "submit_approve", "approve", "send", "receive"]


def test_events_that_come_late_take_their_place_in_the_life(world, tmp_path):
    returned = {**LIFE[0], "at": "2020-01-07T09:00:00", "action": "return", "actor": "xamau_ld", "reason": "sai"}
    again = [{**row, "at": row["at"].replace("2020-01-0", "2020-01-1")} for row in LIFE[:4]]
    load(world, tmp_path / "a", {**tables(), "events": [*LIFE[:3], returned, *again]})
    first_return = {**returned, "at": "2020-01-06T09:00:00"}
    restart = [{**LIFE[0], "at": "2020-01-06T10:00:00"}, {**LIFE[1], "at": "2020-01-06T11:00:00"}]
    load(world, tmp_path / "b", {"events": [first_return, *restart]})
    assert actions(world)[:6] == ["start", "submit_approve", "return", "start", "submit_approve", "approve"]
    assert scalar(world, sa.select(sa.func.max(report.c.returns))) == 2
    assert check(world) == []


def test_lock_rows_say_again_what_the_lock_does_by_itself(world, tmp_path):
    package = tables()
    package["periods"][0]["locked_at"] = sample.LOCK
    lock = event_row(at=sample.LOCK, action="lock", actor="")
    load(world, tmp_path / "a", {**package, "events": [event_row(), lock, *LIFE]})
    assert count(world, event) == 6
    assert count(world, report, report.c.status == "closed_unsent") == 3


def test_a_locked_report_lives_on_only_by_a_letter(world, tmp_path):
    package = tables()
    package["periods"][0]["locked_at"] = sample.LOCK
    unlock = {
        **LIFE[4],
        "at": "2020-07-01T08:00:00",
        "action": "unlock",
        "actor": "btp_khtc_bc",
        "by_unit_code": "btp_khtc",
    }
    unlock |= {"reason": "sai số liệu", "document": "12/STP-VP ngày 30/6/2020"}
    again = [{**row, "at": row["at"].replace("2020-01-0", "2020-07-0")} for row in LIFE]
    load(world, tmp_path / "a", {**package, "events": [*LIFE, unlock, *again]})
    assert count(world, report, report.c.status == "received") == 1
    assert check(world) == []


def test_a_lock_planned_after_the_as_of_is_not_yet_in_the_state(world, tmp_path):
    package = tables()
    package["periods"][0]["locked_at"] = sample.LOCK
    load(world, tmp_path / "a", package, as_of="2020-03-01")
    assert count(world, report, report.c.status == "closed_unsent") == 0
    load(world, tmp_path / "b", package, as_of="2020-07-01")
    assert count(world, report, report.c.status == "closed_unsent") == 3
    assert check(world) == []


# --- what changes in life, and what contradicts ---------------------------------------------------


def restarted(value: str) -> sample.Tables:
    """Return a package in which xamau's report is returned, entered again and has another figure."""
    back = {**LIFE[4], "at": "2020-01-10T08:00:00", "action": "return", "reason": "sai"}
    start = {**LIFE[0], "at": "2020-01-11T08:00:00"}
    return {"events": [back, start], "figures": [{**tables()["figures"][0], "value": value}]}


CHANGES = {
    "a unit ends": ({"units": [{**tables()["units"][3], "valid_to": "2021-01-01"}]}, unit_version.c.valid_to, date(2021, 1, 1)),
    "a period is locked": ({"periods": [{**tables()["periods"][0], "locked_at": sample.LOCK}]}, period.c.locked_at, parse_instant(sample.LOCK)),
    "a figure after a later start": (restarted("13"), figure.c.value, 13),
    "an account": ({"accounts": [{**tables()["accounts"][0], "status": "locked"}]}, account.c.status, "locked"),
    "a count of a later day": ({"integration": [{**tables()["integration"][1], "as_of": "2020-02-28", "value": "7"}]}, integration_count.c.value, 7),
}  # fmt: skip


@pytest.mark.parametrize(("package", "column", "value"), CHANGES.values(), ids=CHANGES)
def test_what_changes_in_life_is_updated_and_recorded(loaded, tmp_path, package, column, value):
    load(loaded, tmp_path / "later", package)
    assert count(loaded, column.table, column == value) == 1
    assert count(loaded, finding, finding.c.code == "updated") >= 1
    assert load(loaded, tmp_path / "again", package).unchanged
    assert check(loaded) == []


def test_a_figure_that_another_replaces_is_kept(loaded, tmp_path):
    load(loaded, tmp_path / "later", restarted("13"))
    load(loaded, tmp_path / "again", restarted("13"))
    with loaded.connect() as conn:
        [kept] = conn.execute(sa.select(figure_revision))
        [now] = conn.execute(sa.select(figure).where(figure.c.indicator_id == kept.indicator_id))
    assert (kept.value, now.value, kept.report_id) == (12, 13, now.report_id)
    assert (kept.entered_at, kept.replaced_at) == (parse_instant(LIFE[0]["at"]), now.entered_at)
    assert now.entered_at == parse_instant("2020-01-11T08:00:00")


CONFLICTS = {
    "name of a unit": ("units", 2, "name", "Sở khác"),
    "unit above": ("units", 5, "parent_code", "tinhmau"),
    "form": ("forms", 2, "requires_check", "1"),
    "end of a period": ("periods", 2, "ends_on", "2019-12-30"),
    "opening of a period": ("periods", 2, "opened_at", "2020-01-03T08:00:00+07:00"),
    "deadline": ("deadlines", 2, "day", "2020-01-21"),
    "source of a deadline": ("deadlines", 2, "source", "CV 122"),
    "actor of an event": ("events", 3, "actor", "xamau_bc_2"),
    "reason of an event": ("events", 3, "reason", "khác"),
    "acting unit of an event": ("events", 3, "by_unit_code", "huyenmau"),
    "indicator": ("indicators", 2, "unit_of_measure", "người"),
    "figure without a later start": ("figures", 2, "value", "13"),
    "blank for a figure": ("figures", 2, "value", ""),
    "count of the same day": ("integration", 2, "value", "91"),
    "contact": ("contacts", 2, "phone", "0911111111"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "row", "column", "value"), CONFLICTS.values(), ids=CONFLICTS)
def test_what_contradicts_the_stored_is_refused_with_both(loaded, tmp_path, table, row, column, value):
    package = sample.bent(table, row, **{column: value})
    problems = sample.refused(loaded, write(tmp_path / "q", package)).problems
    stored = tables()[table][row - 2][column]
    assert [(p.file, p.row, p.column, p.value, p.code) for p in problems] == [
        (f"{table}.csv", row, column, value, "conflict")
    ]
    assert (problems[0].fields["stored"], problems[0].fields["given"]) == (stored, value)


def test_a_roster_row_that_contradicts_the_stored_is_refused(loaded, tmp_path):
    problems = sample.refused(loaded, write(tmp_path / "q", {"roster": [roster("xamau", exempt="1")]})).problems
    assert [(p.column, p.code) for p in problems] == [("exempt", "conflict")]


def test_an_older_count_does_not_replace_a_newer_one(loaded, tmp_path):
    older = {"integration": [{**tables()["integration"][0], "as_of": "2020-01-15", "value": "80"}]}
    assert {p.code for p in sample.refused(loaded, write(tmp_path / "q", older)).problems} == {"conflict"}


def test_more_integrated_than_received_is_a_finding_with_both_values(world, tmp_path):
    package = sample.bent("integration", 3, value="91")
    found = [f for f in load(world, tmp_path / "a", package).findings if f.code == "integrated_over_received"]
    assert [(f.row, f.column, f.value, f.fields["printed"], f.fields["expected"]) for f in found] == [
        (3, "value", "91", 91, 90)
    ]


def test_openings_early_or_late_and_overlaps_are_findings(world, tmp_path):
    early = {**tables()["periods"][0], "opened_at": "2019-12-20T08:00:00"}
    late = {**early, "code": "2020-nam", "opened_at": "2020-03-01T08:00:00"}
    package = {**tables("units", "forms", "deadlines"), "periods": [early, late]}
    package["deadlines"] += [{**row, "period_code": "2020-nam"} for row in package["deadlines"]]
    codes = [found.code for found in load(world, tmp_path / "a", package).findings]
    assert sorted(codes) == ["opened_early", "opened_late", "periods_overlap"]


def test_an_event_after_the_wall_clock_is_refused_where_no_as_of_is_declared(world, tmp_path):
    path = write(tmp_path / "p", {**tables(), "integration": []}, as_of=None)
    problems = sample.refused(world, path, now=datetime(2020, 1, 8, 12, tzinfo=LOCAL)).problems
    assert [(p.row, p.code) for p in problems] == [(6, "future")]
