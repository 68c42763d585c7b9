"""Cards of a unit's own reports: where each stands, with its instants."""

from typing import Any

import pandas as pd

from dashboard.domain.units import Tier
from dashboard.domain.workflow import Holder, Status
from dashboard.text import labels, numbers
from dashboard.text import unit as words
from dashboard.views.components import marks
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Target, card, lines, link, status_mark, table
from dashboard.views.components.software import software_link
from dashboard.views.unit.facts import FORM, Facts
from dashboard.views.unit.sentence import due_words

LIFE_CARD = "card-life"
PROVISIONAL = "TAM-"
"""How the codes begin that no document gives (design §4): the form must be confirmed."""


def forms_card(facts: Facts) -> Markup:
    """Each report of the unit itself: status, step, instants, days late; its name leads to its time line."""
    rows = [_row(facts, report) for report in facts.reports.itertuples(index=False)]
    body = table(_columns(facts), rows, caption=words.FORMS_CAPTION, file="bieu-cua-don-vi", whole=True)
    counted = words.FORMS_COUNTED.format(stamp=facts.stamp, due=_due(facts))
    return card(
        "forms",
        words.FORMS_QUESTION,
        counted=counted,
        body=body,
        explain=words.FORMS_EXPLAIN,
        files=facts.question.files("forms"),
    )


def holder(code: Any, facts: Facts) -> str:
    """Step that must act next, in the words of the unit's tier; a dash where none must."""
    if pd.isna(code):
        return numbers.NOTHING
    if code == Holder.LD:
        return facts.leader
    if code == Holder.BC and facts.unit.tier is Tier.COMMUNE:
        return words.HOLDER_COMMUNE_BC
    return labels.HOLDERS[code]


def _columns(facts: Facts) -> tuple[Column, ...]:
    heads = labels.HEADS
    late = words.LATE_HEAD if facts.verified else words.LATE_HEAD_MARK
    return (
        Column("form", heads["form"]),
        Column("status", words.STATUS_HEAD),
        Column("holder", heads["holder"]),
        Column("since", words.SINCE_HEAD),
        Column("first", words.FIRST_HEAD),
        Column("last", words.LAST_HEAD),
        Column("received", words.RECEIVED_HEAD),
        Column("late", late, numeric=True),
        Column("returns", words.RETURNS_HEAD, numeric=True),
        Column("note", words.NOTE_HEAD),
    )


def _row(facts: Facts, report: Any) -> tuple[Cell, ...]:
    whole = labels.STATUSES[report.status]
    return (
        _form(facts, report),
        Cell(marks.status(report.status, short=True), sort=list(labels.STATUSES).index(report.status), csv=whole),
        Cell(holder(report.holder, facts)),
        *(_instant(value) for value in (report.since, report.first_sent_at, report.last_sent_at, report.received_at)),
        _late(facts, report),
        Cell(numbers.integer(report.returns), sort=int(report.returns)),
        Cell(
            status_mark("", words.ON_BEHALF) if report.on_behalf else "",
            csv=words.ON_BEHALF if report.on_behalf else "",
        ),
    )


def _form(facts: Facts, report: Any) -> Cell:
    code = words.UNCONFIRMED if report.form_code.startswith(PROVISIONAL) else report.form_code
    several = (facts.reports.field == report.field).sum() > 1
    name = report.form_name if several else report.field
    there = software_link(facts.unit.code, report.form_code, report.period_code)
    return Cell(
        lines(_chosen(facts, report, name), code, there),
        sort=f"{list(facts.reports.form_code).index(report.form_code):03d}",
        csv=f"{report.form_code}: {report.form_name}",
    )


def _chosen(facts: Facts, report: Any, name: str) -> str | Markup:
    """The name leads to the report's life; of a unit that owes nothing there is none to see."""
    if facts.owed.empty:
        return name
    here = facts.chosen is not None and facts.chosen.form_code == report.form_code
    return link(name, target(facts, report.form_code), show=LIFE_CARD, current=here)


def target(facts: Facts, form_code: str) -> Target:
    """The page with that report chosen."""
    return facts.here(**{FORM: form_code})


def _instant(value: Any) -> Cell:
    if pd.isna(value):
        return Cell(numbers.NOTHING, sort="", csv="")
    return Cell(lines(numbers.day(value), f"{value:%H:%M}"), sort=value.isoformat(), csv=numbers.stamp(value))


def _late(facts: Facts, report: Any) -> Cell:
    """Days the first sending was late, or days past due of what was never sent; a dash where neither."""
    if pd.notna(report.days_late):
        days = int(report.days_late)
        return Cell(numbers.integer(days), sort=days, tone="late" if facts.verified else "")
    days = facts.days_overdue(report) if report.status != Status.EXEMPT else 0
    if not days:
        return Cell(numbers.NOTHING, sort=-1, csv="")
    word = words.OVERDUE if facts.verified else words.OVERDUE_MARK
    return Cell(lines(numbers.integer(days), word), sort=days, csv=str(days), tone="overdue" if facts.verified else "")


def _due(facts: Facts) -> str:
    if facts.due is None:
        return words.FORMS_NO_DUE
    template = words.FORMS_DUE if facts.verified else words.FORMS_MARK
    return template.format(wording=due_words(facts))
