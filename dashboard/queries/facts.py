"""What the screen must say of its data: clock, last load, simulated or not; always one row."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.queries.rows import fetch
from dashboard.schema.tables import data_load, data_state

FACTS = FrameSpec(
    key=(),
    columns={
        "version": Column("Int64", "—", "Data version; grows with every load"),
        "data_clock": Column(INSTANT, "instant", "Instant the data speak of; NA before any load"),
        "loaded_at": Column(INSTANT, "instant", "When the last load ended; NA before any load"),
        "simulated": Column("boolean", "—", "Any simulated load is in it"),
        "load_name": Column("string", "—", "Name of the last load; NA before any load"),
        "load_sha256": Column("string", "—", "Its SHA-256"),
        "load_kind": Column("string", "—", "reference, package, appendix or simulation"),
    },
)


def facts(conn: sa.Connection, _scope: Scope) -> pd.DataFrame:
    """What the data are, as ``FACTS``, to whoever asks; the last load is the last that brought reports or counts."""
    loads = sa.select(data_load).where(data_load.c.kind != "reference")
    load = loads.order_by(data_load.c.id.desc()).limit(1).subquery()
    source = data_state.outerjoin(load, sa.true())
    named = (load.c.name.label("load_name"), load.c.sha256.label("load_sha256"), load.c.kind.label("load_kind"))
    frame = fetch(conn, sa.select(data_state, *named).select_from(source))
    return FACTS.conform(frame if len(frame) else _nothing())


def data_version(conn: sa.Connection) -> int:
    """Version of the data, which grows with every load; 0 before any. One row is read."""
    return int(conn.scalar(sa.select(data_state.c.version)) or 0)


def _nothing() -> pd.DataFrame:
    return pd.DataFrame([{name: None for name in FACTS.columns} | {"version": 0, "simulated": False}])
