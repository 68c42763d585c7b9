"""The oracle of sendings seen twice: time to send, first against last, who checked, what was opened; the slow way."""

from datetime import timedelta

from dashboard.domain.vietnamese import sort_key
from tests.queries.oracle import DAY, TIERS, Row, due, local_day, midnight, now, sends, stays, tier_of
from tests.queries.world import World

FEWEST = 20


def time_to_send(world: World, numbers: list[int], at: int) -> list[Row]:
    """Share sent by the end of each day: the product, over each instant of a sending, of the share that stays."""
    end = at if world.locked_at is None else min(at, world.locked_at)
    rows = []
    for tier in TIERS:
        mine = [n for n in numbers if tier_of(world, n) == tier and now(world, n, at).status != "exempt"]
        waits = [_wait(world, n, at, end) for n in mine]
        for day in range((local_day(end) - local_day(world.opened_at)).days + 1) if waits else ():
            name = local_day(world.opened_at) + timedelta(days=day)
            first, last = midnight(name), min(midnight(name) + DAY - 1, end)
            sent = [t for t, was_sent in waits if was_sent and first <= t <= last]
            out = [t for t, was_sent in waits if not was_sent and first <= t <= last]
            rows.append({
                "tier": tier, "day": name.isoformat(), "days_open": (last - world.opened_at) / DAY,
                "at_risk": sum(t >= first for t, _ in waits), "sent_in_day": len(sent), "censored_in_day": len(out),
                "sent_share": 1.0 - _lasting(waits, last),
            })  # fmt: skip
    return rows


def _wait(world: World, n: int, at: int, end: int) -> tuple[int, bool]:
    first = next((t for t in sends(world, n, at) if world.locked_at is None or t < world.locked_at), None)
    if first is not None:
        return first, True
    stay = now(world, n, at)
    return (min(stay.since, end) if stay.status == "covered" else end), False


def _lasting(waits: list[tuple[int, bool]], until: int) -> float:
    lasting = 1.0
    for instant in sorted({t for t, was_sent in waits if was_sent and t <= until}):
        here, waiting = sum(t == instant and s for t, s in waits), sum(t >= instant for t, _ in waits)
        lasting *= 1 - here / waiting
    return lasting


def checkers(world: World, numbers: list[int], at: int) -> list[Row]:
    held: dict[tuple[str, str, int], list[int]] = {}
    for n in numbers:
        act = _check(world, n, at)
        if act is not None:
            held.setdefault((tier_of(world, n), act.actor, act.by), []).append(n)
    rows = [_checker(world, key, mine, at) for key, mine in held.items()]
    order = {tier: place for place, tier in enumerate(TIERS)}
    return sorted(rows, key=lambda r: (sort_key(r["unit_name"]), r["unit_code"], r["checker"], order[r["tier"]]))


def _check(world: World, n: int, at: int):
    """The act that passed the report out of checking last before its first sending."""
    first = next(iter(sends(world, n, at)), None)
    passed = [s.act for s in _ended(world, n) if s.status == "checking" and s.ended_by == "submit_approve"]
    before = [world.acts[n][p] for p in passed if first is not None and world.acts[n][p].at <= first]
    return before[-1] if before else None


def _ended(world: World, n: int):
    """Stays with the place of the act that ended each."""
    life = stays(world, n)
    for stay, after in zip(life, life[1:], strict=False):
        stay.act = after.act
        yield stay


def _checker(world: World, key: tuple[str, str, int], mine: list[int], at: int) -> Row:
    tier, actor, unit = key
    returns = {n: [s for s in _ended(world, n) if s.ended_by == "return" and s.until <= at] for n in mine}
    after = [n for n in mine if any(
        s.status != "checking" and s.until > _check(world, n, at).at for s in returns[n]
    )]  # fmt: skip
    first_pass = sum(now(world, n, at).status in {"sent", "received"} and not returns[n] for n in mine)
    return {
        "tier": tier, "checker": actor, "unit_code": world.units[unit].code, "unit_name": world.units[unit].name,
        "sent_ever": len(mine), "returned_after": len(after), "returned_ever": sum(map(bool, returns.values())),
        "first_pass_rate": first_pass / len(mine) if len(mine) >= FEWEST else None,
    }  # fmt: skip


def first_and_final(world: World, numbers: list[int], at: int) -> list[Row]:
    rows = []
    for n in sorted(numbers, key=lambda n: _by_name(world, n)):
        stay, sent = now(world, n, at), sends(world, n, at)
        if not sent or stay.status == "exempt":
            continue
        final = sent[-1] if stay.status in {"sent", "received"} else None
        first, last = _class(world, n, at, sent[0]), _class(world, n, at, final)
        if first != last:
            acts = [a for a in world.acts[n] if a.at <= at]
            back = [a for a in acts[_first_send(acts) :] if a.action in {"return", "unlock"}]
            unit, form = world.units[world.obligations[n].unit], world.forms[world.obligations[n].form]
            rows.append({
                "unit_code": unit.code, "form_code": form.code, "first_sent_at": sent[0], "final_sent_at": final,
                "first_outcome": first, "final_outcome": last, "status": stay.status,
                "taken_back_by": back[-1].action if back else None, "reason": back[-1].reason if back else None,
            })  # fmt: skip
    return rows


def _first_send(acts: list) -> int:
    return next(place for place, act in enumerate(acts) if act.action == "send")


def _class(world: World, n: int, at: int, sent: int | None) -> str:
    due_at = due(world, n)
    if sent is not None:
        return "late" if sent >= due_at else "on_time"
    if now(world, n, at).status == "covered":
        return "covered"
    return "overdue" if at >= due_at else "pending"


def opened_out_of(world: World, numbers: list[int], at: int) -> list[str]:
    """Status that each opening by then ended, in the order of ``unlocks``."""
    found = [
        (*_by_name(world, n), s.until, s.status)
        for n in numbers for s in _ended(world, n) if s.ended_by == "unlock" and s.until <= at
    ]  # fmt: skip
    return [status for *_, status in sorted(found)]


def _by_name(world: World, n: int) -> tuple[str, str, str]:
    unit, form = world.units[world.obligations[n].unit], world.forms[world.obligations[n].form]
    return sort_key(unit.name), unit.code, form.code
