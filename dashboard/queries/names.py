"""Every name a unit has or had, of all eras, for searching: one row per version of a unit."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.names import SEPARATOR
from dashboard.domain.scope import Scope
from dashboard.queries.keys import TIER, UNIT_KEY, in_order
from dashboard.queries.rows import fetch
from dashboard.schema.tables import unit, unit_alias, unit_succession, unit_version

NAMES = FrameSpec(
    key=("identity", "valid_from"),
    columns={
        "identity": Column("Int64", "—", "Number of the unit: the versions of one unit share it"),
        **UNIT_KEY,
        "tier": TIER,
        "above": Column("Int64", "—", "Number of the unit above in that version; NA at the root"),
        "search_key": Column("string", "—", "Name folded for searching: no tone marks, case or kinds"),
        "aliases": Column("string", "—", "Other names it is known by, folded, joined by blanks"),
        "valid_from": Column("datetime64[us]", "day", "First day of the version"),
        "valid_to": Column("datetime64[us]", "day", "First day no longer valid; NaT while it lives"),
        "ended_on": Column("datetime64[us]", "day", "First day the unit itself is no more; NaT while it lives"),
        "successors": Column("string", "—", "Names of the units it went to, joined by semicolons; NA where none"),
    },
)


def names(conn: sa.Connection, _scope: Scope) -> pd.DataFrame:
    """Versions of all units as ``NAMES``, by name; whoever searches in them sees no more than the viewer may.

    Source: ``unit_version``, ``unit_alias``, ``unit_succession``.
    """
    frame = fetch(conn, _versions())
    frame["aliases"] = frame["identity"].map(_joined(fetch(conn, _aliases()), " ")).fillna("")
    frame["successors"] = frame["identity"].map(_joined(fetch(conn, _successors()), SEPARATOR))
    days = {name: pd.to_datetime(frame[name]) for name in ("valid_from", "valid_to", "ended_on")}
    return NAMES.conform(in_order(frame.assign(**days), ["sort_key", "unit_code", "valid_from"]))


def _versions() -> sa.Select[Any]:
    version = unit_version.c
    named = (version.code.label("unit_code"), version.name.label("unit_name"), version.sort_key, version.search_key)
    return sa.select(
        version.unit_id.label("identity"), *named, unit.c.tier, version.parent_id.label("above"), version.valid_from,
        version.valid_to, unit.c.valid_to.label("ended_on"),
    ).join(unit, unit.c.id == version.unit_id)  # fmt: skip


def _aliases() -> sa.Select[Any]:
    columns = (unit_alias.c.unit_id.label("identity"), unit_alias.c.search_key.label("name"))
    return sa.select(*columns).order_by(unit_alias.c.search_key)


def _successors() -> sa.Select[Any]:
    """Names on the day of the succession, in order of name."""
    step, version = unit_succession.c, unit_version.c
    follows = sa.and_(version.unit_id == step.new_unit_id, version.valid_from == step.effective_on)
    return (
        sa.select(step.old_unit_id.label("identity"), version.name)
        .join(unit_version, follows)
        .order_by(step.old_unit_id, version.sort_key, version.unit_id)
    )


def _joined(rows: pd.DataFrame, separator: str) -> dict[int, str]:
    """Names of each unit in one text."""
    found: dict[int, list[str]] = {}
    for identity, name in zip(rows["identity"], rows["name"], strict=True):
        found.setdefault(identity, []).append(name)
    return {identity: separator.join(held) for identity, held in found.items()}
