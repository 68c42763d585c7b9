"""A small world of units, forms, one period and its events in plain Python, and its way into a database."""

import csv
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dashboard.domain.clock import from_micros, parse_instant, to_micros
from dashboard.domain.vietnamese import fold, sort_key
from dashboard.ingest.bulk import settle_ids
from dashboard.ingest.summarise import refresh
from dashboard.schema.tables import data_state, deadline, event, form, period, report, unit, unit_version

EXAMPLE = Path(__file__).parents[1] / "data" / "example"
ROOT = 1


@dataclass(frozen=True)
class Unit:
    id: int
    code: str
    name: str
    tier: str
    parent: int | None
    valid_from: date = date(1900, 1, 1)
    valid_to: date | None = None


@dataclass(frozen=True)
class Form:
    id: int
    code: str
    name: str
    field: str
    tier: str
    requires_check: bool = False


@dataclass(frozen=True)
class Obligation:
    id: int
    unit: int
    form: int
    exempt: bool = False


@dataclass(frozen=True)
class Act:
    at: int
    action: str
    by: int
    actor: str = "ai_do_bc"
    reason: str | None = None


@dataclass
class World:
    units: dict[int, Unit] = field(repr=False)
    forms: dict[int, Form] = field(repr=False)
    obligations: dict[int, Obligation] = field(repr=False)
    acts: dict[int, list[Act]] = field(repr=False)
    deadlines: dict[str, tuple[date, str]] = field(repr=False)
    opened_at: int
    locked_at: int | None
    ends_on: date
    code: str = "2019-vi-du"
    clock: int = 0
    period_id: int = 1
    regime: str = "TT03_2019"
    seed: int | None = None

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))  # hypothesis would print every event

    def newest(self) -> int:
        """Instant of the newest event, or of the opening."""
        return max([self.opened_at, *(act.at for acts in self.acts.values() for act in acts)])

    def above(self, unit_id: int, tier: str) -> int | None:
        """Id of the ancestor or self of a tier."""
        at: int | None = unit_id
        while at is not None and self.units[at].tier != tier:
            at = self.units[at].parent
        return at

    def id_of(self, code: str) -> int:
        """Id of the unit that holds a code on the period's last day."""
        return next(
            u.id for u in self.units.values()
            if u.code == code and u.valid_from <= self.ends_on and (u.valid_to is None or u.valid_to > self.ends_on)
        )  # fmt: skip


def write(engine: sa.Engine, world: World) -> None:
    """Store a world in an empty schema, with what follows from it."""
    with engine.begin() as conn:
        write_on(conn, world)


def write_on(conn: sa.Connection, world: World) -> None:
    """Store a world in an empty schema, inside the caller's transaction."""
    _insert(conn, unit, [
        {"id": u.id, "tier": u.tier, "valid_from": u.valid_from, "valid_to": u.valid_to} for u in world.units.values()
    ])  # fmt: skip
    _insert(conn, unit_version, [_version(u) for u in world.units.values()])
    _insert(conn, form, [_form(world, f) for f in world.forms.values()])
    write_period(conn, world)
    settle_ids(conn, unit, unit_version, form, period, report, event)


def write_period(conn: sa.Connection, world: World) -> None:
    """Store a world's period, roster and events beside units and forms that are there."""
    _insert(conn, period, [_period(world)])
    _insert(conn, deadline, [
        {"period_id": world.period_id, "tier": tier, "day": day, "wording": wording, "source": "test", "verified": True}
        for tier, (day, wording) in world.deadlines.items()
    ])  # fmt: skip
    _insert(conn, report, [_report(world, o) for o in world.obligations.values()])
    first = (conn.scalar(sa.select(sa.func.max(event.c.id))) or 0) + 1
    rows = [_event(world, o, number, act) for o, acts in world.acts.items() for number, act in enumerate(acts, start=1)]
    _insert(conn, event, [{"id": key, **row} for key, row in enumerate(rows, start=first)])
    conn.execute(sa.delete(data_state))
    clock = from_micros(world.clock or world.newest())
    conn.execute(sa.insert(data_state).values(id=1, version=1, data_clock=clock, loaded_at=clock, simulated=False))
    refresh(conn, [world.period_id])


