"""The six tiles of Tổng quan, by phase of the period (users §1)."""

from collections.abc import Callable

from dashboard.domain.periods import Phase
from dashboard.text import forecast as estimate_words
from dashboard.text import labels, numbers
from dashboard.text import overview as words
from dashboard.views.components.facts import days_of
from dashboard.views.components.parts import Tile, Tone
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.said import since_name
from dashboard.views.overview.sentence import lost_units, short
from dashboard.views.overview.ways import DATES, DEADLINES, MATRIX, PROGRESS, STATES, here, way


def tiles_of(facts: Facts) -> list[Tile]:
    """Six figures of the phase, in the order a leader asks for them."""
    makers = {
        Phase.BEFORE_DEADLINE: (full_units, sent, waiting, returned, signing, change),
        Phase.AFTER_DEADLINE: (behind_units, overdue, waiting, returned, on_time, change),
        Phase.LOCKED: (lost, completion, on_time, late_bands, corrections, against_last),
    }
    left_out = (full_units, behind_units) if facts.is_single else ()
    return [make(facts) for make in makers.get(facts.phase, ()) if make not in left_out]


def full_units(facts: Facts) -> Tile:
    """Units whose reports are all sent, of those that report."""
    left = (
        words.LAST_DAY_LEFT if facts.days_left == 0 else words.DAYS_LEFT.format(left=numbers.running(facts.days_left))
    )
    note = words.FULL_NOTE.format(
        partial=numbers.running(facts.units("partial")), none=numbers.running(facts.units("none"))
    )
    return Tile(
        words.FULL_UNITS.format(noun=labels.TIERS[facts.tier]),
        numbers.integer(facts.units("full")),
        f"/{numbers.integer(facts.units('units'))}",
        f"{note}\n{left}",
        earlier=_earlier(facts, _full),
        target=way(facts, PROGRESS),
    )


def behind_units(facts: Facts) -> Tile:
    """Units with something missing."""
    count = facts.units("units") - facts.units("full")
    note = words.FULL_NOTE.format(
        partial=numbers.running(facts.units("partial")), none=numbers.running(facts.units("none"))
    )
    return Tile(
        words.BEHIND_UNITS.format(noun=labels.TIERS[facts.tier]),
        numbers.integer(count),
        f"/{numbers.integer(facts.units('units'))}",
        note,
        earlier=_earlier(facts, lambda then: numbers.of(then.units("units") - then.units("full"), then.units("units"))),
        target=way(facts, PROGRESS),
    )


def sent(facts: Facts) -> Tile:
    """Reports sent, of those owed."""
    complete, expected = facts.count("complete"), facts.count("expected")
    note = words.RATE_NOTE.format(rate=numbers.ratio(complete, expected))
    return Tile(
        words.SENT,
        numbers.integer(complete),
        f"/{numbers.integer(expected)}",
        f"{note}\n{_estimate(facts)}" if facts.estimate is not None else note,
        earlier=_earlier(facts, _sent),
        target=way(facts, PROGRESS, MATRIX),
    )


def overdue(facts: Facts) -> Tile:
    """Reports never sent and past due, in the words that the deadline's standing allows."""
    count = facts.late("overdue")
    return Tile(
        words.OVERDUE if facts.verified else words.OVERDUE_UNVERIFIED,
        numbers.integer(count),
        "",
        words.OLDEST_NOTE.format(days=numbers.running(facts.days_past)) if count else "",
        earlier=_earlier(facts, lambda then: numbers.integer(then.late("overdue"))),
        tone="overdue" if count and facts.verified else "",
        target=way(facts, DEADLINES),
    )


def waiting(facts: Facts) -> Tile:
    """Reports that wait to be received: at the unit itself, else at the units between."""
    if facts.is_direct and not facts.is_single:
        label, (count, hours) = words.WAITING_AT.get(facts.unit.tier, words.WAITING_ABOVE), facts.waiting
    else:
        rows = facts.steps[facts.steps.status == "sent"]
        label, count = words.WAITING_ABOVE, facts.count("sent")
        hours = float(rows.oldest_hours.max()) if count and len(rows) else 0.0
    note = words.OLDEST_NOTE.format(days=numbers.running(days_of(hours))) if count else words.NOBODY_WAITS
    return Tile(
        label,
        numbers.integer(count),
        "",
        note,
        earlier=_earlier(facts, lambda then: numbers.integer(then.count("sent"))),
        target=way(facts, PROGRESS, part="card-backlog"),
    )


def returned(facts: Facts) -> Tile:
    """Reports sent back and not sent again."""
    count = facts.count("returned")
    note = ""
    if count and facts.is_direct and not facts.is_single:
        units = facts.missing[facts.missing.status == "returned"].unit_code.nunique()
        note = words.RETURNED_NOTE.format(units=numbers.running(units), short=short(facts))
    earlier = _earlier(facts, lambda then: numbers.integer(then.count("returned")))
    return Tile(words.RETURNED, numbers.integer(count), "", note, earlier=earlier, target=way(facts, PROGRESS))


