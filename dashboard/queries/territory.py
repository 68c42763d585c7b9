"""Units on one day, those that ended by then as they last were, and under whom each of them stands now."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from dashboard.domain.units import Tier
from dashboard.schema.tables import unit, unit_succession, unit_version

_TIERS = {tier.value: tier for tier in Tier}


class Place(NamedTuple):
    """One unit as it is on the day, or as it last was; ``codes`` are all it bears or bore."""

    id: int
    code: str
    name: str
    sort_key: str
    tier: Tier
    parent: int | None
    ended_on: date | None
    exempt: bool
    codes: frozenset[str]


class Territory:
    """Who stands under whom: an ended unit under its last unit above, and under those that took it over."""

    def __init__(self, places: Iterable[Place], heirs: Mapping[int, Collection[int]]) -> None:
        self.places = {place.id: place for place in places}
        self._heirs = heirs
        self._lines: dict[int, frozenset[int]] = {}
        self._under: Mapping[int, Sequence[int]] | None = None

    def line(self, number: int) -> frozenset[int]:
        """Ids of a unit itself and of all above it or after it."""
        if number not in self._lines:
            self._lines[number] = frozenset((number,)).union(*map(self.line, self._next(number)))
        return self._lines[number]

    def within(self, tops: Collection[int]) -> frozenset[int]:
        """Ids of the units that stand under any of these."""
        below = self._below()
        found, left = set[int](), [one for one in tops if one in self.places]
        while left:
            number = left.pop()
            if number not in found:
                found.add(number)
                left.extend(below.get(number, ()))
        return frozenset(found)

    def _below(self) -> Mapping[int, Sequence[int]]:
        """Units straight under each one: what ``_next`` says, read the other way round."""
        if self._under is None:
            under: dict[int, list[int]] = defaultdict(list)
            for number in self.places:
                for above in self._next(number):
                    under[above].append(number)
            self._under = under
        return self._under

    def nearest(self, number: int, tier: Tier) -> int | None:
        """Unit of a tier above or after a unit, or itself; one that lives before one that ended; None without any."""
        found = [self.places[one] for one in self.line(number) if self.places[one].tier is tier]
        return min(((place.ended_on is not None, place.id) for place in found), default=(False, None))[1]

    def bearer(self, code: str) -> Place | None:
        """Unit that bears a code on the day, else the last that did; None where none ever had by then."""
        found = [place for place in self.places.values() if place.code == code]
        return max(found, key=lambda place: (place.ended_on or date.max, place.id), default=None)

    def _next(self, number: int) -> list[int]:
        parent, heirs = self.places[number].parent, self._heirs.get(number, ())
        return [one for one in (*heirs, parent) if one in self.places]


def territory(conn: sa.Connection, day: date) -> Territory:
    """Units that had begun by the day. Source: ``unit``, ``unit_version``, ``unit_succession``."""
    places: dict[int, Place] = {}
    for number, code, name, sort_key, tier, parent, ended_on, exempt in conn.execute(_versions(day)).all():
        ended = ended_on if ended_on is not None and ended_on <= day else None
        before = places.get(number)
        known = frozenset((code,)) if before is None else before.codes | {code}
        places[number] = Place(number, code, name, sort_key, _TIERS[tier], parent, ended, exempt is not None, known)
    return Territory(places.values(), _heirs(conn, day))


def _versions(day: date) -> sa.Select[Any]:
    version = unit_version.c
    columns = (version.unit_id, version.code, version.name, version.sort_key, unit.c.tier, version.parent_id)
    statement = sa.select(*columns, unit.c.valid_to, unit.c.exempt_reason).join(unit, unit.c.id == version.unit_id)
    return statement.where(version.valid_from <= day).order_by(version.valid_from)


def _heirs(conn: sa.Connection, day: date) -> dict[int, list[int]]:
    step = unit_succession.c
    found: dict[int, list[int]] = defaultdict(list)
    for old, new in conn.execute(sa.select(step.old_unit_id, step.new_unit_id).where(step.effective_on <= day)).all():
        found[old].append(new)
    return found
