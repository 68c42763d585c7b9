"""Rows of ``units.csv``: versions joined into units, and the tree they make.

Rows of one code with adjoining validity are versions of one unit unless a succession of that
very code on that day stands between them (definitions §2).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import sqlalchemy as sa

from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import fold, sort_key
from dashboard.ingest.package.directory import DEPTH, Version
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.package.staging import Staging, from_blank
from dashboard.schema.tables import unit, unit_succession, unit_version

DAY = timedelta(days=1)
FOREVER = date.max
VERSION_COLUMNS = (
    "unit_id", "valid_from", "valid_to", "code", "name", "sort_key", "search_key", "parent_id", "gso_code", "region",
)  # fmt: skip

Separation = tuple[str, date]
"""A code and the day on which the unit that held it gave way to successors."""


def check_units(staging: Staging, rows: Rows, successions: Rows | None) -> None:
    """Add the package's units to the directory and to the plan."""
    directory = staging.directory
    directory.tolerated |= rows.broken.get("code", set())
    new = [version for place in range(len(rows)) if (version := _take(staging, rows, place))]
    directory.sort()
    codes = {version.code: directory.by_code[version.code] for version in new}
    separations = _separations(staging, successions) if new else set()
    for versions in codes.values():
        _check_validity(staging, rows, versions)
        _join(staging, versions, separations)
    _set_parents(staging, rows, new)
    _plan(staging, new)


def _take(staging: Staging, rows: Rows, place: int) -> Version | None:
    """Return the version of a row that is not stored; one that is, is compared and closed where it ended."""
    code, valid_from = rows.values(place, "code", "valid_from")
    versions = staging.directory.by_code[code]
    stored = next((version for version in versions if version.valid_from == valid_from), None)
    if stored is not None:
        _compare(staging, rows, place, stored)
        return None
    tier, name, gso, region, valid_to = rows.values(place, "tier", "name", "gso_code", "region", "valid_to")
    version = Version(0, tier, code, name, None, gso, region, valid_from, valid_to, place=place)
    versions.append(version)
    return version


def _compare(staging: Staging, rows: Rows, place: int, stored: Version) -> None:
    before = {
        "name": stored.name, "tier": stored.tier,
        "parent_code": staging.directory.code_of(stored.parent, stored.valid_from),
        "gso_code": stored.gso_code, "region": stored.region, "valid_to": stored.valid_to,
    }  # fmt: skip
    changed = staging.changes(rows, place, before, from_blank("valid_to"))
    if changed.keys() == {"valid_to"} and before["valid_to"] is None:
        stored.valid_to = changed["valid_to"]
        staging.plan.update(unit_version, ("valid_to",), (stored.id, stored.valid_to))
        _plan_validity(staging, staging.directory.by_unit[stored.unit])
        staging.plan.tallies["units"].updated += 1


def _check_validity(staging: Staging, rows: Rows, versions: list[Version]) -> None:
    for version in versions:
        if version.place is not None and version.valid_to is not None and version.valid_to <= version.valid_from:
            staging.refuse(rows, version.place, "valid_to", "dates_reversed", start=version.valid_from.isoformat())
    for before, version in zip(versions, versions[1:], strict=False):
        place = before.place if version.place is None else version.place
        if place is not None and (before.valid_to or FOREVER) > version.valid_from:
            staging.refuse(rows, place, "valid_from", "overlap", other=before.valid_from.isoformat())


def _separations(staging: Staging, successions: Rows | None) -> set[Separation]:
    statement = sa.select(unit_succession.c.old_unit_id, unit_succession.c.effective_on)
    code_of = staging.directory.code_of
    found = {(code_of(old, day - DAY) or "", day) for old, day in staging.conn.execute(statement)}
    if successions is not None:
        found |= set(zip(successions.columns["old_code"], successions.columns["effective_on"], strict=True))
    return found


def _join(staging: Staging, versions: list[Version], separations: set[Separation]) -> None:
    """Give each new version the unit it belongs to: the one it adjoins, else a new one."""
    by_unit = staging.directory.by_unit
    for chain in _chains(versions, separations):
        new = [version for version in chain if not version.unit]
        key = next((version.unit for version in chain if version.unit), None) if len(new) < len(chain) else None
        for version in new:
            version.unit = key = key or staging.new_id(unit)
            by_unit[key].append(version)
        if key is not None:
            by_unit[key].sort(key=lambda version: version.valid_from)


def _chains(versions: Iterable[Version], separations: set[Separation]) -> Iterator[list[Version]]:
    """Yield runs of adjoining versions of one code that are one unit."""
    chain: list[Version] = []
    for version in versions:
        adjoins = chain and chain[-1].valid_to == version.valid_from and chain[-1].tier == version.tier
        if chain and (not adjoins or (version.code, version.valid_from) in separations):
            yield chain
            chain = []
        chain = [*chain, version]
    if chain:
        yield chain


def _set_parents(staging: Staging, rows: Rows, new: list[Version]) -> None:
    for version in new:
        _set_parent(staging, rows, version, version.place or 0)
    for version in new:
        if len(list(staging.directory.above(version.unit, version.valid_from))) == DEPTH:
            staging.refuse(rows, version.place or 0, "parent_code", "circle")


def _set_parent(staging: Staging, rows: Rows, version: Version, place: int) -> None:
    if rows.columns["parent_code"][place] is None:
        if version.tier != Tier.MINISTRY:
            staging.refuse(rows, place, "parent_code", "missing_value")
        return
    above = staging.find_unit(rows, place, "parent_code", version.valid_from)
    if above is None:
        return
    version.parent = above.unit
    last = staging.directory.by_unit[above.unit][-1].valid_to or FOREVER
    if last < (version.valid_to or FOREVER):
        staging.note(rows, place, "parent_code", "parent_ends", day=last.isoformat())


def _plan(staging: Staging, new: list[Version]) -> None:
    for key in sorted({version.unit for version in new}):
        versions = staging.directory.by_unit[key]
        if any(version.id for version in versions):
            _plan_validity(staging, versions)
        else:
            row = (key, versions[0].tier, versions[0].valid_from, versions[-1].valid_to)
            staging.plan.insert(unit, ("id", "tier", "valid_from", "valid_to"), [row])
    staging.plan.insert(unit_version, VERSION_COLUMNS, map(_version_row, new))
    staging.plan.tallies["units"].inserted += len(new)


def _plan_validity(staging: Staging, versions: list[Version]) -> None:
    row = (versions[0].unit, versions[0].valid_from, versions[-1].valid_to)
    staging.plan.update(unit, ("valid_from", "valid_to"), row)


def _version_row(version: Version) -> tuple[object, ...]:
    return (
        version.unit, version.valid_from, version.valid_to, version.code, version.name, sort_key(version.name),
        fold(version.name), version.parent, version.gso_code, version.region,
    )  # fmt: skip