def signing(facts: Facts) -> Tile:
    """Reports one signature away."""
    note = words.APPROVED_NOTE.format(approved=numbers.running(facts.count("approved")))
    earlier = _earlier(facts, lambda then: numbers.integer(then.count("approving")))
    count = numbers.integer(facts.count("approving"))
    return Tile(words.SIGNING, count, "", note, earlier=earlier, target=way(facts, PROGRESS, STATES))


def change(facts: Facts) -> Tile:
    """What moved since the instant chosen, 16:30 of the day before by default."""
    before, label = facts.before, words.CHANGE.format(since=since_name(facts))
    if before is None:
        return Tile(label, numbers.NOTHING, target=here(facts), show="card-changes")
    more = facts.count("complete") - before.count("complete")
    units = facts.units("full") - before.units("full")
    back = facts.count("returned") - before.count("returned")
    template = words.CHANGE_NOTE if units >= 0 else words.CHANGE_LESS
    note = (
        ""
        if facts.is_single
        else template.format(full=numbers.running(abs(units)), short=short(facts), returned=numbers.signed(back))
    )
    return Tile(label, numbers.signed(more), words.SENT_SUFFIX, note, target=here(facts), show="card-changes")


def on_time(facts: Facts) -> Tile:
    """Share of the reports owed that were first sent in time; never before the deadline."""
    part, expected = facts.late("on_time"), facts.late("expected")
    return Tile(
        words.ON_TIME if facts.verified else words.IN_MARK,
        numbers.ratio(part, expected),
        "",
        words.ON_TIME_NOTE.format(on_time=numbers.integer(part), expected=numbers.integer(expected)),
        earlier=_earlier(facts, lambda then: numbers.ratio(then.late("on_time"), then.late("expected"))),
        target=way(facts, DEADLINES),
    )


def lost(facts: Facts) -> Tile:
    """Reports that the lock closed before they were sent."""
    count, units = facts.count("closed_unsent"), lost_units(facts)
    note = words.LOST_NOTE if count else ""
    if units:
        note = words.LOST_NOTE_OF.format(units=numbers.running(units), short=short(facts))
    earlier = _earlier(facts, lambda then: numbers.integer(then.count("closed_unsent")))
    tone: Tone = "lost" if count else ""
    target = way(facts, DEADLINES, DATES)
    return Tile(words.LOST, numbers.integer(count), "", note, earlier=earlier, tone=tone, target=target)


def completion(facts: Facts) -> Tile:
    """Share of the reports owed that were sent."""
    complete, expected = facts.count("complete"), facts.count("expected")
    return Tile(
        words.COMPLETION,
        numbers.ratio(complete, expected),
        "",
        f"{numbers.of(complete, expected)}",
        earlier=_earlier(facts, _rate),
        target=way(facts, PROGRESS, MATRIX),
    )


def late_bands(facts: Facts) -> Tile:
    """Reports first sent late, by the Ministry's four bands."""
    a, b, c, d = (numbers.integer(facts.late(name)) for name in labels.LATENESS_BANDS)
    label = words.LATE_BANDS if facts.verified else words.LATE_BANDS_UNVERIFIED
    note = words.LATE_BANDS_NOTE.format(a=a, b=b, c=c, d=d)
    earlier = _earlier(facts, lambda then: numbers.integer(then.late("late")))
    return Tile(label, numbers.integer(facts.late("late")), "", note, earlier=earlier, target=way(facts, DEADLINES))


def corrections(facts: Facts) -> Tile:
    """Reports opened again after the lock and not sent again."""
    count = numbers.integer(facts.count("returned"))
    return Tile(words.CORRECTIONS, count, "", words.CORRECTIONS_NOTE, target=way(facts, DEADLINES, DATES))


def against_last(facts: Facts) -> Tile:
    """Share sent against that of the like period before, in points."""
    then = facts.earlier
    if then is None or not then.count("expected") or not facts.count("expected"):
        return Tile(words.AGAINST_LAST, numbers.NOTHING, "", words.NO_EARLIER, target=way(facts, DEADLINES))
    points = numbers.points(_share(facts) - _share(then))
    note = words.AGAINST_LAST_NOTE.format(now=_rate(facts), then=_rate(then))
    return Tile(words.AGAINST_LAST, points, words.POINTS_SUFFIX, note, target=way(facts, DEADLINES))


def _earlier(facts: Facts, value: Callable[[Facts], str]) -> str:
    then = facts.earlier
    return "" if then is None else words.EARLIER.format(value=value(then))


def _estimate(facts: Facts) -> str:
    row = facts.estimate
    if row is None:
        return ""
    low, high, expected = (numbers.integer(int(row[name])) for name in ("low", "high", "expected"))
    template = estimate_words.RANGE_POINT if low == high else estimate_words.RANGE
    return estimate_words.TILE_NOTE.format(range=template.format(low=low, high=high, expected=expected))


def _full(facts: Facts) -> str:
    return numbers.of(facts.units("full"), facts.units("units"))


def _sent(facts: Facts) -> str:
    return numbers.of(facts.count("complete"), facts.count("expected"))


def _rate(facts: Facts) -> str:
    return numbers.ratio(facts.count("complete"), facts.count("expected"))


def _share(facts: Facts) -> float:
    return facts.count("complete") / facts.count("expected")
