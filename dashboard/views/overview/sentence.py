"""The first sentence of Tổng quan: what a leader could read out, by phase (users §5)."""

import pandas as pd

from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name, short_name
from dashboard.domain.workflow import Status
from dashboard.text import labels, numbers, periods
from dashboard.text import overview as words
from dashboard.views.components.facts import days_of
from dashboard.views.components.idle import locked_one, nothing_owed
from dashboard.views.overview.facts import Facts

MOST_NAMES = 7


def sentence(facts: Facts) -> str:
    """The sentence of the phase; one unit's own reports have their own."""
    if not facts.is_open:
        return _capital(words.NOT_OPEN.format(Period=period_name(facts)))
    if not facts.units("units"):
        return nothing_owed(facts, facts.count("exempt"))
    if facts.is_single:
        return _single(facts)
    if facts.units("full") == facts.units("units"):
        return _all_full(facts)
    return _locked(facts) if facts.phase is Phase.LOCKED else _running(facts)


def period_name(facts: Facts) -> str:
    """Name of the period inside a sentence."""
    return periods.in_sentence(facts.period.kind, int(facts.period.year))


def noun(facts: Facts) -> str:
    """How the units of the tier are called."""
    return labels.TIER_NOUNS[facts.tier or Tier.COMMUNE]


def short(facts: Facts) -> str:
    """The same once they have been named."""
    return labels.TIER_SHORT[facts.tier or Tier.COMMUNE]


def behind(missing: pd.DataFrame) -> pd.DataFrame:
    """Units with something missing, in Vietnamese order of name: unit_code, unit_name, missing."""
    return missing.groupby(["unit_code", "unit_name"], sort=False).size().rename("missing").reset_index()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _opening(facts: Facts) -> str:
    values = {"instant": numbers.instant(facts.as_of), "period": period_name(facts)}
    if facts.unit.tier is Tier.MINISTRY:
        return words.OPENING.format(**values)
    return words.OPENING_PLACE.format(**values, place=place_name(facts.unit.name))


def _running(facts: Facts) -> str:
    """While reports can still be sent: how many were, the deadline, what waits to be received."""
    late = facts.phase is Phase.AFTER_DEADLINE
    state = _past_due(facts) if late else _verdicts(facts) + _deadline(facts)
    return _opening(facts) + state + _waiting(facts)


def _verdicts(facts: Facts) -> str:
    complete, expected = facts.count("complete"), facts.count("expected")
    return words.VERDICTS.format(
        full=numbers.running(facts.units("full")),
        units=numbers.running(facts.units("units")),
        partial=numbers.running(facts.units("partial")),
        none=numbers.running(facts.units("none")),
        noun=noun(facts),
        short=short(facts),
        complete=numbers.running(complete),
        expected=numbers.running(expected),
        rate=numbers.ratio(complete, expected),
    )


def _deadline(facts: Facts) -> str:
    due = facts.due
    if due is None:
        return ""
    by = due.wording is Wording.BY_DAY
    if due.verified and facts.days_left == 0 and not due.moved():
        template = words.LAST_DAY_BY if by else words.LAST_DAY_BEFORE
    elif due.verified:
        template = words.DUE_BY if by else words.DUE_BEFORE
    else:
        template = words.MARK_BY if by else words.MARK_BEFORE
    said = template.format(
        day=numbers.day(due.day),
        last=numbers.day(due.nominal_last),
        weekday=numbers.weekday(due.nominal_last),
        left=numbers.running(facts.days_left),
    )
    return said + due.moved(periods.MOVED_SAID)


def _waiting(facts: Facts) -> str:
    count, hours = facts.waiting
    if not count or facts.unit.tier not in words.RECEIVERS:
        return ""
    template = words.WAITING if days_of(hours) else words.WAITING_TODAY
    return template.format(
        receiver=words.RECEIVERS[facts.unit.tier], count=numbers.running(count), days=numbers.running(days_of(hours))
    )


