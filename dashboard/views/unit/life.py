"""Card of one report's life: its band of time and the list of what was done, by whom, after how long."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast

import pandas as pd

from dashboard.domain.accounts import parse_login
from dashboard.domain.errors import UnknownCodeError
from dashboard.domain.units import Tier
from dashboard.domain.workflow import BEFORE_SENT, STEPS, Action, Side, Status
from dashboard.text import labels, numbers
from dashboard.text import unit as words
from dashboard.views.components import marks
from dashboard.views.components.choices import Option
from dashboard.views.components.lists import select, toolbar
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, card, empty, strip, table
from dashboard.views.unit.band import SETTLED, life_band, spans
from dashboard.views.unit.facts import FORM, Facts
from dashboard.views.unit.pieces import LifeStep, note, timeline
from dashboard.views.unit.sentence import form_name

OWN_STATUSES = frozenset({*BEFORE_SENT, Status.RETURNED})
"""While a report stands so, its own unit has it."""


def life_card(facts: Facts) -> Markup:
    """The life of the report looked at; of a unit without reports, that there is none."""
    report = facts.chosen
    if report is None:
        return card("life", words.LIFE_TABLE, counted=facts.stamp, body=empty(words.NO_FORM))
    counted = words.LIFE_COUNTED.format(
        status=labels.STATUSES[report.status], instant=numbers.instant(report.since), stamp=facts.stamp
    )
    return card(
        "life",
        words.LIFE_QUESTION.format(form=form_name(report, facts.reports)),
        counted=counted,
        body=_body(facts, report),
        table=_table(facts),
        explain=words.LIFE_EXPLAIN,
        note=words.CLOCK_STOPS,
        files=facts.question.files("life"),
    )


def wait(span: timedelta) -> str:
    """Length of time in days and hours, in hours and minutes within the first day; a dash for none."""
    if not span:
        return numbers.NOTHING
    minutes = int(span.total_seconds() // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return (words.DAYS_HOURS if hours else words.DAYS).format(days=numbers.running(days), hours=hours)
    if hours:
        return words.HOURS_MINUTES.format(hours=hours, minutes=minutes)
    return words.MINUTES.format(minutes=minutes) if minutes else words.UNDER_MINUTE


def _body(facts: Facts, report: Any) -> Markup:
    asked = facts.question.own.get(FORM, "")
    unknown = asked and asked not in set(facts.reports.form_code)
    told = strip(words.LIFE_UNKNOWN.format(value=asked), "soon") if unknown else Markup("")
    options = [
        Option(row.form_code, form_name(row, facts.reports), row.form_code == report.form_code)
        for row in facts.reports.itertuples()
    ]
    return (
        told
        + toolbar(select(FORM, words.LIFE_FORMS, options))
        + life_band(facts)
        + note(_times(facts))
        + timeline(words.LIFE_TABLE, list(_steps(facts)))
    )


def _times(facts: Facts) -> str:
    """How long the unit had it, and how long the unit above."""
    held = spans(facts)
    spent = (held.until - held.since).groupby(held.status).sum()
    own, above = (
        wait(sum((value for status, value in spent.items() if status in statuses), timedelta()))
        for statuses in (OWN_STATUSES, {Status.SENT})
    )
    return words.TIMES.format(own=words.TIME_OWN.format(wait=own), above=words.TIME_ABOVE.format(wait=above))


def _steps(facts: Facts) -> Iterator[LifeStep]:
    """Entries in order of time: the opening, every act, the deadline in its place, where it stands now."""
    entries = [(facts.period.opened_at, LifeStep("edge", "none", numbers.stamp(facts.period.opened_at), words.OPENED))]
    done: set[str] = set()
    for row in facts.chosen_life.itertuples():
        entries.append((row.at, _act(facts, row, again=row.action in done)))
        done.add(row.action)
    if facts.due is not None and facts.period.opened_at < facts.due.due_before <= facts.as_of:
        entries.append((facts.due.due_before, _deadline(facts.due)))
    entries.sort(key=lambda entry: entry[0])
    yield from (step for _, step in entries)
    yield _now(facts)


def _deadline(due: Any) -> LifeStep:
    last = due.due_before - timedelta(microseconds=1)
    template, tone = (words.DEADLINE, "overdue") if due.verified else (words.MARK, "none")
    return LifeStep("due", cast("Tone", tone), numbers.stamp(last), template.format(day=numbers.day(last)))


def _now(facts: Facts) -> LifeStep:
    report = facts.chosen
    waited = wait(facts.as_of - report.since.to_pydatetime())
    spent = words.NOW_STATUS.format(status=labels.STATUSES[report.status], wait=waited)
    return LifeStep(
        "now",
        marks.STATUS_TONES[report.status],
        numbers.stamp(facts.as_of),
        words.NOW,
        spent="" if report.status in SETTLED else spent,
        notes=() if len(facts.chosen_life) else (words.LIFE_NONE,),
    )


def _act(facts: Facts, row: Any, *, again: bool) -> LifeStep:
    """One step: what was done, by which account in which role, and how long it had stood before."""
    notes = []
    if pd.notna(row.reason) and row.reason:
        notes.append(words.REASON.format(reason=row.reason))
    if pd.notna(row.document) and row.document:
        notes.append(words.DOCUMENT.format(document=row.document))
    waited = timedelta(hours=float(row.hours_in_status))
    return LifeStep(
        "act",
        marks.STATUS_TONES[row.to_status],
        numbers.stamp(row.at),
        action_words(row.action, again=again),
        who=who(facts, row),
        behalf=behalf(facts, row),
        notes=tuple(notes),
        spent=words.SPENT.format(status=labels.STATUSES[row.from_status], wait=wait(waited)),
    )


def action_words(action: str, *, again: bool) -> str:
    """What was done; a second sending or reception says so."""
    repeated = {Action.SEND.value: words.SENT_AGAIN, Action.RECEIVE.value: words.RECEIVED_AGAIN}
    return repeated[action] if again and action in repeated else labels.ACTIONS[action]


def who(facts: Facts, row: Any) -> str:
    """Account that acted with its role in words, and its unit where that is another."""
    if pd.isna(row.actor) or not row.actor:
        return words.BY_SYSTEM
    other = pd.notna(row.by_code) and row.by_code != facts.unit.code
    template = words.BY_UNIT if other else words.BY
    return template.format(role=_role(facts, row, other=other), account=row.actor, unit=row.by_name if other else "")


def behalf(facts: Facts, row: Any) -> str:
    """That a unit above did a step of the unit's own; '' for its own accounts and for what only others may do."""
    if pd.isna(row.by_code) or row.by_code == facts.unit.code:
        return ""
    step = STEPS.get((Status(row.from_status), Action(row.action)))
    own = step is not None and step.side is Side.OWN
    return words.BEHALF_BY.format(unit=row.by_name) if own else ""


