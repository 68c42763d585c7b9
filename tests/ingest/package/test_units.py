"""Versions, successors and the tree of units (definitions §2)."""

from datetime import date

import sqlalchemy as sa

from dashboard.ingest.check import check
from dashboard.schema.tables import report, unit, unit_succession, unit_version
from tests.ingest.package import sample
from tests.ingest.package.sample import tables, write

MERGER = "2025-07-01"


def row(code: str, parent: str, starts: str, ends: str = "", **cells: str) -> sample.Row:
    values = {
        "code": code,
        "name": f"UBND {code}",
        "tier": "commune",
        "parent_code": parent,
        "gso_code": "",
        "region": "",
    }
    return {**values, "valid_from": starts, "valid_to": ends, **cells}


def succession(old: str, new: str, day: str = MERGER) -> sample.Row:
    return {"old_code": old, "new_code": new, "effective_on": day, "share_known": "1"}


def load(engine: sa.Engine, folder, units: list[sample.Row], *successions: sample.Row):
    package: sample.Tables = {"units": [*tables()["units"][:2], *units]}
    if successions:
        package["unit_successions"] = list(successions)
    return sample.load(engine, write(folder, package))


def units_of(engine: sa.Engine, code: str) -> list[tuple[int, date, date | None]]:
    """Return the versions of a code as (unit in order of appearance, from, to)."""
    v = unit_version.c
    with engine.connect() as conn:
        rows = conn.execute(sa.select(v.unit_id, v.valid_from, v.valid_to).where(v.code == code).order_by(v.valid_from))
        found = [tuple(each) for each in rows]
    keys = list(dict.fromkeys(key for key, _, _ in found))
    return [(keys.index(key), start, end) for key, start, end in found]


KEPT = [row("xa", "huyenmau", "1900-01-01", MERGER), row("xa", "tinhmau", MERGER)]
OLD, NEW = (date(1900, 1, 1), date(2025, 7, 1)), (date(2025, 7, 1), None)


def test_adjoining_rows_of_a_code_are_versions_of_one_unit(world, tmp_path):
    load(world, tmp_path / "a", KEPT)
    assert units_of(world, "xa") == [(0, *OLD), (0, *NEW)]


def test_a_succession_of_the_code_makes_two_units_of_adjoining_rows(world, tmp_path):
    load(world, tmp_path / "a", KEPT, succession("xa", "xa"))
    assert units_of(world, "xa") == [(0, *OLD), (1, *NEW)]


def test_a_code_taken_over_by_another_unit_is_another_unit(world, tmp_path):
    other = [row("xb", "huyenmau", "1900-01-01", MERGER), row("xc", "tinhmau", MERGER)]
    load(world, tmp_path / "a", [*KEPT, *other], succession("xa", "xc"), succession("xb", "xa"))
    assert units_of(world, "xa") == [(0, *OLD), (1, *NEW)]


def test_a_unit_that_takes_another_in_stays_itself(world, tmp_path):
    load(world, tmp_path / "a", [*KEPT, row("xb", "huyenmau", "1900-01-01", MERGER)], succession("xb", "xa"))
    assert units_of(world, "xa") == [(0, *OLD), (0, *NEW)]


def test_rows_with_a_gap_between_them_are_two_units(world, tmp_path):
    load(world, tmp_path / "a", [row("xa", "huyenmau", "1900-01-01", "2010-01-01"), row("xa", "tinhmau", "2010-01-02")])
    assert [place for place, _, _ in units_of(world, "xa")] == [0, 1]


def test_a_later_package_closes_a_version_and_brings_the_next(world, tmp_path):
    load(world, tmp_path / "a", [row("xa", "huyenmau", "1900-01-01")])
    summary = load(world, tmp_path / "b", KEPT)
    assert summary.rows["units"] == {"read": 4, "inserted": 1, "updated": 1, "unchanged": 2}
    assert units_of(world, "xa") == [(0, *OLD), (0, *NEW)]
    ends = sa.select(unit.c.valid_to).join(unit_version, unit_version.c.unit_id == unit.c.id)
    assert sample.scalar(world, ends.where(unit_version.c.code == "xa")) is None


def test_an_earlier_version_may_come_later(world, tmp_path):
    load(world, tmp_path / "a", KEPT[1:])
    load(world, tmp_path / "b", KEPT)
    assert units_of(world, "xa") == [(0, *OLD), (0, *NEW)]


def test_a_code_means_the_unit_that_is_valid_at_the_end_of_the_period(world, tmp_path):
    split = [row("xa", "huyenmau", "1900-01-01", "2019-06-01"), row("xa", "huyenmau", "2019-06-01")]
    load(world, tmp_path / "a", split, succession("xa", "xa", "2019-06-01"))
    sample.load(world, write(tmp_path / "b", tables("forms", "periods", "deadlines")))
    with world.connect() as conn:
        starts = sa.select(unit.c.valid_from).join(report, report.c.unit_id == unit.c.id)
        assert conn.scalars(starts.where(report.c.tier == "commune")).all() == [date(2019, 6, 1)]


def test_a_report_knows_the_province_and_district_above_it_in_its_period(world, tmp_path):
    sample.load(world, write(tmp_path / "a", tables()))
    v = unit_version
    above = sa.select(v.c.code).join(report, report.c.district_id == v.c.unit_id).where(report.c.tier == "commune")
    assert sample.scalar(world, above.limit(1)) == "huyenmau"
    assert sample.scalar(world, sa.select(sa.func.count()).where(report.c.province_id.is_(None))) == 0


def test_successions_are_loaded_once(world, tmp_path):
    package = (KEPT, succession("xa", "xa"))
    load(world, tmp_path / "a", package[0], package[1])
    assert load(world, tmp_path / "b", package[0], package[1]).unchanged
    assert sample.scalar(world, sa.select(sa.func.count()).select_from(unit_succession)) == 1
    assert check(world) == []


def test_a_unit_does_not_succeed_itself(world, tmp_path):
    load(world, tmp_path / "a", KEPT)
    problems = sample.refused(world, write(tmp_path / "b", {"unit_successions": [succession("xa", "xa")]})).problems
    assert [(p.file, p.row, p.code) for p in problems] == [("unit_successions.csv", 2, "succeeds_itself")]


def test_a_parent_that_ends_before_its_child_is_a_finding(world, tmp_path):
    short = {**tables()["units"][1], "code": "huyenngan", "valid_to": MERGER}
    summary = load(world, tmp_path / "a", [short, row("xa", "huyenngan", "1900-01-01")])
    assert [(found.file, found.row, found.code) for found in summary.findings] == [("units.csv", 5, "parent_ends")]
