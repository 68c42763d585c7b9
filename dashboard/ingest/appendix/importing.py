"""``import-appendix``: a printed table into the reporting database, all or nothing, once.

The command and the page of people go the same way: ``check_appendix`` says what storing a file would
do, ``import_content`` does it.
"""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from dashboard.domain.clock import LOCAL, end_of_day
from dashboard.ingest.appendix.choosing import Choice, choose
from dashboard.ingest.appendix.faults import ORIGIN, Faults
from dashboard.ingest.appendix.findings import find_disagreements
from dashboard.ingest.appendix.layouts import LAYOUTS, Kind, Layout
from dashboard.ingest.appendix.limits import MOST_BYTES, UnreadableError
from dashboard.ingest.appendix.names import load_directory
from dashboard.ingest.appendix.readers import read_grids
from dashboard.ingest.appendix.reading import Asked, Reading, earlier_load
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
from dashboard.schema.database import writing

Record = Callable[[sa.Connection, str], None]
"""What writes down, within the transaction, that the file of this SHA-256 is stored."""


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
    asked = Asked(path.name, _content(path), kind, document, as_of)
    return import_content(engine, asked, loaded_by=loaded_by, progress=progress)


def import_content(
    engine: sa.Engine, asked: Asked, *, loaded_by: str, progress: Progress = silent, record: Record | None = None
) -> LoadSummary:
    """Store the counts of a file that is held already; as ``import_appendix``.

    ``record`` writes the act down first, in the same transaction: what cannot be recorded is not done.
    """
    choice = _chosen(asked)
    progress("read", len(choice.grid.lines), len(choice.grid.lines))
    with writing(engine) as conn:
        if record is not None:
            record(conn, _digest(asked))
        begin_load(conn)
        reading, changes = _read(conn, asked, choice)
        progress("check", len(reading.table.rows), len(reading.table.rows))
        return _store(conn, _origin(asked, loaded_by), changes, reading)


def check_appendix(engine: sa.Engine, asked: Asked) -> Reading:
    """What storing the file would do, and everything to review in it; nothing is written.

    Raises ``ImportRefusedError`` with every fault, as the import would.
    """
    choice = _chosen(asked)
    with engine.connect() as conn:
        return _read(conn, asked, choice)[0]


def _chosen(asked: Asked) -> Choice:
    faults = Faults(asked.name)
    if len(asked.content) > MOST_BYTES:
        faults.add("too_big", limit=MOST_BYTES)
    if not asked.document.strip():
        faults.add("missing_document")
    if asked.as_of > datetime.now(LOCAL).date():
        faults.add("future_as_of", None, None, f"{asked.as_of:%d/%m/%Y}")
    faults.refuse_if_any()
    try:
        return choose(asked.name, read_grids(asked.name, asked.content), _layout(asked))
    except UnreadableError as error:
        fields = {**error.fields, **ORIGIN}
        raise ImportRefusedError(
            [Problem(asked.name, error.row, error.column, error.value, error.code, fields)]
        ) from error


def _read(conn: sa.Connection, asked: Asked, choice: Choice) -> tuple[Reading, Changes]:
    directory = load_directory(conn, asked.as_of)
    table = read_table(choice.grid, _layout(asked), directory, asked.as_of)
    changes = compare(conn, table, _layout(asked), asked.document.strip(), asked.as_of)
    if changes.conflicts:
        raise ImportRefusedError(changes.conflicts)
    findings = find_disagreements(table, directory, asked.as_of)
    before = earlier_load(conn, _digest(asked))
    return Reading(table, choice.others, directory.names, changes.rows(), findings, asked.as_of, before), changes


def _layout(asked: Asked) -> Layout:
    return LAYOUTS[Kind(asked.kind)]


def _store(conn: sa.Connection, origin: Origin, changes: Changes, reading: Reading) -> LoadSummary:
    if changes.none:
        return LoadSummary(None, origin, changes.rows(), reading.findings, reading.notes)
    write(conn, changes)
    loaded_at = datetime.now(LOCAL)
    load_id = record_load(conn, origin, changes.rows(), loaded_at)
    record_findings(conn, load_id, reading.findings)
    touch_data_state(conn, origin, loaded_at)
    return LoadSummary(load_id, origin, changes.rows(), reading.findings, reading.notes)


def _origin(asked: Asked, loaded_by: str) -> Origin:
    as_of = end_of_day(asked.as_of)
    return Origin("appendix", asked.name, _digest(asked), len(asked.content), loaded_by, as_of=as_of)


def _digest(asked: Asked) -> str:
    return hashlib.sha256(asked.content).hexdigest()


def _content(path: Path) -> bytes:
    faults = Faults(path.name)
    if not path.is_file():
        faults.add("file_missing")
    elif path.stat().st_size > MOST_BYTES:
        faults.add("too_big", limit=MOST_BYTES)
    faults.refuse_if_any()
    return path.read_bytes()
