"""The first sentence of Tiến độ: how much is not sent, of whom, at which steps; by phase (users §5)."""

from dashboard.domain.periods import Phase
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name
from dashboard.text import numbers
from dashboard.text import progress as words
from dashboard.views.components.facts import count, days_of
from dashboard.views.components.idle import locked_one, nothing_owed
from dashboard.views.progress.facts import OWED, Facts


def sentence(facts: Facts) -> str:
    """The sentence of the phase; then what the unit itself has to receive."""
    if not facts.is_open:
        return _capital(words.NOT_OPEN.format(Period=facts.period_name))
    if not count(facts.total, "expected"):
        return nothing_owed(facts, count(facts.total, "exempt"))
    field = words.FIELD_PREFIX.format(field=facts.chosen.field) if facts.chosen.field else ""
    said = _owed(facts) if facts.owed else _sent(facts)
    return (field + (said[:1].lower() + said[1:] if field else said)) + _covered(facts) + _receiving(facts)


def steps(facts: Facts) -> str:
    """Reports not sent by step, in the order of a report's life."""
    counts = [(words.STEPS[status], count(facts.total, status)) for status in OWED]
    return numbers.listing(words.STEP.format(count=numbers.running(n), step=step) for step, n in counts if n)


def place(facts: Facts) -> str:
    """Where the units are, after their noun; nothing for the nation."""
    if facts.unit.tier is Tier.MINISTRY or facts.is_single:
        return ""
    return words.PLACE.format(place=place_name(facts.unit.name))


def _owed(facts: Facts) -> str:
    values = {
        "owed": numbers.running(facts.owed), "expected": numbers.running(count(facts.total, "expected")),
        "units": numbers.running(facts.owing_units), "noun": facts.noun, "place": place(facts), "steps": steps(facts),
    }  # fmt: skip
    if facts.phase is Phase.LOCKED:
        return _locked(facts, values)
    if facts.is_single:
        return words.ONE_OWED.format(name=facts.unit.name, **values)
    if facts.phase is Phase.AFTER_DEADLINE:
        template = words.OWED_PAST if facts.verified else words.OWED_PAST_MARK
        return template.format(days=numbers.running(facts.days_past), **values)
    return words.OWED.format(**values)


def _locked(facts: Facts, values: dict[str, str]) -> str:
    """After the lock: what never went into the totals; apart from it, what was opened again."""
    lost = count(facts.total, "closed_unsent")
    if facts.is_single and facts.owed == lost:
        return locked_one(facts, lost, count(facts.total, "expected"))
    if facts.is_single:
        return words.ONE_OWED.format(name=facts.unit.name, **values)
    template = words.LOCKED if facts.owed == lost else words.LOCKED_REOPENED
    period = _capital(facts.period_name)
    return template.format(Period=period, instant=numbers.instant(facts.locked_at), **values)


def _sent(facts: Facts) -> str:
    expected, instant = count(facts.total, "expected"), numbers.instant(facts.as_of)
    if count(facts.total, "complete") < expected:
        return words.SETTLED.format(noun=facts.noun, place=place(facts), instant=instant)
    if facts.is_single:
        return words.ONE_SENT.format(
            name=facts.unit.name, expected=numbers.running(expected), period=facts.period_name, instant=instant
        )
    return words.ALL_SENT.format(
        expected=numbers.running(expected), units=numbers.running(int(facts.verdicts["units"])), noun=facts.noun,
        place=place(facts), instant=instant,
    )  # fmt: skip


def _covered(facts: Facts) -> str:
    covered = count(facts.total, "covered")
    return words.COVERED.format(covered=numbers.running(covered)) if covered else ""


def _receiving(facts: Facts) -> str:
    """What the unit itself has to receive: said before anybody is called."""
    if not facts.receives or facts.is_single or facts.backlog.empty:
        return ""
    days = days_of(float(facts.backlog["hours"].max()))
    template = words.RECEIVING if days else words.RECEIVING_TODAY
    return template.format(
        receiver=words.RECEIVERS[facts.unit.tier], count=numbers.running(len(facts.backlog)), days=numbers.running(days)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