def _past_due(facts: Facts) -> str:
    units = facts.units("units") - facts.units("full")
    template = words.PAST_DUE if facts.verified else words.PAST_MARK
    return template.format(
        days=numbers.running(facts.days_past),
        behind=numbers.running(units),
        units=numbers.running(facts.units("units")),
        noun=noun(facts),
        missing=numbers.running(facts.count("expected") - facts.count("complete")),
        covered=_covered(facts, words.COVERED),
        names=_names(facts, units),
    )


def _names(facts: Facts, units: int) -> str:
    if units > MOST_NAMES or not facts.is_direct:
        return ""
    named = [
        words.NAMED_ONE.format(name=short_name(row.unit_name), missing=numbers.running(row.missing))
        for row in behind(facts.missing).itertuples()
    ]
    return words.NAMED.format(names=numbers.listing(named))


def _locked(facts: Facts) -> str:
    return _capital(
        words.LOCKED.format(
            Period=period_name(facts),
            instant=numbers.instant(facts.period.locked_at),
            complete=numbers.running(facts.count("complete")),
            expected=numbers.running(facts.count("expected")),
            lost=_lost(facts),
            covered=_covered(facts, words.LOCKED_COVERED),
        )
    )


def _lost(facts: Facts) -> str:
    lost = facts.count("closed_unsent")
    if not lost:
        return ""
    units = lost_units(facts)
    return words.LOCKED_LOST.format(
        lost=numbers.running(lost),
        of=words.LOCKED_OF.format(behind=numbers.running(units), short=short(facts)) if units else "",
        whose=words.OF_NATION if facts.unit.tier is Tier.MINISTRY else "",
    )


def lost_units(facts: Facts) -> int:
    """Units whose reports the lock closed; 0 where they are too many to name."""
    if not facts.is_called:
        return 0
    return facts.missing[facts.missing.status == Status.CLOSED_UNSENT].unit_code.nunique()


def _covered(facts: Facts, template: str) -> str:
    covered = facts.count("covered")
    return template.format(covered=numbers.running(covered)) if covered else ""


def _all_full(facts: Facts) -> str:
    units, expected = facts.units("units"), facts.count("expected")
    if facts.phase is Phase.LOCKED:
        return _capital(
            words.LOCKED_WHOLE.format(
                Period=period_name(facts),
                instant=numbers.instant(facts.period.locked_at),
                complete=numbers.running(expected),
                expected=numbers.running(expected),
                units=numbers.running(units),
                noun=noun(facts),
            )
        )
    return words.ALL_FULL.format(
        full=numbers.running(units),
        units=numbers.running(units),
        noun=noun(facts),
        period=period_name(facts),
        instant=numbers.instant(facts.as_of),
    )


def _single(facts: Facts) -> str:
    expected, missing = facts.count("expected"), facts.count("expected") - facts.count("complete")
    template = words.ONE_PARTIAL if facts.units("partial") else words.ONE_NONE
    if not missing:
        template = words.ONE_FULL
    elif facts.phase is Phase.LOCKED and facts.count("closed_unsent"):
        return locked_one(facts, facts.count("closed_unsent"), expected)
    return template.format(
        name=facts.unit.name,
        expected=numbers.running(expected),
        missing=numbers.running(missing),
        period=period_name(facts),
        instant=numbers.instant(facts.as_of),
        steps=_steps(facts) if missing else "",
    )


def _steps(facts: Facts) -> str:
    held = facts.missing.dropna(subset="holder").groupby("holder", sort=False)
    parts = [
        words.ONE_STEP.format(
            count=numbers.running(len(rows)), holder=labels.HOLDERS[holder], since=numbers.day(rows.since.min()),
            days=numbers.running((facts.as_of - rows.since.min()).days),
        )
        for holder, rows in held
    ]  # fmt: skip
    if covered := facts.count("covered"):
        parts.append(words.ONE_COVERED.format(count=numbers.running(covered)))
    return words.ONE_STEPS.format(steps="; ".join(parts)) if parts else ""
