"""Finds the province a printed name means on the day of the document: exactly, or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import fold, short_name, unaccented
from dashboard.schema.tables import unit, unit_alias, unit_succession, unit_version

SUGGESTIONS = 3
LIKENESS = 60


class UnknownNameError(LookupError):
    """A name that means no one province on that day; ``code`` and ``fields`` make the sentence."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Directory:
    """Provinces valid on one day: names by id in Vietnamese order, ids by folded name and alias.

    A province that was renamed is known by all its names. ``former`` holds the folded names of
    provinces not valid on that day, with what became of them.
    """

    day: date
    names: Mapping[int, str]
    ids: Mapping[str, frozenset[int]]
    former: Mapping[str, str]

    def find(self, name: str) -> int:
        """Id of the province; raises ``UnknownNameError`` and never settles for the nearest."""
        key = fold(name)
        found = self.ids.get(key, frozenset())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise UnknownNameError("ambiguous_unit", units=", ".join(sorted(self.names[id_] for id_ in found)))
        if key in self.former:
            raise UnknownNameError("unit_not_valid", day=self.day, successors=self.former[key])
        raise UnknownNameError("unknown_unit", nearest=self._nearest(name))

    def knows(self, name: str) -> bool:
        """Whether the name means a province on this day or another."""
        key = fold(name)
        return key in self.ids or key in self.former

    def _nearest(self, name: str) -> tuple[str, ...]:
        choices = {short: unaccented(short) for short in map(short_name, self.names.values())}
        found = process.extract(fold(name), choices, scorer=fuzz.ratio, limit=SUGGESTIONS, score_cutoff=LIKENESS)
        return tuple(short for _, _, short in found)


def load_directory(conn: sa.Connection, day: date) -> Directory:
    """Provinces valid on a day, with their aliases and the names of those valid on other days."""
    rows = conn.execute(_provinces()).all()
    valid = [row for row in rows if row.valid_from <= day and (row.valid_to is None or day < row.valid_to)]
    names = {row.unit_id: row.name for row in valid}
    known = [(row.search_key, row.unit_id) for row in rows if row.unit_id in names]
    ids = _grouped(known + _aliases(conn, names))
    others = [row for row in rows if row.unit_id not in names and row.search_key not in ids]
    return Directory(day, names, ids, _former(conn, others))


def _provinces() -> sa.Select[Any]:
    version = unit_version.c
    return (
        sa.select(version.unit_id, version.name, version.search_key, version.valid_from, version.valid_to)
        .join(unit, unit.c.id == version.unit_id)
        .where(unit.c.tier == Tier.PROVINCE.value)
        .order_by(version.sort_key)
    )


def _aliases(conn: sa.Connection, names: Mapping[int, str]) -> list[tuple[str, int]]:
    rows = conn.execute(sa.select(unit_alias.c.search_key, unit_alias.c.unit_id))
    return [(key, unit_id) for key, unit_id in rows if unit_id in names]


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = defaultdict(set)
    for key, unit_id in pairs:
        groups[key].add(unit_id)
    return {key: frozenset(ids) for key, ids in groups.items()}


def _former(conn: sa.Connection, rows: Iterable[sa.Row[Any]]) -> dict[str, str]:
    """Names of units not valid on the day, each with the names of its successors, "" where it has none."""
    successor = unit_version.alias()
    links = conn.execute(
        sa.select(unit_succession.c.old_unit_id, successor.c.name)
        .join(successor, successor.c.unit_id == unit_succession.c.new_unit_id)
        .where(successor.c.valid_from == unit_succession.c.effective_on)
        .order_by(successor.c.sort_key)
    )
    became: dict[int, list[str]] = defaultdict(list)
    for old, name in links:
        became[old].append(name)
    return {row.search_key: ", ".join(became[row.unit_id]) for row in rows}
