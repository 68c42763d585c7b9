"""Answers worked the slow way: event by event in plain Python, straight from the definitions, without SQL or pandas.

Nothing of the project's rules is used here but how Vietnamese names sort.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from dashboard.domain.vietnamese import sort_key
from tests.queries.world import Obligation, World

DAY = 24 * 60 * 60 * 1_000_000
HOUR = DAY // 24
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
STATUSES = (
    "not_started", "compiling", "checking", "approving", "approved", "sent", "received", "returned", "covered",
    "closed_unsent", "exempt",
)  # fmt: skip
LEADS_TO = {
    "start": "compiling", "cover": "covered", "submit_check": "checking", "submit_approve": "approving",
    "approve": "approved", "send": "sent", "receive": "received", "return": "returned", "unlock": "returned",
    "exempt": "exempt", "lock": "closed_unsent",
}  # fmt: skip
CLOSES = {"not_started", "compiling", "checking", "approving", "approved", "returned"}
TIERS = ("commune", "district", "province", "ministry_unit")
BANDS = {"late_1_2": (1, 2), "late_3_5": (3, 5), "late_6_10": (6, 10), "late_over_10": (11, math.inf)}

Row = dict[str, object]


@dataclass
class Stay:
    """A status with its first instant, its end or None, what ended it, and who had entered the report."""

    status: str
    since: int
    until: int | None = None
    ended_by: str | None = None
    entered_by: int | None = None
    act: int | None = None


def stays(world: World, number: int) -> list[Stay]:
    """Every stay of a report's life, whatever the as-of."""
    found = [Stay("exempt" if world.obligations[number].exempt else "not_started", world.opened_at)]
    todo = [(act.at, act.action, act.by, place) for place, act in enumerate(world.acts.get(number, []))]
    if world.locked_at is not None:
        lock = (world.locked_at, "lock", 0, None)
        todo = [t for t in todo if t[0] < world.locked_at] + [lock] + [t for t in todo if t[0] >= world.locked_at]
    for at, action, by, place in todo:
        last = found[-1]
        if action == "lock" and last.status not in CLOSES:
            continue
        last.until, last.ended_by = at, action
        found.append(Stay(LEADS_TO[action], at, entered_by=by if action == "start" else last.entered_by, act=place))
    return found


def now(world: World, number: int, at: int) -> Stay:
    """The stay as of an instant: the result of the last event at or before it."""
    return [stay for stay in stays(world, number) if stay.since <= at][-1]


def sends(world: World, number: int, at: int) -> list[int]:
    return [act.at for act in world.acts.get(number, []) if act.action == "send" and act.at <= at]


def due(world: World, number: int) -> int:
    day, wording = world.deadlines[tier_of(world, number)]
    return midnight(day if wording == "before_day" else day + timedelta(days=1))


def midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp()) * 1_000_000


