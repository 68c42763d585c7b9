"""The lists of the oracle, worked the slow way like its measures: reports, days, steps, events."""

import math
from collections import defaultdict
from datetime import timedelta

from dashboard.domain.vietnamese import sort_key
from tests.queries.oracle import (
    HOUR,
    TIERS,
    Row,
    Stay,
    days_past,
    due,
    local_day,
    midnight,
    now,
    progress,
    sends,
    stays,
    tier_of,
)
from tests.queries.world import World

WAITS = ("not_started", "compiling", "checking", "approving", "approved", "sent", "returned")
HOLDER = {
    "not_started": "bc", "compiling": "bc", "returned": "bc", "checking": "kt", "approving": "ld", "approved": "ld",
    "sent": "above",
}  # fmt: skip


def overdue(world: World, numbers: list[int], at: int) -> list[Row]:
    rows = []
    for n in _by_name(world, numbers):
        stay, due_at = now(world, n, at), due(world, n)
        if stay.status in {"exempt", "covered"} or sends(world, n, at) or at < due_at:
            continue
        end = at if world.locked_at is None else min(at, world.locked_at)
        days = max(days_past(end, due_at), 0)
        rows.append(_detail(world, n, stay) | {"days_overdue": days, "due_before": due_at})
    return rows


def missing(world: World, numbers: list[int], at: int) -> list[Row]:
    held = [(n, now(world, n, at)) for n in _by_name(world, numbers)]
    return [
        _detail(world, n, stay) | {"since": stay.since, "first_sent_at": next(iter(sends(world, n, at)), None)}
        for n, stay in held if stay.status not in {"sent", "received", "exempt"}
    ]  # fmt: skip


def curve(world: World, numbers: list[int], at: int) -> list[Row]:
    last = local_day(at if world.locked_at is None else min(at, world.locked_at))
    first = local_day(world.opened_at)
    rows = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        end = min(midnight(day + timedelta(days=1)) - 1, at)
        for tier in TIERS:
            mine = [n for n in numbers if tier_of(world, n) == tier]
            if mine:
                row = progress(world, mine, end)
                ever = sum(bool(sends(world, n, end)) for n in mine)
                kept = {name: row[name] for name in ("expected", "complete", "completion_rate")}
                rows.append({"tier": tier, "day": day.isoformat(), "first_sent": ever} | kept)
    return rows


def steps(world: World, numbers: list[int], at: int) -> list[Row]:
    rows = []
    for tier in TIERS:
        mine = [n for n in numbers if tier_of(world, n) == tier]
        there = [n for n in mine if now(world, n, at).status != "exempt"]
        for status in WAITS if mine else ():
            all_stays = [s for n in there for s in stays(world, n) if s.status == status and s.since <= at]
            waiting = [s for s in all_stays if s.until is None or s.until > at]
            ended = [
                s.until - s.since for s in all_stays if s.until is not None and s.until <= at and s.ended_by != "lock"
            ]
            oldest = max((at - s.since) / HOUR for s in waiting) if waiting else None
            rows.append({
                "tier": tier, "status": status, "count_now": len(waiting), "oldest_hours": oldest,
                "median_hours": _percentile(ended, 0.5), "p90_hours": _percentile(ended, 0.9),
            })  # fmt: skip
    return rows


def waiting(world: World, numbers: list[int], at: int) -> list[Row]:
    held: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for n in numbers:
        stay = now(world, n, at)
        if stay.status == "sent":
            above = world.units[world.units[world.obligations[n].unit].parent]
            held[sort_key(above.name), above.code, TIERS.index(tier_of(world, n))].append(stay.since)
    return [
        {"unit_code": code, "tier": TIERS[tier], "waiting": len(since), "oldest_hours": (at - min(since)) / HOUR}
        for (_, code, tier), since in sorted(held.items())
    ]  # fmt: skip


def report(world: World, unit: str, at: int) -> list[Row]:
    own = [n for n, o in world.obligations.items() if o.unit == world.id_of(unit)]
    rows = []
    for n in sorted(own, key=lambda n: _form_order(world, n)):
        life = stays(world, n)
        for before, after in zip(life, life[1:], strict=False):
            if after.since <= at:
                act = None if before.ended_by == "lock" else world.acts[n][after.act]
                rows.append({
                    "form_code": world.forms[world.obligations[n].form].code, "at": after.since,
                    "action": before.ended_by, "actor": act and act.actor, "reason": act and act.reason,
                    "from_status": before.status, "to_status": after.status,
                    "hours_in_status": (after.since - before.since) / HOUR,
                })  # fmt: skip
    return rows


def _percentile(values: list[int], fraction: float) -> float | None:
    if not values:
        return None
    ordered, rank = sorted(values), fraction * (len(values) - 1)
    low, high = ordered[math.floor(rank)], ordered[math.ceil(rank)]
    return (low + (high - low) * (rank - math.floor(rank))) / HOUR


def _by_name(world: World, numbers: list[int]) -> list[int]:
    def order(n: int) -> tuple[str, str, str]:
        o = world.obligations[n]
        return sort_key(world.units[o.unit].name), world.units[o.unit].code, world.forms[o.form].code

    return sorted(numbers, key=order)


def _form_order(world: World, number: int) -> tuple[str, str]:
    form = world.forms[world.obligations[number].form]
    return sort_key(form.name), form.code


def _detail(world: World, number: int, stay: Stay) -> Row:
    o = world.obligations[number]
    province = world.above(o.unit, "province")
    return {
        "province_code": province and world.units[province].code,
        "unit_code": world.units[o.unit].code,
        "unit_name": world.units[o.unit].name,
        "tier": world.units[o.unit].tier,
        "form_code": world.forms[o.form].code,
        "form_name": world.forms[o.form].name,
        "status": stay.status,
        "holder": HOLDER.get(stay.status),
    }
