"""Card of Tổng quan: what moved since a chosen instant, with counts and names; and the line that leads to it."""

from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL
from dashboard.domain.moves import Moves, foremost, undone
from dashboard.domain.vietnamese import sort_key
from dashboard.text import changes as change_words
from dashboard.text import labels, numbers
from dashboard.views.components.choices import Option
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import Cell, Column, Target, card, empty, link, status_mark, strip, table
from dashboard.views.overview.chosen import OPENING, usual
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.said import counted, since_name
from dashboard.views.overview.sentence import MOST_NAMES, short

MOST_ROWS = 40
"""Moves listed; the file has them all."""
COLUMNS = (
    Column("at", change_words.CHANGES_AT),
    Column("unit", labels.HEADS["unit"]),
    Column("form", labels.HEADS["form"]),
    Column("change", change_words.CHANGES_CHANGE),
    Column("reason", change_words.CHANGES_REASON),
)


def changes_line(facts: Facts) -> Markup:
    """One line: what moved, leading to the list."""
    query = facts.question.query()
    target = Target(facts.question.page, query, query)
    return strip(Markup("{} {}").format(said(facts), link(change_words.CHANGES_SHOW, target, "card-changes")))


def changes_card(facts: Facts) -> Markup:
    """What moved, the newest first."""
    frame = facts.changes
    shown = foremost(frame, MOST_ROWS)
    rows = [_row(facts, row, is_undone) for row, is_undone in zip(shown.itertuples(), undone(shown), strict=True)]
    note = change_words.CHANGES_MORE.format(shown=numbers.integer(len(shown)), all=numbers.integer(len(frame)))
    listed = table(COLUMNS, rows, caption=change_words.CHANGES_QUESTION) if rows else empty(change_words.CHANGES_NONE)
    control = piece("changes.html", "since", _options(facts), _typed(facts), facts.newest_code)
    return card(
        "changes", change_words.CHANGES_QUESTION, counted=counted(facts), explain=change_words.CHANGES_EXPLAIN, span=12,
        body=control + piece("changes.html", "said", said(facts), _names(facts)) + listed,
        note=note if len(frame) > MOST_ROWS else "", files=facts.question.files("changes"),
    )  # fmt: skip


def said(facts: Facts) -> str:
    """The sentence: since when, units that became complete or stopped being it, reports that moved."""
    parts = [*_units(facts), *_reports(facts.moves)]
    return change_words.CHANGES_SAID.format(
        since=since_name(facts), said="; ".join(parts) or change_words.CHANGES_NOTHING
    )


def _units(facts: Facts) -> list[str]:
    if facts.is_single or facts.before is None:
        return []
    more = facts.units("full") - facts.before.units("full")
    template = change_words.CHANGES_MORE_FULL if more > 0 else change_words.CHANGES_LESS_FULL
    return [template.format(count=numbers.running(abs(more)), short=short(facts))] if more else []


def _reports(moved: Moves) -> list[str]:
    counts = ((change_words.CHANGES_SENT, moved.sent), (change_words.CHANGES_RECEIVED, moved.received))
    more = ((change_words.CHANGES_RETURNED, moved.returned), (change_words.CHANGES_UNDONE, moved.undone))
    return [template.format(count=numbers.running(count)) for template, count in (*counts, *more) if count]


def _names(facts: Facts) -> str:
    """Names of the units that became complete, where they are few."""
    if facts.is_single or not facts.is_direct or facts.before is None:
        return ""
    now, then = (set(frame[frame.full > 0].unit_code) for frame in (facts.child_verdicts, facts.before.child_verdicts))
    rows = facts.child_verdicts[facts.child_verdicts.unit_code.isin(now - then)]
    names = [shown_name(name) for name in sorted(rows.unit_name, key=name_order)]
    return change_words.CHANGES_NAMES.format(names=numbers.listing(names)) if 0 < len(names) <= MOST_NAMES else ""


def _row(facts: Facts, row: Any, is_undone: bool) -> tuple[Cell, ...]:
    text = change_words.CHANGES_FROM_TO.format(
        before=labels.STATUSES_SHORT[row.from_status], after=labels.STATUSES_SHORT[row.to_status]
    )
    tone = "returned" if is_undone or row.to_status == "returned" else "done" if row.to_status in DONE else "none"
    return (
        Cell(f"{row.at:%H:%M} {numbers.short_day(row.at)}", sort=row.at.isoformat()),
        Cell(link(shown_name(row.unit_name), facts.question.to_unit(row.unit_code)), sort=name_order(row.unit_name)),
        Cell(row.form_name, sort=sort_key(row.form_name)),
        Cell(status_mark(tone, text), sort=text),
        Cell("" if pd.isna(row.reason) else row.reason),
    )


DONE = ("sent", "received")


def _options(facts: Facts) -> list[Option]:
    code = facts.chosen.since_code
    newest = facts.question.choices.newest
    usual_name = change_words.SINCE_YESTERDAY if newest else numbers.instant(usual(facts.as_of))
    options = [Option("", usual_name, not code), Option(OPENING, change_words.SINCE_OPENING, code == OPENING)]
    return options if code in ("", OPENING) else [*options, Option(code, change_words.SINCE_OTHER, chosen=True)]


def _typed(facts: Facts) -> str:
    code = facts.chosen.since_code
    return "" if code in ("", OPENING) else numbers.stamp(facts.chosen.since.astimezone(LOCAL))
