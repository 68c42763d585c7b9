"""Cards of Tổng quan: every unit below, or the unit's own forms."""

from typing import Any

import pandas as pd

from dashboard.domain.vietnamese import short_name, sort_key
from dashboard.text import diagram as map_words
from dashboard.text import labels, numbers
from dashboard.text import overview as words
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import View, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Target, card, empty, link, status_mark, table
from dashboard.views.overview.chosen import BOUNDARIES, CURRENT
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.said import counted, counts

UNIT_COLUMNS = (
    Column("unit", labels.HEADS["unit"]),
    Column("verdict", words.VERDICT_HEAD),
    Column("complete", labels.HEADS["complete"], numeric=True),
    Column("expected", labels.HEADS["expected"], numeric=True),
    Column("missing", labels.HEADS["missing"], numeric=True),
    Column("rate", labels.HEADS["rate"], numeric=True),
)


def forms_card(facts: Facts) -> Markup:
    """The unit's own reports that are not complete: form, step, since when."""
    columns = (
        Column("form", labels.HEADS["form"]),
        Column("status", labels.HEADS["status"]),
        Column("since", labels.HEADS["since"]),
    )
    rows = [
        (
            Cell(row.form_name, sort=sort_key(row.form_name)), Cell(labels.STATUSES_SHORT[row.status]),
            Cell(numbers.day(row.since) if pd.notna(row.since) else numbers.NOTHING, sort=str(row.since)),
        )
        for row in facts.missing.itertuples()
    ]  # fmt: skip
    body = table(columns, rows, caption=words.FORMS_CAPTION, file="bieu-con-thieu") if rows else empty(words.FORMS_NONE)
    return card(
        "forms", words.FORMS_QUESTION, counted=counted(facts), body=body, span=5, files=facts.question.files("forms")
    )


def children_card(facts: Facts) -> Markup:
    """Every unit below: what it owes, what it sent, the verdict."""
    if facts.is_carried:
        return carried_card(facts)
    verdicts = {row.unit_code: row for row in facts.child_verdicts.itertuples()}
    rows = [
        _child_row(facts, row, verdicts[row.unit_code])
        for row in facts.children.itertuples()
        if row.unit_code in verdicts
    ]
    rows.sort(key=lambda row: str(row[0].sort))
    total = (Cell(words.TOTAL), Cell(""), *counts(facts.count("complete"), facts.count("expected")))
    body = table(UNIT_COLUMNS, rows, caption=words.CHILDREN_CAPTION, file="tung-don-vi", total=total)
    span = 7 if facts.is_called and facts.waits_somewhere else 12
    explain, files = words.CHILDREN_EXPLAIN, facts.question.files("units")
    return card(
        "units", words.CHILDREN_QUESTION, counted=counted(facts), body=_boundaries(facts) + body, explain=explain,
        span=span, files=files,
    )  # fmt: skip


def carried_card(facts: Facts) -> Markup:
    """Counts alone, by today's provinces: a verdict is never carried through a merger."""
    columns = tuple(column for column in UNIT_COLUMNS if column.key != "verdict")
    rows = [
        (Cell(shown_name(row.unit_name), sort=name_order(row.unit_name)), *counts(int(row.complete), int(row.expected)))
        for row in facts.children.itertuples()
    ]
    rows.sort(key=lambda row: str(row[0].sort))
    total = (Cell(words.TOTAL), *counts(facts.count("complete"), facts.count("expected")))
    body = _boundaries(facts) + table(columns, rows, caption=words.CHILDREN_CAPTION, file="tung-don-vi", total=total)
    return card(
        "units", words.CHILDREN_QUESTION, counted=counted(facts), body=body, explain=map_words.CARRIED_EXPLAIN,
        note=map_words.CARRIED_NOTE, span=7 if facts.is_called and facts.waits_somewhere else 12,
        files=facts.question.files("units"),
    )  # fmt: skip


def _boundaries(facts: Facts) -> Markup:
    """Switch between the provinces of then and of today; nothing where they are the same."""
    if not facts.can_be_carried:
        return Markup("")
    choices = [
        View(label, _by(facts, code), chosen=facts.is_carried == bool(code))
        for code, label in (("", map_words.AS_REPORTED), (CURRENT, map_words.BY_CURRENT))
    ]
    return views(map_words.BOUNDARIES, choices)


def _by(facts: Facts, code: str) -> Target:
    query = facts.question.query(**{BOUNDARIES: code})
    return Target(facts.question.page, query, query)


def _child_row(facts: Facts, row: Any, verdict: Any) -> tuple[Cell, ...]:
    expected, complete, name = int(row.expected), int(row.complete), short_name(row.unit_name)
    shown = link(name, facts.question.to_unit(row.unit_code))
    return (Cell(shown, sort=sort_key(name), csv=row.unit_name), _verdict(verdict), *counts(complete, expected))


def _verdict(verdict: Any) -> Cell:
    full, partial, none = int(verdict.full), int(verdict.partial), int(verdict.none)
    if full + partial + none == 1:
        name = "full" if full else "partial" if partial else "none"
        tone = {"full": "done", "partial": "active", "none": "none"}[name]
        return Cell(
            status_mark(tone, labels.VERDICTS[name]),
            sort=str(("full", "partial", "none").index(name)),
            csv=labels.VERDICTS[name],
        )
    text = words.VERDICT_COUNTS.format(
        full=numbers.integer(full), partial=numbers.integer(partial), none=numbers.integer(none)
    )
    return Cell(text, sort=f"{full / max(full + partial + none, 1):.6f}")
