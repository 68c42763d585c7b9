"""The whole database as a data package (interchange §1): what ``import-package`` takes into an empty one."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dashboard.ingest.export.tables import Exported, exported_tables
from dashboard.ingest.export.writers import open_writer
from dashboard.ingest.package.schemas import TABLES, descriptor
from dashboard.ingest.progress import Progress, silent
from dashboard.schema.tables import data_state, period


def export_package(
    engine: sa.Engine, path: Path, *, contacts: bool = False, progress: Progress = silent
) -> dict[str, int]:
    """Write everything as a package and return the rows per table: ``.zip``, ``.xlsx`` by ending, else a folder.

    Contacts only on request. The file appears under its name when it is whole.
    """
    with engine.connect() as conn, open_writer(path) as writer:
        tables = [table for table in exported_tables(conn) if contacts or table.name != "contacts"]
        counts: dict[str, int] = {}
        for done, table in enumerate(tables):
            progress("export", done, len(tables))
            counts[table.name] = writer.write_table(TABLES[table.name], table.rows)
        writer.write_descriptor(_descriptor(conn, tables))
    progress("export", len(tables), len(tables))
    return counts


def _descriptor(conn: sa.Connection, tables: list[Exported]) -> dict[str, Any]:
    clock, simulated = conn.execute(sa.select(data_state.c.data_clock, data_state.c.simulated)).one_or_none() or (
        None,
        False,
    )
    marked = conn.scalars(sa.select(period.c.code).where(period.c.simulated).order_by(period.c.code)).all()
    return {
        "profile": "tabular-data-package",
        "name": "reporting-data",
        **({"as_of": clock.isoformat()} if clock is not None else {}),
        "simulated": bool(simulated),
        "simulated_periods": list(marked),
        "resources": [_resource(table.name) for table in tables],
    }


def _resource(table: str) -> dict[str, Any]:
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": descriptor(table),
    }
