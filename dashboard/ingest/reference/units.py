"""Units, versions, successions and aliases of the packaged files into their tables."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import sqlalchemy as sa

from dashboard.domain.vietnamese import fold, sort_key
from dashboard.ingest import bulk
from dashboard.ingest.progress import Progress
from dashboard.ingest.reference.merge import Counts, merge
from dashboard.reference.units import UnitVersion, aliases, successions, unit_versions
from dashboard.schema.tables import unit, unit_alias, unit_succession, unit_version

Ids = dict[int, int]
"""Number in the files → id in the database."""

_VERSION_COLUMNS = (
    "valid_to", "code", "name", "sort_key", "search_key", "parent_id", "gso_code", "region",
    "code_provisional", "source", "certainty",
)  # fmt: skip


def merge_units(conn: sa.Connection, progress: Progress) -> dict[str, Counts]:
    """Merge the four tables of units; a unit is known by the code and first day of any of its versions."""
    versions = unit_versions()
    progress("units", 0, len(versions))
    ids = _identify(conn, versions)
    counts = {
        "unit": _merge_unit(conn, ids, versions),
        "unit_version": _merge_version(conn, ids, versions),
        "unit_succession": _merge_succession(conn, ids),
        "unit_alias": _merge_alias(conn, ids),
    }
    bulk.settle_ids(conn, unit, unit_version)
    progress("units", len(versions), len(versions))
    return counts


def _identify(conn: sa.Connection, versions: Sequence[UnitVersion]) -> Ids:
    """Id of each unit: the stored one of a version with the same code and first day, else a new one."""
    stored = {
        (code, valid_from): unit_id
        for code, valid_from, unit_id in conn.execute(
            sa.select(unit_version.c.code, unit_version.c.valid_from, unit_version.c.unit_id)
        )
    }
    ids: Ids = {}
    for version in versions:
        known = stored.get((version.code, version.valid_from))
        if known is not None:
            ids.setdefault(version.unit, known)
    first = bulk.next_id(conn, unit)
    missing = dict.fromkeys(version.unit for version in versions if version.unit not in ids)
    return ids | {number: first + place for place, number in enumerate(missing)}


def _merge_unit(conn: sa.Connection, ids: Ids, versions: Sequence[UnitVersion]) -> Counts:
    rows = []
    for number, group in groupby(versions, key=lambda version: version.unit):
        life = list(group)
        reason = next((version.exempt_reason for version in life if version.exempt_reason), None)
        rows.append((ids[number], life[0].tier, life[0].valid_from, life[-1].valid_to, reason))
    return merge(conn, unit, ("id",), ("tier", "valid_from", "valid_to", "exempt_reason"), rows)


def _merge_version(conn: sa.Connection, ids: Ids, versions: Sequence[UnitVersion]) -> Counts:
    rows = [(ids[version.unit], version.valid_from, *_version_values(ids, version)) for version in versions]
    return merge(conn, unit_version, ("unit_id", "valid_from"), _VERSION_COLUMNS, rows)


def _version_values(ids: Ids, version: UnitVersion) -> tuple[str | int | bool | date | None, ...]:
    return (
        version.valid_to,
        version.code,
        version.name,
        sort_key(version.name),
        fold(version.name),
        None if version.parent is None else ids[version.parent],
        version.gso_code,
        version.region,
        version.code_provisional,
        version.source,
        version.certainty,
    )


def _merge_succession(conn: sa.Connection, ids: Ids) -> Counts:
    rows = [(ids[row.old], ids[row.new], row.effective_on, row.share_known) for row in successions()]
    return merge(conn, unit_succession, ("old_unit_id", "new_unit_id", "effective_on"), ("share_known",), rows)


def _merge_alias(conn: sa.Connection, ids: Ids) -> Counts:
    rows = [(fold(row.alias), ids[row.unit], row.alias) for row in aliases()]
    return merge(conn, unit_alias, ("search_key", "unit_id"), ("alias",), rows)
