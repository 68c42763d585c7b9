"""The oracle of what Chấp hành thời hạn asks: children, stays, hours of sending, returns; worked one report at a time."""

from collections import defaultdict
from statistics import median

from dashboard.domain.vietnamese import sort_key
from tests.queries.oracle import DAY, HOUR, TIERS, Row, asked, local_day, midnight, now, sends, stays, tier_of
from tests.queries.world import World

WAITS = ("not_started", "compiling", "checking", "approving", "approved", "sent", "returned")
STEP_OF = {"checking": "kt", "approving": "ld", "approved": "ld", "sent": "above", "received": "above"}


def cascade(world: World, unit: str, tier: str | None, at: int) -> list[Row]:
    below = set(asked(world, unit)) - {n for n, o in world.obligations.items() if o.unit == world.id_of(unit)}
    rows = []
    for above in sorted(world.units.values(), key=lambda u: (sort_key(u.name), u.code)):
        children = [n for n in below if world.units[world.obligations[n].unit].parent == above.id]
        expected = [n for n in children if now(world, n, at).status != "exempt"]
        if expected and above.tier in world.deadlines and tier in {None, above.tier}:
            rows.append(_received(world, above.id, expected, at))
    return rows


def _received(world: World, above: int, expected: list[int], at: int) -> Row:
    unit = world.units[above]
    complete = [n for n in expected if now(world, n, at).status in {"sent", "received"}]
    last = max((sent[0] for n in expected if (sent := sends(world, n, at))), default=None)
    day, wording = world.deadlines[unit.tier]
    due = midnight(day) if wording == "before_day" else midnight(day) + DAY
    since = last if last is not None and len(complete) == len(expected) else at
    return {
        "period_code": world.code, "unit_code": unit.code, "unit_name": unit.name, "tier": unit.tier,
        "children_expected": len(expected), "children_complete": len(complete), "last_child_sent_at": last,
        "due_before": due, "slack_hours": (due - since) / HOUR,
    }  # fmt: skip


def chain(world: World, numbers: list[int], at: int) -> list[Row]:
    rows = []
    for tier in TIERS:
        mine = [n for n in numbers if tier_of(world, n) == tier and now(world, n, at).status != "exempt"]
        spent: dict[str, int] = defaultdict(int)
        for n in mine:
            for stay in stays(world, n):
                if stay.since <= at:
                    spent[stay.status] += min(at, at if stay.until is None else stay.until) - stay.since
        common = {"period_code": world.code, "tier": tier, "expected": len(mine)}
        rows += [
            {**common, "status": status, "mean_hours": float(spent[status]) / HOUR / len(mine)} for status in WAITS if mine
        ]  # fmt: skip
    return rows


def sendings(world: World, numbers: list[int], at: int) -> list[Row]:
    counts: dict[tuple[str, int, int], int] = defaultdict(int)
    for n in numbers:
        for first in sends(world, n, at)[:1]:
            day = local_day(first)
            counts[day.isoformat(), (first - midnight(day)) // HOUR, TIERS.index(tier_of(world, n))] += 1
    return [
        {"period_code": world.code, "tier": TIERS[tier], "day": day, "hour": hour, "sendings": count}
        for (day, hour, tier), count in sorted(counts.items())
    ]


def loops(world: World, numbers: list[int], at: int) -> list[Row]:
    found: dict[tuple[str, str, str], list[tuple[int, float | None]]] = defaultdict(list)
    for n in numbers:
        life = stays(world, n)
        for before, after in zip(life, life[1:], strict=False):
            if before.ended_by == "return" and after.since <= at:
                act = world.acts[n][after.act]
                again = [a.at for a in world.acts[n][after.act + 1 :] if a.action == "send" and a.at <= at]
                lost = (again[0] - after.since) / HOUR if again else None
                found[tier_of(world, n), STEP_OF[before.status], act.reason or ""].append((n, lost))
    rows = [_loop(world, key, held) for key, held in found.items()]
    return sorted(rows, key=lambda r: (-r["returns"], r["step"], r["reason"], TIERS.index(r["tier"])))


def _loop(world: World, key: tuple[str, str, str], held: list[tuple[int, float | None]]) -> Row:
    lost = [hours for _, hours in held if hours is not None]
    return {
        "period_code": world.code, "tier": key[0], "step": key[1], "reason": key[2], "returns": len(held),
        "reports": len({n for n, _ in held}), "median_hours_lost": float(median(lost)) if lost else None,
    }  # fmt: skip


def unlocks(world: World, numbers: list[int], at: int) -> list[Row]:
    rows = []
    for n in numbers:
        for place, act in enumerate(world.acts.get(n, [])):
            if act.action == "unlock" and act.at <= at:
                again = [a.at for a in world.acts[n][place + 1 :] if a.action == "send" and a.at <= at]
                unit, form = world.units[world.obligations[n].unit], world.forms[world.obligations[n].form]
                rows.append({
                    "unit_code": unit.code, "unit_name": unit.name, "tier": unit.tier, "form_code": form.code,
                    "form_name": form.name, "at": act.at, "status": now(world, n, at).status,
                    "reason": act.reason, "sent_again_at": min(again, default=None),
                })  # fmt: skip
    return sorted(rows, key=lambda r: (sort_key(r["unit_name"]), r["unit_code"], r["form_code"], r["at"]))
