"""Where a page has nothing to draw: what is known of the period nevertheless, and ways to where there is something."""

from typing import Any

import pandas as pd

from dashboard.domain.deadlines import Wording
from dashboard.text import labels, numbers, periods
from dashboard.text import states as words
from dashboard.views.components.facts import Due, PeriodFacts, due_of, instant_of
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Target, link, prose


def unopened(source: Any, facts: PeriodFacts) -> Markup:
    """What is known of a period not open yet: the deadlines by tier; then the way to one that is."""
    rows = [row for row in source.deadlines(facts.scope).itertuples() if facts.tier in {None, row.tier}]
    known = [_deadline(labels.TIERS[row.tier], due_of(row)) for row in rows]
    return (prose(*known) if known else Markup("")) + elsewhere(source, facts)


def elsewhere(source: Any, facts: PeriodFacts) -> Markup:
    """Link to this period as it is now, if it was opened since the instant; else to the one opened last; '' if none."""
    opens, newest = instant_of(facts.period.opened_at), source.facts().data_clock.iloc[0]
    if opens is not None and pd.notna(newest) and facts.as_of < opens <= newest:
        return prose(_here(facts, words.SEE_NEWEST, luc=""))
    known = source.periods(facts.scope)
    opened = known[(known.opened_at <= facts.as_of) & (known.period_code != facts.period.period_code)]
    return Markup("").join(_period(facts, row) for row in opened.head(1).itertuples())


def nothing_owed(facts: PeriodFacts, exempt: int) -> str:
    """The sentence where no report is expected: whether there are none, or all are exempt."""
    template = words.EXEMPT if exempt else words.NOTHING
    return template.format(period=facts.period_name, exempt=numbers.running(exempt))


def locked_one(facts: PeriodFacts, lost: int, expected: int) -> str:
    """The sentence of a unit's own reports after the lock: ``lost`` of those expected were never sent."""
    instant = numbers.instant(facts.locked_at) if facts.locked_at else ""
    return words.LOCKED_ONE.format(
        name=facts.unit.name, missing=numbers.running(lost), expected=numbers.running(expected),
        period=facts.period_name, instant=instant,
    )  # fmt: skip


def _period(facts: PeriodFacts, row: Any) -> Markup:
    return prose(_here(facts, words.SEE_OPENED.format(period=_name(row)), ky=row.period_code))


def _name(row: Any) -> str:
    return periods.in_sentence(row.kind, int(row.year))


def _here(facts: PeriodFacts, text: str, **changed: str) -> Markup:
    query = facts.question.query(**changed)
    return link(text, Target(facts.question.page, query, query))


def _deadline(tier: str, due: Due) -> str:
    template = words.BY_DAY if due.wording is Wording.BY_DAY else words.BEFORE_DAY
    last, weekday = numbers.day(due.nominal_last), numbers.weekday(due.nominal_last)
    wording = template.format(day=numbers.day(due.day), last=last, weekday=weekday) + due.moved()
    return (words.DUE if due.verified else words.MARK).format(tier=tier, wording=wording, source=due.source)
