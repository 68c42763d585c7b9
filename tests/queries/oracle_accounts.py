"""Findings about accounts worked the slow way: row by row in plain Python, straight from definitions §7.

Nothing of the project's rules is used here but how Vietnamese names sort. Days and instants are ``date`` and naive
local ``datetime``; months are counted on the calendar by hand.
"""

import calendar
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time

from dashboard.domain.vietnamese import sort_key
from tests.queries.world import Unit

NEEDED = {
    "commune": {"bc", "ld"}, "district": {"bc", "ld", "kt"}, "province": {"bc", "ld", "kt", "admin"},
}  # fmt: skip
"""What the forms of the little country ask for: all but those of communes are checked; ministry units owe nothing."""
ALLOWED = {
    "commune": {"bc", "ld"}, "district": {"bc", "ld", "kt"}, "province": {"bc", "ld", "kt", "admin"},
    "ministry": {"bc", "ld", "kt"}, "ministry_unit": {"bc", "ld", "kt"},
}  # fmt: skip
ORDER = (
    "no_usable_account", "leaver_active", "role_not_allowed", "default_password", "never_signed_in", "old_password",
    "two_duties", "name_rule",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of ``accounts.csv``."""

    username: str
    system: str
    unit: int
    role: str
    status: str
    made: date | None
    first: datetime | None
    changed: datetime | None
    last: datetime | None
    person: str | None


Told = tuple[str, str, str, datetime | None]
"""Code of the unit, finding, username, since."""


def midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time())


def three_months_on(moment: datetime) -> datetime:
    year, month = (moment.year, moment.month + 3) if moment.month < 10 else (moment.year + 1, moment.month - 9)
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


def usable(row: Row, now: datetime) -> bool:
    made = row.made is None or row.made <= now.date()
    return made and (row.status == "active" or (row.last is not None and row.last > now))


def under(units: dict[int, Unit], heirs: dict[int, int], number: int, now: datetime) -> set[int]:
    """A unit, all above it, all that took it or them over by now."""
    found, todo = set(), [number]
    while todo:
        one = todo.pop()
        if one in found or units[one].valid_from > now.date():
            continue
        found.add(one)
        ended = units[one].valid_to is not None and units[one].valid_to <= now.date()
        todo += [units[one].parent] if units[one].parent is not None else []
        todo += [heirs[one]] if ended and one in heirs else []
    return found


def findings(
    units: dict[int, Unit], heirs: dict[int, int], rows: list[Row], top: int, system: str, now: datetime
) -> list[Told]:
    """Findings of one software under a unit as whoever sees everything is told them."""
    mine = [row for row in rows if row.system == system and units[row.unit].valid_from <= now.date()]
    inside = {n for n in units if units[n].valid_from <= now.date() and top in under(units, heirs, n, now)}
    told = [
        (units[row.unit], *one) for row in mine if row.unit in inside for one in _of_one(units, rows, mine, row, now)
    ]
    if system == "thong-ke":
        told += _lacking(units, heirs, mine, inside, now)
    told.sort(key=lambda one: (sort_key(one[0].name), one[0].code, ORDER.index(one[1]), one[2]))
    return [(unit.code, *one) for unit, *one in told]


def _of_one(
    units: dict[int, Unit], rows: list[Row], mine: list[Row], row: Row, now: datetime
) -> list[tuple[str, str, datetime | None]]:
    if not usable(row, now):
        return []
    unit, statistics, told = units[row.unit], row.system == "thong-ke", []
    left = _left(unit, rows, mine, row, now)
    if left is not None:
        told.append(("leaver_active", left[0]))
    if statistics and row.role not in ALLOWED[unit.tier]:
        told.append(("role_not_allowed", midnight(row.made)))
    if row.changed is None:
        told.append(("default_password", midnight(row.made)))
    elif three_months_on(row.changed) < now:
        told.append(("old_password", three_months_on(row.changed)))
    if not any(moment is not None and moment <= now for moment in (row.first, row.last)):
        told.append(("never_signed_in", midnight(row.made)))
    if statistics and (two := _two_duties(mine, row, now)):
        told.append(("two_duties", two[0]))
    if statistics and not re.fullmatch(rf"{re.escape(unit.code)}_{row.role}(_\d+)?", row.username):
        told.append(("name_rule", midnight(row.made)))
    return [(finding, row.username, since) for finding, since in told]


def _left(unit: Unit, rows: list[Row], mine: list[Row], row: Row, now: datetime) -> tuple[datetime | None] | None:
    if unit.valid_to is not None and unit.valid_to <= now.date():
        return (midnight(unit.valid_to),)
    if row.system == "ly-lich-tu-phap" and now >= datetime.fromisoformat("2025-03-01"):
        return (datetime.fromisoformat("2025-03-01"),)
    if row.person is None:
        return None
    same = [r for r in mine if r.person == row.person and r.unit != row.unit and usable(r, now)]
    later = [r.made for r in same if row.made is not None and r.made is not None and r.made > row.made]
    if later:
        return (midnight(min(later)),)
    gone = [
        r for r in rows
        if r.system != row.system and r.status == "revoked" and (r.person, r.unit) == (row.person, row.unit)
        and (r.last is None or r.last <= now)
    ]  # fmt: skip
    return (None,) if gone else None


def _two_duties(mine: list[Row], row: Row, now: datetime) -> tuple[datetime | None] | None:
    if row.person is None:
        return None
    begun: dict[tuple[int, str], list[date | None]] = defaultdict(list)
    for r in mine:
        if r.person == row.person and usable(r, now):
            begun[r.unit, r.role].append(r.made)
    if len(begun) < 2:
        return None
    if any(day is None for days in begun.values() for day in days):
        return (None,)
    return (midnight(sorted(min(days) for days in begun.values())[1]),)


def _lacking(
    units: dict[int, Unit], heirs: dict[int, int], mine: list[Row], inside: set[int], now: datetime
) -> list[tuple[Unit, str, str, None]]:
    listed = {_province(units, heirs, row.unit, now) for row in mine}
    told = []
    for number in inside:
        unit = units[number]
        ended = unit.valid_to is not None and unit.valid_to <= now.date()
        if ended or _province(units, heirs, number, now) not in listed:
            continue
        held = {row.role for row in mine if row.unit == number and usable(row, now)}
        missing = NEEDED.get(unit.tier, set()) - held
        told += [(unit, "no_usable_account", f"{unit.code}_{role}", None) for role in missing]
    return told


def _province(units: dict[int, Unit], heirs: dict[int, int], number: int, now: datetime) -> int:
    """Living province above a unit, else one that ended; 0 outside any."""
    found = [units[n] for n in under(units, heirs, number, now) if units[n].tier == "province"]
    found.sort(key=lambda unit: (unit.valid_to is not None and unit.valid_to <= now.date(), unit.id))
    return found[0].id if found else 0
