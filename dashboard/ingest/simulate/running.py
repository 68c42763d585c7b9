"""The simulator's two ways out: into a database through the import's own checks, or into a data package."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import sqlalchemy as sa

from dashboard.ingest.loads import LoadSummary
from dashboard.ingest.package import Package, import_tables
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.simulate.accounts import Acted, account_table
from dashboard.ingest.simulate.figures import Answers
from dashboard.ingest.simulate.nation import Nation, chosen_provinces, read_nation, subtree
from dashboard.ingest.simulate.period import Played, simulate_period
from dashboard.ingest.simulate.plan import DEMO_PERIODS, SimulationPlan
from dashboard.ingest.simulate.schedule import open_periods, schedule
from dashboard.ingest.simulate.writing import fingerprint, write_files


def simulate(
    engine: sa.Engine,
    plan: SimulationPlan,
    *,
    loaded_by: str,
    progress: Progress = silent,
    answers: Answers | None = None,
) -> list[LoadSummary]:
    """Write the plan's nation into the database, one load a period; the units of an invented one come with the first.

    A load is all or nothing and checked like any package; the same plan twice changes nothing.
    ``answers`` takes in what was planted in the figures of an invented nation.
    """
    summaries = []
    for code, package in _packages(read_nation(engine, plan), plan, progress, answers):
        digest, size = fingerprint(package)
        name = f"{code}#{plan.seed}"
        summaries.append(
            import_tables(
                engine, package, name=name, sha256=digest, size=size, loaded_by=loaded_by, kind="simulation",
                progress=progress,
            )
        )  # fmt: skip
    return summaries


def write_simulation(
    engine: sa.Engine,
    plan: SimulationPlan,
    path: Path,
    *,
    progress: Progress = silent,
    answers: Answers | None = None,
) -> None:
    """Write the plan's nation as a data package (folder or ``.zip``) that ``import-package`` takes unchanged.

    The database is read for units and rules only; the other database must hold the same reference data.
    """
    parts = [package.tables for _, package in _packages(read_nation(engine, plan), plan, progress, answers)]
    names = dict.fromkeys(table for part in parts for table in part)
    tables = {name: pd.concat([part[name] for part in parts if name in part], ignore_index=True) for name in names}
    write_files(Package(tables, plan.as_of, simulated=True), plan, path)


def _packages(
    nation: Nation, plan: SimulationPlan, progress: Progress, answers: Answers | None
) -> Iterator[tuple[str, Package]]:
    """One package a period, the invented units with the first, the accounts with the last; refusals come first."""
    codes = tuple(dict.fromkeys(plan.periods)) or open_periods(nation.rules, DEMO_PERIODS, plan.as_of)
    used, acted = _units_used(nation, plan, codes), Acted()
    extra = {name: _only(table, used) for name, table in nation.tables.items()}
    played = Played() if answers is None else Played(answers=answers)
    for done, code in enumerate(codes):
        progress("simulate", done, len(codes))
        tables = simulate_period(nation, plan, code, played)
        acted.add(tables)
        if done == len(codes) - 1:
            tables["accounts"] = account_table(nation, plan, used, acted)
        yield code, Package({**extra, **tables}, plan.as_of, simulated=True)
        extra = {}
    progress("simulate", len(codes), len(codes))


def _units_used(nation: Nation, plan: SimulationPlan, codes: tuple[str, ...]) -> set[str]:
    used: set[str] = set()
    for code in codes:
        day = schedule(nation.rules, code, plan.as_of).ends_on
        used |= set(subtree(nation.on(day), chosen_provinces(nation, day, plan.provinces)).code)
    return used


def _only(table: pd.DataFrame, used: set[str]) -> pd.DataFrame:
    """Rows of invented units or of their successions that speak of the units used alone."""
    keys = [column for column in ("code", "old_code", "new_code") if column in table.columns]
    return table[table[keys].isin(used).all(axis=1)]