def _role(facts: Facts, row: Any, *, other: bool) -> str:
    try:
        role = parse_login(row.actor).role
    except UnknownCodeError:
        return words.NO_ROLE
    if role == "bc" and facts.unit.tier is Tier.COMMUNE and not other:
        return words.ROLE_COMMUNE_BC
    return labels.ROLES[role]


def _table(facts: Facts) -> Markup:
    columns = (
        Column("step", words.STEP_HEAD, numeric=True),
        Column("at", words.AT_HEAD),
        Column("action", words.ACTION_HEAD),
        Column("who", words.WHO_HEAD),
        Column("spent", words.SPENT_HEAD),
        Column("reason", words.REASON_HEAD),
    )
    done: set[str] = set()
    rows = []
    for row in facts.chosen_life.itertuples():
        rows.append(_table_row(facts, row, again=row.action in done))
        done.add(row.action)
    return table(columns, rows, caption=words.LIFE_TABLE, file="qua-trinh-cua-bieu")


def _table_row(facts: Facts, row: Any, *, again: bool) -> tuple[Cell, ...]:
    step = _act(facts, row, again=again)
    hours = float(row.hours_in_status)
    told = " ".join(filter(None, (step.who, f"({step.behalf})" if step.behalf else "")))
    return (
        Cell(numbers.integer(row.step), sort=int(row.step)),
        Cell(step.at, sort=row.at.isoformat()),
        Cell(step.action),
        Cell(told),
        Cell(step.spent, sort=f"{hours:012.4f}"),
        Cell(" ".join(step.notes)),
    )
