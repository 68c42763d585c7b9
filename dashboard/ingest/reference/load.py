"""Brings the packaged reference data into the database, all or nothing; a second time changes nothing."""

from datetime import UTC, datetime

import sqlalchemy as sa

from dashboard.ingest.loads import Origin, begin_load, record_load, touch_data_state
from dashboard.ingest.progress import Progress, silent
from dashboard.ingest.reference.merge import Counts
from dashboard.ingest.reference.regimes import merge_regimes
from dashboard.ingest.reference.units import merge_units
from dashboard.reference.files import fingerprint
from dashboard.schema.database import writing
from dashboard.schema.tables import data_load

KIND = "reference"
NAME = "dashboard/reference"


def load_reference(engine: sa.Engine, *, loaded_by: str, progress: Progress = silent) -> None:
    """Write units, successions, aliases, regimes, forms, indicators and documents, and record the load.

    Nothing happens where these very files were loaded before, so that what a package changed since
    (the end of a unit) stays. A newer edition sets what it says otherwise and takes nothing away.
    """
    sha256, size = fingerprint()
    origin = Origin(KIND, NAME, sha256, size, loaded_by)
    with writing(engine) as conn:
        begin_load(conn)
        if _loaded(conn) != sha256:
            counts = merge_units(conn, progress) | merge_regimes(conn, progress)
            _record(conn, origin, counts)


def _loaded(conn: sa.Connection) -> str | None:
    """Hash of the edition loaded last."""
    newest = sa.select(data_load.c.sha256).where(data_load.c.kind == KIND).order_by(data_load.c.id.desc()).limit(1)
    found: str | None = conn.scalar(newest)
    return found


def _record(conn: sa.Connection, origin: Origin, counts: dict[str, Counts]) -> None:
    now = datetime.now(UTC)
    record_load(conn, origin, {table: count.by_outcome() for table, count in counts.items()}, now)
    touch_data_state(conn, origin, now)
