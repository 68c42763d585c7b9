"""What each panel of Chấp hành thời hạn opens with (users §5)."""

from collections.abc import Callable, Mapping

from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase
from dashboard.domain.units import Tier
from dashboard.domain.workflow import HOLDERS, Status
from dashboard.text import deadlines as words
from dashboard.text import numbers
from dashboard.views.components.facts import count
from dashboard.views.components.idle import nothing_owed
from dashboard.views.deadlines.answers import first
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.rows import left, noun, place, wording


def not_open(facts: Facts) -> str:
    """Of a period that is not open."""
    return _capital(words.NOT_OPEN.format(Period=facts.period_name))


def nothing(facts: Facts) -> str:
    """Where nothing is expected."""
    return nothing_owed(facts, facts.exempt)


def results(facts: Facts) -> str:
    """How the reports stand against the deadline; before it no rate, after one no document sets nobody is late."""
    row, due = facts.total, _due(facts)
    values = {
        name: numbers.running(count(row, name)) for name in ("on_time", "late", "overdue", "pending", "expected")
    } | {"noun": noun(facts), "place": place(facts)}  # fmt: skip
    if due is None:
        return nothing(facts)
    if not facts.is_due:
        last = {"last": numbers.day(due.last_day), "weekday": numbers.weekday(due.last_day)}
        said = (words.BEFORE if facts.verified else words.BEFORE_MARK).format(**values, **last) + _nominal(facts)
    else:
        more = {"wording": wording(due), "bands": _bands(facts), "named": _named(facts), "rate": _rate(facts)}
        said = (words.AFTER if facts.verified else words.AFTER_MARK).format(**values, **more)
    covered = count(row, "covered")
    return said + (words.COVERED.format(count=numbers.running(covered)) if covered else "")


def stuck(facts: Facts) -> str:
    """How many reports wait at each step, the step that holds most first."""
    holders: dict[str, int] = {}
    for row in facts.steps[facts.steps["tier"] == facts.tier].itertuples():
        holder = HOLDERS[Status(row.status)]
        if holder is not None:
            holders[holder.value] = holders.get(holder.value, 0) + int(row.count_now)
    steps = {holder: step.format(receiver=receiver(facts)) for holder, step in words.STUCK_STEPS.items()}
    said = [
        words.STUCK_STEP.format(count=numbers.running(n), step=steps[holder])
        for holder, n in sorted(holders.items(), key=lambda item: -item[1]) if n
    ]  # fmt: skip
    values = {"noun": noun(facts), "place": place(facts)}
    if not said:
        return words.STUCK_NONE.format(instant=numbers.instant(facts.as_of), **values)
    return words.STUCK.format(open=numbers.running(sum(holders.values())), steps=numbers.listing(said), **values)


def dates(facts: Facts) -> str:
    """The deadline, and what a lock now would lose; after the lock what it lost."""
    due, lost = _due(facts), len(facts.lost)
    values = {"noun": noun(facts), "place": place(facts), "lost": numbers.running(lost)}
    if facts.phase is Phase.LOCKED and facts.locked_at is not None:
        expected = facts.expected
        return words.DATES_LOCKED.format(
            Period=_capital(facts.period_name), instant=numbers.instant(facts.locked_at),
            expected=numbers.running(expected), rate=numbers.ratio(lost, expected), **values,
        )  # fmt: skip
    if due is None:
        return nothing(facts)
    template, past = (words.DATES_OPEN, words.PAST) if facts.verified else (words.DATES_MARK, words.PAST_MARK)
    days = left(due, facts, (words.LEFT, words.LEFT_TODAY, past))
    return template.format(wording=wording(due), left=days, **values)


def receiver(facts: Facts) -> str:
    """Who receives the reports of the tier."""
    if facts.tier is Tier.COMMUNE:
        return words.RECEIVER_DISTRICT if facts.has_districts else words.RECEIVER_PROVINCE
    return words.RECEIVER_PROVINCE if facts.tier is Tier.DISTRICT else words.RECEIVER_CENTRE


SENTENCES: Mapping[str, Callable[[Facts], str]] = {"results": results, "stuck": stuck, "dates": dates}
"""Panel → its sentence."""


def _due(facts: Facts):
    return first(facts.dues[facts.dues["tier"] == facts.tier])


def _nominal(facts: Facts) -> str:
    """The last day as its document words it, where the installation moved it."""
    if facts.due is None or not facts.due.moved():
        return ""
    last = facts.due.nominal_last
    return words.NOMINAL.format(day=numbers.day(last), weekday=numbers.weekday(last))


def _rate(facts: Facts) -> str:
    return numbers.ratio(count(facts.total, "on_time"), count(facts.total, "expected"))


def _bands(facts: Facts) -> str:
    held = [(name, count(facts.total, band)) for band, name in words.BANDS_SHORT.items()]
    said = [words.BAND_SAID.format(band=name, count=numbers.running(n)) for name, n in held if n]
    return words.BANDS_SAID.format(bands="; ".join(said)) if said else ""


def _named(facts: Facts) -> str:
    named = count(facts.total, "on_named_day")
    if not named or facts.due is None or facts.due.wording is not Wording.BEFORE_DAY:
        return ""
    return words.NAMED.format(count=numbers.running(named), day=numbers.day(facts.due.day))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