def read_example(path: Path = EXAMPLE / "package") -> World:
    """Return the worked example as a world, read without the project's import."""
    units = _read_units(path)
    code_of = {u.code: u.id for u in units.values()}
    forms = {
        number: Form(number, r["code"], r["name"], r["field"], r["tier"], r["requires_check"] == "1")
        for number, r in enumerate(_rows(path, "forms"), start=1)
    }
    form_of = {f.code: f.id for f in forms.values()}
    obligations = {
        number: Obligation(number, code_of[r["unit_code"]], form_of[r["form_code"]], r["exempt"] == "1")
        for number, r in enumerate(_rows(path, "roster"), start=1)
    }
    number_of = {(o.unit, o.form): o.id for o in obligations.values()}
    acts: dict[int, list[Act]] = {number: [] for number in obligations}
    for r in _rows(path, "events"):
        own = code_of[r["unit_code"]]
        by = code_of.get(r["by_unit_code"], own)
        act = Act(to_micros(parse_instant(r["at"])), r["action"], by, r["actor"], r["reason"] or None)
        acts[number_of[own, form_of[r["form_code"]]]].append(act)
    for held in acts.values():
        held.sort(key=lambda act: act.at)
    deadlines = {r["tier"]: (date.fromisoformat(r["day"]), r["wording"]) for r in _rows(path, "deadlines")}
    [given] = _rows(path, "periods")
    opened_at, locked_at = (to_micros(parse_instant(given[name])) for name in ("opened_at", "locked_at"))
    ends_on = date.fromisoformat(given["ends_on"])
    return World(units, forms, obligations, acts, deadlines, opened_at, locked_at, ends_on)


def micros(text: str) -> int:
    """Microseconds of an ISO time."""
    return to_micros(datetime.fromisoformat(text))


def _read_units(path: Path) -> dict[int, Unit]:
    units = {ROOT: Unit(ROOT, "btp_khtc", "Cục Kế hoạch – Tài chính", "ministry", None)}
    code_of = {"btp_khtc": ROOT}
    for number, r in enumerate(_rows(path, "units"), start=2):
        code_of[r["code"]] = number
        since, until = date.fromisoformat(r["valid_from"]), r["valid_to"]
        end = date.fromisoformat(until) if until else None
        units[number] = Unit(number, r["code"], r["name"], r["tier"], code_of[r["parent_code"]], since, end)
    return units


def _rows(path: Path, name: str) -> list[dict[str, str]]:
    with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _insert(conn: sa.Connection, table: sa.Table, rows: list[dict[str, object]]) -> None:
    if rows:
        conn.execute(sa.insert(table), rows)


def _version(u: Unit) -> dict[str, object]:
    return {
        "id": u.id, "unit_id": u.id, "valid_from": u.valid_from, "valid_to": u.valid_to, "code": u.code, "name": u.name,
        "sort_key": sort_key(u.name), "search_key": fold(u.name), "parent_id": u.parent,
    }  # fmt: skip


def _form(world: World, f: Form) -> dict[str, object]:
    return {
        "id": f.id, "code": f.code, "name": f.name, "sort_key": sort_key(f.name), "field": f.field,
        "field_sort_key": sort_key(f.field), "regime": world.regime, "tier": f.tier,
        "requires_check": f.requires_check, "verified": True,
    }  # fmt: skip


def _period(world: World) -> dict[str, object]:
    return {
        "id": world.period_id, "code": world.code, "regime": world.regime, "kind": "nam", "year": world.ends_on.year,
        "starts_on": date(world.ends_on.year, 1, 1), "ends_on": world.ends_on, "data_cutoff_on": world.ends_on,
        "opened_at": from_micros(world.opened_at),
        "locked_at": None if world.locked_at is None else from_micros(world.locked_at),
    }  # fmt: skip


def _report(world: World, o: Obligation) -> dict[str, object]:
    return {
        "id": o.id, "period_id": world.period_id, "unit_id": o.unit, "form_id": o.form,
        "tier": world.units[o.unit].tier, "province_id": world.above(o.unit, "province"),
        "district_id": world.above(o.unit, "district"), "exempt": o.exempt, "status": "not_started",
    }  # fmt: skip


def _event(world: World, obligation: int, ordinal: int, act: Act) -> dict[str, object]:
    return {
        "report_id": obligation, "period_id": world.period_id, "ordinal": ordinal, "at": from_micros(act.at),
        "action": act.action, "actor": act.actor, "by_unit_id": act.by, "reason": act.reason,
    }  # fmt: skip