def local_day(at: int) -> date:
    return datetime.fromtimestamp(at // 1_000_000, ZONE).date()


def days_past(at: int, due_at: int) -> int:
    return (local_day(at) - local_day(due_at)).days + 1


def asked(world: World, unit: str, tier: str | None = None) -> list[int]:
    """Numbers of the reports in a unit's subtree."""
    top = world.id_of(unit)
    return [
        n for n, o in world.obligations.items()
        if top in _line(world, o.unit) and tier in {None, world.units[o.unit].tier}
    ]  # fmt: skip


def grouped(world: World, unit: str, by: str, tier: str | None = None) -> Iterator[tuple[Row, list[int]]]:
    """Key columns and reports of each row, in the order of interchange §4."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in asked(world, unit, tier):
        key = _key(world, unit, by, world.obligations[number])
        if key is not None:
            groups[key].append(number)
    for (_, *names), numbers in sorted(groups.items()):
        yield dict(zip(_names(by), names, strict=True)) | {"period_code": world.code}, numbers


def progress(world: World, numbers: list[int], at: int) -> Row:
    held = [(n, now(world, n, at)) for n in numbers]
    count = Counter(stay.status for _, stay in held)
    expected, complete = len(numbers) - count["exempt"], count["sent"] + count["received"]
    on_behalf = sum(s.entered_by not in {None, world.obligations[n].unit} and s.status != "exempt" for n, s in held)
    counts = {status: count[status] for status in STATUSES}
    rate = complete / expected if expected else None
    return {"expected": expected, **counts, "on_behalf": on_behalf, "complete": complete, "completion_rate": rate}


def punctuality(world: World, numbers: list[int], at: int) -> Row:
    return _punctuality(world, numbers, at, lambda n: next(iter(sends(world, n, at)), None))


def final_punctuality(world: World, numbers: list[int], at: int) -> Row:
    def last(number: int) -> int | None:
        return sends(world, number, at)[-1] if now(world, number, at).status in {"sent", "received"} else None

    return _punctuality(world, numbers, at, last)


def _punctuality(world: World, numbers: list[int], at: int, sent: Callable[[int], int | None]) -> Row:
    count: Counter[str] = Counter()
    late: list[int] = []
    for n in numbers:
        status, sent_at, due_at = now(world, n, at).status, sent(n), due(world, n)
        if status == "exempt":
            continue
        count["expected"] += 1
        if sent_at is not None and sent_at >= due_at:
            late.append(days_past(sent_at, due_at))
            day, wording = world.deadlines[tier_of(world, n)]
            count["on_named_day"] += wording == "before_day" and local_day(sent_at) == day
        else:
            count["on_time" if sent_at is not None else _unsent(status, at, due_at)] += 1
    names = ("expected", "on_time", "overdue", "pending", "covered", "on_named_day")
    row: Row = {name: count[name] for name in names} | {"late": len(late)}
    row |= {name: sum(low <= days <= high for days in late) for name, (low, high) in BANDS.items()}
    row["on_time_rate"] = count["on_time"] / count["expected"] if count["expected"] else None
    ever = count["on_time"] + len(late)
    row["on_time_rate_sent"] = count["on_time"] / ever if ever else None
    return row | {"median_days_late": median(late) if late else None, "max_days_late": max(late, default=None)}


def verdicts(world: World, numbers: list[int], at: int) -> list[Row]:
    rows = []
    for tier in TIERS:
        mine = [n for n in numbers if tier_of(world, n) == tier]
        units = defaultdict(list)
        for n in mine:
            units[world.obligations[n].unit].append(progress(world, [n], at))
        sums = [(sum(r["expected"] for r in held), sum(r["complete"] for r in held)) for held in units.values()]
        full = sum(e == c > 0 for e, c in sums)
        none = sum(e > 0 == c for e, c in sums)
        partial = sum(0 < c < e for e, c in sums)
        if mine:
            rows.append({"tier": tier, "units": full + none + partial, "full": full, "partial": partial, "none": none})
    return rows


def returns(world: World, numbers: list[int], at: int) -> Row:
    times = {n: sum(a.action == "return" and a.at <= at for a in world.acts.get(n, [])) for n in numbers}
    ever = sum(bool(sends(world, n, at)) for n in numbers)
    first_pass = sum(now(world, n, at).status in {"sent", "received"} and not times[n] for n in numbers)
    rate = first_pass / ever if ever else None
    returned = sum(map(bool, times.values()))
    return {"sent_ever": ever, "returned_ever": returned, "returns": sum(times.values()), "first_pass_rate": rate}


def _unsent(status: str, at: int, due_at: int) -> str:
    if status == "covered":
        return "covered"
    return "overdue" if at >= due_at else "pending"


def tier_of(world: World, number: int) -> str:
    return world.units[world.obligations[number].unit].tier


def _line(world: World, unit_id: int) -> list[int]:
    """The unit and all above it."""
    line: list[int] = []
    at: int | None = unit_id
    while at is not None:
        line.append(at)
        at = world.units[at].parent
    return line


def _key(world: World, unit: str, by: str, o: Obligation) -> tuple[str, ...] | None:
    if by == "field":
        field = world.forms[o.form].field
        return sort_key(field), field
    if by == "form":
        form = world.forms[o.form]
        return sort_key(form.name), form.code, form.name
    found = _unit_key(world, world.id_of(unit), by, o)
    return (
        None if found is None else (sort_key(world.units[found].name), world.units[found].code, world.units[found].name)
    )


def _unit_key(world: World, top: int, by: str, o: Obligation) -> int | None:
    if by in {"province", "district"}:
        return world.above(o.unit, by)
    if by == "child":
        line = _line(world, o.unit)
        return top if o.unit == top else line[line.index(top) - 1]
    return top if by == "total" else o.unit


def _names(by: str) -> tuple[str, ...]:
    return {"field": ("field",), "form": ("form_code", "form_name")}.get(by, ("unit_code", "unit_name"))
