"""Random lives of every report of a small country, for hypothesis: any valid order of events, edge instants too."""

from datetime import date
from random import Random

from hypothesis import strategies as st

from tests.queries.world import ROOT, Act, Form, Obligation, Unit, World, micros

HOUR = 3_600_000_000
DAY = 24 * HOUR
OPENED = micros("2019-12-20T08:00:00+07:00")
LOCKED = micros("2020-01-06T00:00:00+07:00")
ENDS_ON = date(2019, 12, 31)

UNITS = {
    unit.id: unit for unit in (
        Unit(ROOT, "btp_khtc", "Cục Kế hoạch – Tài chính", "ministry", None),
        Unit(2, "tinha", "Sở Tư pháp tỉnh An", "province", ROOT),
        Unit(3, "tinhd", "Sở Tư pháp tỉnh Đông", "province", ROOT),
        Unit(4, "huyen_tinha", "Phòng Tư pháp huyện Ấm", "district", 2),
        Unit(5, "xa1_tinha", "UBND xã Đá", "commune", 4),
        Unit(6, "xa2_tinha", "UBND xã Da", "commune", 4),
        Unit(7, "phuong_tinha", "UBND phường Ô", "commune", 2),
        Unit(8, "xa_tinhd", "UBND xã Đá", "commune", 3),
        Unit(9, "btp_htqtct", "Cục Hộ tịch", "ministry_unit", ROOT),
    )
}  # fmt: skip
FORMS = {
    form.id: form for form in (
        Form(1, "1x", "Hộ tịch", "Hộ tịch", "commune"),
        Form(2, "2x", "Chứng thực", "Chứng thực", "commune"),
        Form(3, "1h", "Hộ tịch", "Hộ tịch", "district", True),
        Form(4, "1t", "Hộ tịch", "Hộ tịch", "province", True),
        Form(5, "9t", "Công chứng", "Công chứng", "province"),
        Form(6, "1b", "Ước tính", "Đấu giá", "ministry_unit", True),
    )
}  # fmt: skip
OBLIGATIONS = [
    (unit.id, form.id) for unit in UNITS.values() for form in FORMS.values() if form.tier == unit.tier
]  # fmt: skip
DEADLINES = {
    "commune": (date(2019, 12, 26), "before_day"),
    "district": (date(2019, 12, 28), "by_day"),
    "province": (date(2020, 1, 2), "before_day"),
    "ministry_unit": (date(2020, 1, 9), "by_day"),
}
AFTER = {
    "not_started": ("start", "cover", "exempt"),
    "compiling": ("submit_approve", "submit_check", "cover"),
    "checking": ("submit_approve", "return"),
    "approving": ("approve", "return"),
    "approved": ("send", "return"),
    "sent": ("receive", "return"),
    "received": ("return",),
    "returned": ("start", "cover"),
    "covered": ("start",),
    "exempt": (),
}
"""What may follow each status before the lock; the checker's step is free here, queries do not mind."""
TO = {
    "start": "compiling", "cover": "covered", "submit_check": "checking", "submit_approve": "approving",
    "approve": "approved", "send": "sent", "receive": "received", "return": "returned", "unlock": "returned",
    "exempt": "exempt",
}  # fmt: skip

EDGES = [0, 1, HOUR, 16 * HOUR - 1, 16 * HOUR, DAY, 3 * DAY]
"""Times between two steps; from the opening at 8:00 sixteen hours lead to midnight."""


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A country with a life for each report; locked, or still open. Lives come from a seed: drawing steps is slow."""
    seed = draw(st.integers(0, 2**32))
    chance = Random(seed)  # noqa: S311
    obligations = {
        number: Obligation(number, unit, form, exempt=chance.random() < 0.1)
        for number, (unit, form) in enumerate(OBLIGATIONS, start=1)
    }
    acts = {number: [] if o.exempt else life(chance, UNITS[o.unit]) for number, o in obligations.items()}
    locked = any(act.at >= LOCKED for held in acts.values() for act in held) or draw(st.booleans())
    world = World(UNITS, FORMS, obligations, acts, DEADLINES, OPENED, LOCKED if locked else None, ENDS_ON, seed=seed)
    world.clock = world.newest() + draw(st.sampled_from([0, 0, 1, DAY, 20 * DAY]))
    return world


@st.composite
def instants(draw: st.DrawFn, world: World) -> int:
    """An as-of: any, the end of a day, the instant of an event or of the lock, the clock."""
    events = [act.at for held in world.acts.values() for act in held]
    day = LOCKED + draw(st.integers(-20, 20)) * DAY - 1
    edges = [world.opened_at, LOCKED - 1, LOCKED, world.clock, max(day, world.opened_at), *events]
    return draw(st.sampled_from(edges) | st.integers(world.opened_at, LOCKED + 20 * DAY))


def life(chance: Random, unit: Unit) -> list[Act]:
    """Acts of one report, before the lock and perhaps after it."""
    acts: list[Act] = []
    at, status = OPENED, "not_started"
    for _ in range(chance.randint(0, 12)):
        at += _gap(chance)
        if not AFTER[status] or at >= LOCKED:
            break
        acts.append(_act(chance, unit, at, chance.choice(AFTER[status])))
        status = TO[acts[-1].action]
    return acts + _late_life(chance, unit, status)


def _late_life(chance: Random, unit: Unit, status: str) -> list[Act]:
    """Acts after the lock: a sent report received, or one unlocked and taken up again."""
    if status in {"exempt", "covered"} or chance.random() < 0.7:
        return []
    at = LOCKED + _gap(chance)
    if status == "sent" and chance.random() < 0.5:
        return [_act(chance, unit, at, "receive")]
    acts = [Act(at, "unlock", ROOT, "btp_khtc_ld", "bổ sung số liệu")]
    for action in ("start", "submit_approve", "approve", "send", "receive")[: chance.randint(0, 5)]:
        acts.append(_act(chance, unit, acts[-1].at + _gap(chance), action))
    return acts


def _gap(chance: Random) -> int:
    return chance.choice(EDGES) if chance.random() < 0.5 else chance.randint(0, 4 * DAY)


def _act(chance: Random, unit: Unit, at: int, action: str) -> Act:
    above = unit.parent or ROOT
    by = above if action in {"cover", "receive"} or chance.random() < 0.2 else unit.id
    by = ROOT if action == "exempt" else by
    return Act(at, action, by, f"{UNITS[by].code}_bc", "thiếu số liệu" if action in {"return", "exempt"} else None)
