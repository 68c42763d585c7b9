"""The first sentence of a unit's page: what it owes and where that is (users §5)."""

from datetime import datetime
from typing import Any

import pandas as pd

from dashboard.domain.deadlines import Wording
from dashboard.domain.periods import Phase
from dashboard.domain.scope import By
from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action, Status
from dashboard.text import labels, numbers
from dashboard.text import unit as words
from dashboard.views.components.facts import count, instant_of
from dashboard.views.unit.facts import Facts

NAMED_AT_MOST = 2
"""Forms named one by one; more are counted by step."""


def sentence(facts: Facts) -> str:
    """The sentence of the unit's state."""
    name, period = facts.unit.name, facts.period_name
    if facts.is_root:
        return _centre(facts)
    if not facts.is_open:
        return _not_open(facts)
    if facts.owed.empty and pd.notna(facts.row.exempt_reason):
        return words.EXEMPT_UNIT.format(name=name, reason=facts.row.exempt_reason)
    if facts.reports.empty:
        return words.NOTHING_OWED.format(name=name, period=period)
    if facts.owed.empty:
        return words.ALL_EXEMPT.format(name=name, expected=numbers.running(len(facts.reports)), period=period)
    return _state(facts)


def due_words(facts: Facts) -> str:
    """The deadline as its document words it, with the last day; '' where the tier has none."""
    due = facts.due
    if due is None:
        return ""
    template = words.BY_DAY if due.wording is Wording.BY_DAY else words.BEFORE_DAY
    last, weekday = numbers.day(due.nominal_last), numbers.weekday(due.nominal_last)
    return template.format(day=numbers.day(due.day), last=last, weekday=weekday) + due.moved()


def form_name(report: Any, among: pd.DataFrame) -> str:
    """How a sentence names a form: by its field, with its name where the field has several."""
    field = report.field[:1].lower() + report.field[1:] if report.field[1:2].islower() else report.field
    several = (among.field == report.field).sum() > 1
    return (words.ONE_FORM_NAMED if several else words.ONE_FORM).format(field=field, form=report.form_name)


def _state(facts: Facts) -> str:
    if facts.missing.empty:
        return _full(facts)
    returned = facts.missing[facts.missing.status == Status.RETURNED]
    if len(returned):
        return _returned(facts, returned) + _due(facts)
    closed = facts.missing[facts.missing.status == Status.CLOSED_UNSENT]
    if len(closed):
        return words.CLOSED.format(
            name=facts.unit.name,
            missing=numbers.running(len(closed)),
            expected=numbers.running(len(facts.owed)),
            instant=numbers.instant(facts.locked_at),
        )
    template = words.PARTIAL if facts.complete else words.NONE
    return template.format(
        name=facts.unit.name,
        missing=numbers.running(len(facts.missing)),
        expected=numbers.running(len(facts.owed)),
        steps=words.STEPS.format(steps=_steps(facts, facts.missing)),
    ) + _due(facts)


def _full(facts: Facts) -> str:
    waiting = facts.owed[facts.owed.status == Status.SENT]
    more = (
        words.FULL_WAITING.format(receiver=facts.receiver, count=numbers.running(len(waiting))) if len(waiting) else ""
    )
    expected = numbers.running(len(facts.owed))
    return words.FULL.format(
        name=facts.unit.name,
        expected=expected,
        period=facts.period_name,
        instant=numbers.instant(facts.owed.last_sent_at.max()),
        waiting=more,
    )


def _returned(facts: Facts, returned: pd.DataFrame) -> str:
    others = facts.missing.drop(returned.index)
    newest = returned.sort_values("since", kind="stable").iloc[-1]
    reason = _reason(facts, newest)
    values = {"day": numbers.day(newest.since), "reason": reason, "count": numbers.running(len(returned))}
    if len(returned) == 1:
        template = words.RETURNED_ONE if reason else words.RETURNED_ONE_BARE
        values["form"] = form_name(newest, facts.owed)
    else:
        template = words.RETURNED_MANY if reason else words.RETURNED_MANY_BARE
    more = words.RETURNED_OTHERS.format(steps=_steps(facts, others)) if len(others) else ""
    return words.RETURNED.format(
        name=facts.unit.name,
        complete=numbers.running(facts.complete),
        expected=numbers.running(len(facts.owed)),
        returned=template.format(**values),
        others=more,
        todo=words.TODO_COMMUNE if facts.unit.tier is Tier.COMMUNE else words.TODO,
    )


