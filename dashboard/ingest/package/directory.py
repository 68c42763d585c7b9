"""Units by code and day: those stored and those a package brings."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from dashboard.ingest.package.nearness import nearest
from dashboard.ingest.package.rows import Rows
from dashboard.ingest.problems import Problem
from dashboard.schema.tables import unit, unit_succession, unit_version

DEPTH = 12
"""No chain of units above is longer; a longer one goes in circles."""


@dataclass(slots=True)
class Version:
    """One unit as it was from ``valid_from`` up to, not including, ``valid_to``.

    A stored one has its ``id``; one that a package brings has the ``place`` of its row instead.
    """

    unit: int
    tier: str
    code: str
    name: str
    parent: int | None
    gso_code: str | None
    region: str | None
    valid_from: date
    valid_to: date | None
    id: int | None = None
    place: int | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it was in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass
class Directory:
    """Versions by code and by unit, in order of time; ``tolerated`` codes stand in rows already refused."""

    by_code: dict[str, list[Version]] = field(default_factory=lambda: defaultdict(list))
    by_unit: dict[int, list[Version]] = field(default_factory=lambda: defaultdict(list))
    successors: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    exempt_reasons: dict[int, str] = field(default_factory=dict)
    tolerated: set[str] = field(default_factory=set)
    _near: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, version: Version) -> None:
        """Add one version; call ``sort`` when all are in."""
        self.by_code[version.code].append(version)
        self.by_unit[version.unit].append(version)

    def sort(self) -> None:
        """Put the versions of each code and of each unit in order of time."""
        for versions in (*self.by_code.values(), *self.by_unit.values()):
            versions.sort(key=lambda version: version.valid_from)

    def at(self, code: str, day: date) -> Version | None:
        """Return the version that holds this code on that day."""
        return next((version for version in self.by_code.get(code, ()) if version.holds_on(day)), None)

    def version(self, unit_id: int, day: date) -> Version | None:
        """Return a unit's version on that day."""
        return next((version for version in self.by_unit.get(unit_id, ()) if version.holds_on(day)), None)

    def latest(self, code: str, day: date) -> Version | None:
        """Return the version that holds this code on that day, else the last that ever did."""
        versions = self.by_code.get(code)
        return self.at(code, day) or (versions[-1] if versions else None)

    def above(self, unit_id: int, day: date) -> Iterator[int]:
        """Yield the units above on that day, the nearest first; stops where the tree goes in circles."""
        current = self.version(unit_id, day)
        for _ in range(DEPTH):
            if current is None or current.parent is None:
                return
            yield current.parent
            current = self.version(current.parent, day)

    def tiers_above(self, unit_id: int, day: date) -> dict[str, int]:
        """Return the unit of each tier from this unit up, on that day."""
        found: dict[str, int] = {}
        for key in (unit_id, *self.above(unit_id, day)):
            version = self.version(key, day)
            if version is not None:
                found.setdefault(version.tier, key)
        return found

    def code_of(self, unit_id: int | None, day: date) -> str | None:
        """Return a unit's code on that day, else its last; None for no unit."""
        if unit_id is None:
            return None
        found = self.version(unit_id, day)
        return found.code if found else self.by_unit[unit_id][-1].code

    def nearest(self, code: str) -> tuple[str, ...]:
        """Return a few known codes, with names, that look like an unknown one; never used by itself."""
        if code not in self._near:
            found = nearest(code, (known for known, versions in self.by_code.items() if versions))
            self._near[code] = tuple(f"{near} ({self.by_code[near][-1].name})" for near in found)
        return self._near[code]

    def problem(self, rows: Rows, place: int, column: str, day: date) -> Problem:
        """Return why a cell names no unit on that day."""
        code = rows.columns[column][place]
        if code in self.by_code:
            heirs = self.successor_names(code)
            return rows.problem(place, column, "unit_not_valid", day=day.isoformat(), successors=heirs)
        return rows.problem(place, column, "unknown_unit", nearest=self.nearest(code))

    def successor_names(self, code: str) -> tuple[str, ...]:
        """Return the names of the units that took over from the last unit of this code."""
        versions = self.by_code.get(code)
        heirs = self.successors.get(versions[-1].unit, set()) if versions else set()
        return tuple(sorted(self.by_unit[heir][-1].name for heir in heirs if self.by_unit.get(heir)))


def read_directory(conn: sa.Connection) -> Directory:
    """Return every stored unit with its versions and successors."""
    directory = Directory()
    v = unit_version.c
    columns = (
        v.unit_id, unit.c.tier, v.code, v.name, v.parent_id, v.gso_code, v.region, v.valid_from, v.valid_to, v.id,
    )  # fmt: skip
    for row in conn.execute(sa.select(*columns).join(unit, unit.c.id == v.unit_id)):
        directory.add(Version(*row))
    for old, new in conn.execute(sa.select(unit_succession.c.old_unit_id, unit_succession.c.new_unit_id)):
        directory.successors[old].add(new)
    reasons = sa.select(unit.c.id, unit.c.exempt_reason).where(unit.c.exempt_reason.is_not(None))
    directory.exempt_reasons = {key: reason for key, reason in conn.execute(reasons)}
    directory.sort()
    return directory
