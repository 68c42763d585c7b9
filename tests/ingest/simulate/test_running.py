import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant
from dashboard.ingest.package import ImportRefusedError, import_package
from dashboard.ingest.simulate import DEMO_PERIODS, Names, SimulationPlan, simulate, write_simulation
from dashboard.ingest.simulate.plan import PeriodNotOpenError
from dashboard.schema.database import open_engine
from dashboard.schema.tables import data_load, data_state, event, period, report, status_span, unit_version

PLAN = SimulationPlan(seed=3, provinces=1, periods=(DEMO_PERIODS[0], DEMO_PERIODS[-1]))
SMALL = replace(PLAN, periods=DEMO_PERIODS[-1:])
SHOWN = {
    report: ("tier", "exempt", "status", "first_sent_at", "received_at", "returns", "on_behalf", "due_before"),
    event: ("ordinal", "at", "action", "actor", "reason", "document"),
    status_span: ("ordinal", "status", "from_at", "to_at", "ended_by", "on_behalf"),
}


def told(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as conn:
        return {
            table.name: sorted(map(repr, conn.execute(sa.select(*(table.c[name] for name in names)))))
            for table, names in SHOWN.items()
        }


def count(engine: sa.Engine, table: sa.Table) -> int:
    with engine.connect() as conn:
        return conn.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_a_simulated_period_is_written_on_both_engines(reference_engine: sa.Engine) -> None:
    summaries = simulate(reference_engine, SMALL, loaded_by="tests")
    assert [summary.origin.kind for summary in summaries] == ["simulation"]
    assert count(reference_engine, report) > 200
    with reference_engine.connect() as conn:
        state = conn.execute(sa.select(data_state.c.simulated, data_state.c.data_clock)).one()
        assert state == (True, SMALL.as_of)
        assert conn.scalars(sa.select(period.c.simulated)).all() == [True]


@pytest.mark.parametrize(("names", "target"), [(Names.REAL, "package.zip"), (Names.FICTITIOUS, "package")])
def test_a_written_package_is_taken_unchanged_and_tells_the_same(
    sqlite_reference_engine: sa.Engine, other: sa.Engine, tmp_path: Path, names: Names, target: str
) -> None:
    plan = replace(PLAN, names=names)
    write_simulation(sqlite_reference_engine, plan, tmp_path / target)
    simulate(sqlite_reference_engine, plan, loaded_by="tests")
    assert import_package(other, tmp_path / target, loaded_by="tests").origin.simulated
    assert told(other) == told(sqlite_reference_engine)


@pytest.fixture
def other(sqlite_reference: Path, tmp_path: Path) -> sa.Engine:
    (tmp_path / "other.db").write_bytes(sqlite_reference.read_bytes())
    return open_engine(f"sqlite:///{tmp_path / 'other.db'}")


def test_the_same_plan_again_changes_nothing(sqlite_reference_engine: sa.Engine) -> None:
    simulate(sqlite_reference_engine, SMALL, loaded_by="tests")
    before, loads = told(sqlite_reference_engine), count(sqlite_reference_engine, data_load)
    assert all(summary.unchanged for summary in simulate(sqlite_reference_engine, SMALL, loaded_by="tests"))
    assert (told(sqlite_reference_engine), count(sqlite_reference_engine, data_load)) == (before, loads)


def test_another_seed_over_the_same_period_is_refused_whole(sqlite_reference_engine: sa.Engine) -> None:
    simulate(sqlite_reference_engine, SMALL, loaded_by="tests")
    before = told(sqlite_reference_engine)
    with pytest.raises(ImportRefusedError):
        simulate(sqlite_reference_engine, replace(SMALL, seed=4), loaded_by="tests")
    assert told(sqlite_reference_engine) == before


def test_a_small_invented_nation_brings_only_its_own_units(sqlite_reference_engine: sa.Engine) -> None:
    before = count(sqlite_reference_engine, unit_version)
    simulate(sqlite_reference_engine, replace(SMALL, names=Names.FICTITIOUS), loaded_by="tests")
    assert 38 < count(sqlite_reference_engine, unit_version) - before < 250


def test_provinces_tells_how_many_there_are(simulated: Callable[..., dict[str, pd.DataFrame]]) -> None:
    roster = simulated(replace(SMALL, provinces=3), DEMO_PERIODS[-1])["roster"]
    assert roster[roster.form_code.str.endswith("province")].unit_code.nunique() == 3


@pytest.mark.parametrize("target", ["package", "package.zip"])
def test_a_package_is_replaced_whole(sqlite_reference_engine: sa.Engine, tmp_path: Path, target: str) -> None:
    path = tmp_path / "out" / target
    write_simulation(sqlite_reference_engine, replace(SMALL, names=Names.FICTITIOUS), path)
    write_simulation(sqlite_reference_engine, SMALL, path)
    files = zipfile.ZipFile(path).namelist() if path.is_file() else [file.name for file in path.iterdir()]
    assert sorted(files) == [
        "accounts.csv", "datapackage.json", "deadlines.csv", "events.csv", "periods.csv", "roster.csv",
    ]  # fmt: skip
    assert list(path.parent.iterdir()) == [path]


def test_time_goes_on_over_what_was_simulated_before(sqlite_reference_engine: sa.Engine, other: sa.Engine) -> None:
    for day in ("2026-11-09", "2026-11-17", "2027-01-20"):
        simulate(sqlite_reference_engine, replace(SMALL, as_of=parse_instant(day)), loaded_by="tests")
    simulate(other, replace(SMALL, as_of=parse_instant("2027-01-20")), loaded_by="tests")
    assert told(sqlite_reference_engine) == told(other)


def test_a_refused_period_leaves_nothing_written(sqlite_reference_engine: sa.Engine) -> None:
    plan = replace(PLAN, periods=(DEMO_PERIODS[0], "2026-tron-nam"))
    with pytest.raises(PeriodNotOpenError):
        simulate(sqlite_reference_engine, plan, loaded_by="tests")
    assert count(sqlite_reference_engine, period) == 0


def test_without_periods_it_is_those_of_the_demo_that_are_open(sqlite_reference_engine: sa.Engine) -> None:
    plan = SimulationPlan(provinces=1, as_of=parse_instant("2025-12-01T12:00"))
    simulate(sqlite_reference_engine, plan, loaded_by="tests")
    with sqlite_reference_engine.connect() as conn:
        found = conn.execute(sa.select(period.c.code, period.c.locked_at.is_not(None)).order_by(period.c.id))
        assert [tuple(row) for row in found] == [("2019-nam-chinh-thuc", True), ("2025-so-bo-nam", False)]


def test_a_period_does_not_hang_on_those_beside_it(sqlite_reference_engine: sa.Engine, tmp_path: Path) -> None:
    for name, plan in (("alone", SMALL), ("beside", PLAN)):
        write_simulation(sqlite_reference_engine, plan, tmp_path / name)
    alone = (tmp_path / "alone" / "events.csv").read_text(encoding="utf-8").splitlines()[1:]
    beside = (tmp_path / "beside" / "events.csv").read_text(encoding="utf-8").splitlines()
    assert alone == [line for line in beside if line.startswith(DEMO_PERIODS[-1])]


def test_the_same_seed_gives_the_same_bytes_in_any_process(sqlite_reference: Path, tmp_path: Path) -> None:
    written = [run_apart(sqlite_reference, tmp_path / f"{salt}.zip", salt) for salt in ("1", "2")]
    assert written[0] == written[1]
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert set(archive.namelist()) == {
            "datapackage.json", "periods.csv", "deadlines.csv", "roster.csv", "events.csv",
            "accounts.csv",
        }  # fmt: skip


def run_apart(database: Path, path: Path, salt: str) -> bytes:
    code = (
        "import sys; from pathlib import Path; from dashboard.schema.database import open_engine;"
        "from dashboard.ingest.simulate import DEMO_PERIODS, SimulationPlan, write_simulation;"
        "plan = SimulationPlan(seed=3, provinces=1, periods=DEMO_PERIODS[-1:]);"
        "write_simulation(open_engine(sys.argv[1], read_only=True), plan, Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, f"sqlite:///{database}", str(path)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": salt})  # noqa: S603  our own code
    return path.read_bytes()