def _reason(facts: Facts, report: Any) -> str:
    """Reason of the last return of a report; '' where none was given."""
    life = facts.life[(facts.life.form_code == report.form_code) & (facts.life.to_status == Status.RETURNED)]
    life = life[life.action.isin([Action.RETURN.value, Action.UNLOCK.value])]
    return "" if life.empty or pd.isna(life.reason.iloc[-1]) else str(life.reason.iloc[-1])


def _steps(facts: Facts, reports: pd.DataFrame) -> str:
    """Where reports stand: form by form where they are few, else counted by step, the nearest to sending first."""
    if len(reports) <= NAMED_AT_MOST:
        parts = [_one_step(facts, form_name(row, facts.owed), row.status, row.since) for row in reports.itertuples()]
        return words.SEPARATOR.join(parts)
    held = [(status, reports[reports.status == status]) for status in reversed(list(words.STEP_WORDS))]
    return words.SEPARATOR.join(
        words.STEP_MANY.format(
            count=numbers.running(len(rows)), step=words.STEP_WORDS[status].format(leader=facts.leader), since=""
        )
        for status, rows in held
        if len(rows)
    )


def _one_step(facts: Facts, form: str, status: str, since: Any) -> str:
    step = words.STEP_WORDS[status].format(leader=facts.leader)
    begun = "" if pd.isna(since) or status == Status.NOT_STARTED else _since(facts.as_of, since)
    return words.STEP_ONE.format(form=form, step=step, since=begun)


def _since(as_of: datetime, since: Any) -> str:
    days = (as_of.date() - since.date()).days
    if not days:
        return words.SINCE_TODAY.format(time=numbers.clock(since))
    return words.SINCE.format(day=numbers.day(since), days=numbers.running(days))


def _due(facts: Facts) -> str:
    """How far the deadline is; nothing once the period is locked or where none is set."""
    if facts.due is None or facts.phase is Phase.LOCKED:
        return ""
    verified, wording = facts.due.verified, due_words(facts)
    if facts.phase is Phase.AFTER_DEADLINE:
        return (words.DUE_PAST if verified else words.MARK_PAST).format(days=numbers.running(facts.days_past))
    left = (facts.due.last_day.date() - facts.as_of.date()).days
    if not left:
        return (words.DUE_TODAY if verified else words.MARK_TODAY).format(wording=wording)
    return (words.DUE_LEFT if verified else words.MARK_LEFT).format(wording=wording, left=numbers.running(left))


def _not_open(facts: Facts) -> str:
    values = {"name": facts.unit.name, "period": facts.period_name}
    opened = instant_of(facts.period.opened_at)
    if opened is None:
        return words.NOT_OPEN.format(**values)
    return words.NOT_OPEN_SINCE.format(**values, instant=numbers.instant(opened))


def _centre(facts: Facts) -> str:
    values = {"name": facts.row.unit_name, "period": facts.period_name}
    if not facts.is_open:
        return _not_open(facts)
    rows = facts.source.verdicts(facts.asked(by=By.TOTAL, tier=Tier.PROVINCE))
    row = rows.iloc[0] if len(rows) else None
    if not count(row, "units"):
        return words.CENTRE_NOTHING.format(**values)
    counts = {name: numbers.running(count(row, name)) for name in ("units", "full", "partial", "none")}
    return words.CENTRE.format(
        **values, **counts, noun=labels.TIER_NOUNS["province"], short=labels.TIER_SHORT["province"]
    )
