"""Where a unit came from and what became of it: its own versions, the units before it and after it."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.queries.keys import TIER, UNIT_KEY, in_order
from dashboard.queries.rows import concat, fetch
from dashboard.queries.scoping import Window, windows
from dashboard.queries.subtrees import is_seen
from dashboard.schema.tables import unit, unit_succession, unit_version

VERSION, PREDECESSOR, SUCCESSOR = "version", "predecessor", "successor"

LINEAGE = FrameSpec(
    key=("relation", "unit_code", "valid_from"),
    columns={
        "relation": Column("string", "—", "version (of the same unit), predecessor or successor"),
        **UNIT_KEY,
        "tier": TIER,
        "parent_name": Column("string", "—", "Unit above in that version; NA where none"),
        "valid_from": Column("datetime64[us]", "day", "First day of that version"),
        "valid_to": Column("datetime64[us]", "day", "First day no longer valid; NaT while it lives"),
        "effective_on": Column("datetime64[us]", "day", "Day of the succession; NaT for versions"),
        "share_known": Column("boolean", "—", "The whole of the old unit went to the new one; NA for versions"),
    },
)


def lineage(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Versions of the scope's unit and the units joined to it by successions, as ``LINEAGE``, by name.

    A predecessor shows its last version, a successor its first. Source: ``unit_version``,
    ``unit_succession``.
    """
    found = [_part(conn, window) for window in windows(conn, scope) if is_seen(conn, window)]
    frame = concat(found, [*LINEAGE.columns, "sort_key"])
    frame = in_order(frame, ["relation", "sort_key", "unit_code", "valid_from"]).drop_duplicates(list(LINEAGE.key))
    days = {name: pd.to_datetime(frame[name]) for name in ("valid_from", "valid_to", "effective_on")}
    return LINEAGE.conform(frame.assign(**days))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    own, step = window.unit.id, unit_succession.c
    versions = _versions().where(unit_version.c.unit_id == own)
    before = _joined(step.old_unit_id).where(step.new_unit_id == own, unit_version.c.valid_to == step.effective_on)
    after = _joined(step.new_unit_id).where(step.old_unit_id == own, unit_version.c.valid_from == step.effective_on)
    return concat(
        [
            fetch(conn, versions).assign(relation=VERSION, effective_on=None, share_known=None),
            fetch(conn, before).assign(relation=PREDECESSOR),
            fetch(conn, after).assign(relation=SUCCESSOR),
        ],
        [*LINEAGE.columns, "sort_key"],
    )


def _versions() -> sa.Select[Any]:
    version, above = unit_version.c, unit_version.alias("above")
    held = sa.and_(
        above.c.unit_id == version.parent_id,
        above.c.valid_from <= version.valid_from,
        sa.or_(above.c.valid_to.is_(None), above.c.valid_to > version.valid_from),
    )
    names = (version.code.label("unit_code"), version.name.label("unit_name"), version.sort_key, unit.c.tier)
    return (
        sa.select(*names, above.c.name.label("parent_name"), version.valid_from, version.valid_to)
        .select_from(unit_version)
        .join(unit, unit.c.id == version.unit_id)
        .outerjoin(above, held)
    )


def _joined(side: sa.ColumnElement[int]) -> sa.Select[Any]:
    step = unit_succession.c
    joined = _versions().join(unit_succession, side == unit_version.c.unit_id)
    return joined.add_columns(step.effective_on, step.share_known)
