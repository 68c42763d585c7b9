"""``import-appendix``: a printed table into the reporting database, all or nothing, once."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from dashboard.domain.clock import LOCAL, end_of_day
from dashboard.ingest.appendix.delimited import UnreadableError
from dashboard.ingest.appendix.faults import ORIGIN, Faults
from dashboard.ingest.appendix.findings import find_disagreements
from dashboard.ingest.appendix.grid import Grid
from dashboard.ingest.appendix.layouts import LAYOUTS, Kind
from dashboard.ingest.appendix.names import load_directory
from dashboard.ingest.appendix.readers import MOST_BYTES, read_grid
from dashboard.ingest.appendix.store import Changes, compare, write
from dashboard.ingest.appendix.table import read_table
from dashboard.ingest.loads import (
    LoadSummary,
    Origin,
    begin_load,
    record_findings,
    record_load,
    touch_data_state,
)
from dashboard.ingest.problems import ImportRefusedError, Problem
from dashboard.ingest.progress import Progress, silent


def import_appendix(  # noqa: PLR0913  the options of the command, all named at the call
    engine: sa.Engine,
    path: Path,
    *,
    kind: str,
    document: str,
    as_of: date,
    loaded_by: str,
    progress: Progress = silent,
) -> LoadSummary:
    """Store the counts of a printed table; what disagrees in it is found and recorded, not refused.

    ``document`` is the source as it is to be cited, ``as_of`` the day it speaks of. The same table
    again changes nothing. Raises ``ImportRefusedError`` with every fault, and then nothing is stored.
    """
    layout = LAYOUTS[Kind(kind)]
    content = _content(path)
    _require_source(path.name, document, as_of)
    grid = _grid(path, content)
    progress("read", len(grid.lines), len(grid.lines))
    with engine.begin() as conn:
        begin_load(conn)
        directory = load_directory(conn, as_of)
        table = read_table(grid, layout, directory, as_of)
        changes = compare(conn, table, layout, document.strip(), as_of)
        if changes.conflicts:
            raise ImportRefusedError(changes.conflicts)
        findings = find_disagreements(table, directory, as_of)
        progress("check", len(table.rows), len(table.rows))
        origin = _origin(path, content, loaded_by, as_of)
        return _store(conn, origin, changes, findings)


def _store(conn: sa.Connection, origin: Origin, changes: Changes, findings: list[Problem]) -> LoadSummary:
    if changes.none:
        return LoadSummary(None, origin, changes.rows(), findings)
    write(conn, changes)
    loaded_at = datetime.now(LOCAL)
    load_id = record_load(conn, origin, changes.rows(), loaded_at)
    record_findings(conn, load_id, findings)
    touch_data_state(conn, origin, loaded_at)
    return LoadSummary(load_id, origin, changes.rows(), findings)


def _origin(path: Path, content: bytes, loaded_by: str, as_of: date) -> Origin:
    sha256 = hashlib.sha256(content).hexdigest()
    return Origin("appendix", path.name, sha256, len(content), loaded_by, as_of=end_of_day(as_of))


def _content(path: Path) -> bytes:
    faults = Faults(path.name)
    if not path.is_file():
        faults.add("file_missing")
    elif path.stat().st_size > MOST_BYTES:
        faults.add("too_big", limit=MOST_BYTES)
    faults.refuse_if_any()
    return path.read_bytes()


def _require_source(file: str, document: str, as_of: date) -> None:
    faults = Faults(file)
    if not document.strip():
        faults.add("missing_document")
    if as_of > datetime.now(LOCAL).date():
        faults.add("future_as_of", None, None, f"{as_of:%d/%m/%Y}")
    faults.refuse_if_any()


def _grid(path: Path, content: bytes) -> Grid:
    try:
        return read_grid(path, content)
    except UnreadableError as error:
        raise ImportRefusedError([Problem(path.name, error.row, None, None, error.code, ORIGIN)]) from error
