"""Thời hạn và khóa kỳ, further: reports opened again after the lock, and what that changed."""

from typing import Any

import pandas as pd

from dashboard.text import deadline_dates as words
from dashboard.text import labels, numbers
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, lines, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.history import more
from dashboard.views.deadlines.rows import counted, report_cell
from dashboard.views.deadlines.stuck import form_cell

MOST_ROWS = 200


def unlocks_card(facts: Facts) -> Markup:
    """Reports opened again after the lock: letter, reason, status before and now, figures changed."""
    keys = ("form", "at", "document", "reason", "status", "figures")
    columns = (
        Column("unit", labels.HEADS["unit"]),
        *(Column(k, h) for k, h in zip(keys, words.UNLOCKS_HEADS, strict=True)),
    )
    rows = [_unlock_row(row, facts) for row in facts.unlocks.head(MOST_ROWS).itertuples()]
    listed = table(columns, rows, caption=words.UNLOCKS_CAPTION, file="mo-de-chinh-ly", height=420)
    return card(
        "unlocks", words.UNLOCKS_QUESTION, counted=counted(facts), explain=words.UNLOCKS_EXPLAIN,
        body=listed if rows else empty(words.UNLOCKS_NONE), note=more(len(facts.unlocks), MOST_ROWS),
        files=facts.question.files("unlocks"),
    )  # fmt: skip


def _unlock_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    again = row.sent_again_at
    sent = words.NOT_SENT_AGAIN if pd.isna(again) else words.SENT_AGAIN.format(stamp=numbers.stamp(again))
    before, now = (labels.STATUSES_SHORT[status] for status in (row.from_status, row.status))
    moved = words.STATUS_MOVED.format(before=before, now=now)
    return (
        report_cell(row, facts, row.form_code), form_cell(row),
        Cell(numbers.stamp(row.at), sort=row.at.isoformat()), Cell(_said(row.document)), Cell(_said(row.reason)),
        Cell(lines(moved, sent), csv=f"{moved}; {sent}"), Cell(figures_said(row), sort=int(row.figures_changed)),
    )  # fmt: skip


def figures_said(row: Any) -> str:
    """How many figures an opening changed; that none are stored, where none are."""
    if not row.figures:
        return words.FIGURES_NONE
    return words.FIGURES_SAID.format(
        changed=numbers.running(int(row.figures_changed)), entered=numbers.running(int(row.figures_entered)),
        all=numbers.running(int(row.figures)),
    )  # fmt: skip


def revisions_card(facts: Facts) -> Markup:
    """Figures that another value replaced, both side by side."""
    keys = ("form", "indicator", "before", "after", "at")
    columns = (
        Column("unit", labels.HEADS["unit"]),
        *(Column(k, h, numeric=k in {"before", "after"}) for k, h in zip(keys, words.REVISIONS_HEADS, strict=True)),
    )
    rows = [_revision_row(row, facts) for row in facts.revisions.head(MOST_ROWS).itertuples()]
    return card(
        "revisions", words.REVISIONS_QUESTION, counted=counted(facts), explain=words.REVISIONS_EXPLAIN,
        body=table(columns, rows, caption=words.REVISIONS_CAPTION, file="so-lieu-thay-doi", height=420),
        note=more(len(facts.revisions), MOST_ROWS), files=facts.question.files("revisions"),
    )  # fmt: skip


def _revision_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    return (
        report_cell(row, facts, row.form_code), form_cell(row),
        Cell(lines(row.indicator_name, row.unit_of_measure), sort=row.indicator_code, csv=row.indicator_name),
        _value(row.value_before), _value(row.value_after),
        Cell(numbers.stamp(row.replaced_at), sort=row.replaced_at.isoformat()),
    )  # fmt: skip


def _value(value: Any) -> Cell:
    if pd.isna(value):
        return Cell(numbers.NOT_REPORTED, sort=-1)
    return Cell(numbers.decimal(float(value)), sort=float(value))


def _said(value: Any) -> str:
    return words.NO_REASON if pd.isna(value) or not value else str(value)
