"""One import from contents to commit: shape, references, lives; then everything or nothing is written."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from dashboard.domain.clock import from_micros, to_micros
from dashboard.ingest import quality
from dashboard.ingest.loads import (
    LoadSummary,
    Origin,
    RowCounts,
    begin_load,
    data_clock,
    record_findings,
    record_load,
    touch_data_state,
)
from dashboard.ingest.package.catalogue import Catalogue, read_catalogue
from dashboard.ingest.package.contents import Contents, FrameContents, Package
from dashboard.ingest.package.counts import check_integration
from dashboard.ingest.package.directory import read_directory
from dashboard.ingest.package.duties import DutyFinder
from dashboard.ingest.package.events import Told, check_events
from dashboard.ingest.package.figures import check_figures, check_indicators
from dashboard.ingest.package.forms import check_forms
from dashboard.ingest.package.people import check_accounts, check_contacts
from dashboard.ingest.package.periods import check_deadlines, check_periods
from dashboard.ingest.package.reading import fingerprint, open_contents
from dashboard.ingest.package.roster import Roster, check_roster
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.shapes import read_tables
from dashboard.ingest.package.staging import Staging
from dashboard.ingest.package.successions import check_successions
from dashboard.ingest.package.units import check_units
from dashboard.ingest.problems import ImportRefusedError, Problem
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.summarise import refresh
from dashboard.schema.database import writing

Tables = Mapping[str, Rows]

REFERRED_TO_BY_NONE = frozenset({"events", "figures", "contacts", "integration"})
"""Tables without which the others can still be judged, where the file itself is broken."""


def import_package(
    engine: sa.Engine, path: Path, *, loaded_by: str, progress: Progress = silent, now: datetime | None = None
) -> LoadSummary:
    """Import the data package at a path: folder, zip or workbook; all of it or nothing.

    Raises ``ImportRefusedError`` with every problem found. ``now`` stands for the wall clock,
    which bounds the future where the package declares no as-of.
    """
    problems: list[Problem] = []
    contents = open_contents(path, problems)
    sha256, size = fingerprint(path)
    origin = Origin("package", path.resolve().name, sha256, size, loaded_by)
    return _import(engine, contents, origin, problems, progress, now)


def import_tables(
    engine: sa.Engine,
    package: Package,
    *,
    name: str,
    sha256: str,
    size: int,
    loaded_by: str,
    simulated: bool | None = None,
    kind: str = "package",
    progress: Progress = silent,
    now: datetime | None = None,
) -> LoadSummary:
    """Import a package held in memory, with the same checks; ``simulated`` overrides what it says of itself."""
    if simulated is not None:
        package = replace(package, simulated=simulated)
    return _import(engine, FrameContents(package), Origin(kind, name, sha256, size, loaded_by), [], progress, now)


def _import(
    engine: sa.Engine,
    contents: Contents,
    origin: Origin,
    problems: list[Problem],
    progress: Progress,
    now: datetime | None,
) -> LoadSummary:
    with _collector_paused():
        tables = read_tables(contents, problems, progress)
    if any(table not in tables for table in contents.tables if table not in REFERRED_TO_BY_NONE):
        raise ImportRefusedError(problems)
    if not problems and not any(rows.read for rows in tables.values()):
        problems.append(Problem(origin.name, None, None, origin.name, "empty_package"))
    loaded_at, declared = now or datetime.now(UTC), contents.declared
    origin = replace(origin, as_of=declared.as_of, simulated=declared.simulated)
    with writing(engine) as conn, _collector_paused():
        begin_load(conn)
        as_of, clock = to_micros(declared.as_of or loaded_at), to_micros(loaded_at)
        staging = Staging(conn, declared, as_of, max(as_of, clock), read_directory(conn), problems)
        told = _check(staging, tables, progress)
        if problems:
            raise ImportRefusedError(sorted(problems, key=_place))
        return _store(staging, origin, tables, told, loaded_at, progress)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the garbage collector the walk over a nation's events, none of which is garbage: a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check(staging: Staging, tables: Tables, progress: Progress) -> Told:
    """Check every table against the others and what is stored; what would be written is in the plan."""
    catalogue = read_catalogue(staging.conn)
    _check_reference(staging, catalogue, tables, progress)
    roster = Roster(staging, catalogue)
    check_roster(roster, tables.get("roster"))
    finder = DutyFinder(roster)
    told = check_events(roster, finder, tables, check_accounts(staging, tables.get("accounts")), progress)
    indicators = check_indicators(staging, catalogue, tables.get("indicators"))
    if "figures" in tables:
        progress("figures", 0, 1)
        broken = tables["indicators"].broken.get("code", set()) if "indicators" in tables else set()
        check_figures(roster, finder, tables["figures"], indicators, told.last_starts, broken)
    if "contacts" in tables:
        check_contacts(staging, tables["contacts"])
    if "integration" in tables:
        check_integration(staging, tables["integration"])
    return told


def _check_reference(staging: Staging, catalogue: Catalogue, tables: Tables, progress: Progress) -> None:
    progress("units", 0, 1)
    if "units" in tables:
        check_units(staging, tables["units"], tables.get("unit_successions"))
    if "unit_successions" in tables:
        check_successions(staging, tables["unit_successions"])
    if "forms" in tables:
        check_forms(staging, catalogue, tables["forms"])
    if "periods" in tables:
        check_periods(staging, catalogue, tables["periods"])
    if "deadlines" in tables:
        check_deadlines(staging, catalogue, tables["deadlines"])


def _store(
    staging: Staging, origin: Origin, tables: Tables, told: Told, loaded_at: datetime, progress: Progress
) -> LoadSummary:
    counts, before = _counts(staging, tables), data_clock(staging.conn)
    ahead = origin.as_of is not None and (before is None or origin.as_of > before)
    if staging.plan.empty and not ahead:
        return LoadSummary(None, origin, counts, staging.findings)
    staging.plan.write(staging.conn, progress)
    load_id = record_load(staging.conn, origin, counts, loaded_at)
    record_findings(staging.conn, load_id, staging.findings)
    record_findings(staging.conn, load_id, staging.updates, severity="info")
    newest = None if told.newest is None else from_micros(told.newest)
    touch_data_state(staging.conn, origin, loaded_at, newest)
    refresh(staging.conn, staging.plan.touched, progress)
    quality.refresh(staging.conn, staging.plan.touched, staging.plan.figured, progress)
    return LoadSummary(load_id, origin, counts, staging.findings)


def _counts(staging: Staging, tables: Tables) -> RowCounts:
    for name, rows in tables.items():
        staging.plan.tallies[name].read = rows.read
    return {name: tally.counts() for name, tally in staging.plan.tallies.items()}


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.row or 0
