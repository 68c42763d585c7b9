"""Thời hạn và khóa kỳ: deadlines of every tier, opening and cut-off, what a lock loses."""

from typing import Any

import pandas as pd

from dashboard.domain.deadlines import SATURDAY, Wording
from dashboard.domain.periods import Phase
from dashboard.domain.vietnamese import sort_key
from dashboard.text import deadline_dates as words
from dashboard.text import labels, numbers, periods
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, status_mark, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.history import more
from dashboard.views.deadlines.rows import count_cell, counted, left, report_cell, share_cell, unit_cell, wording
from dashboard.views.deadlines.stuck import form_cell

MOST_ROWS = 200


def dues_card(facts: Facts) -> Markup:
    """Deadline of every tier: its day as worded, how long it is to it, which document, how certain, weekends."""
    heads = words.DUES_HEADS
    keys = ("tier", "wording", "left", "source", "verified", "weekend")
    columns = [Column(key, head, sortable=False) for key, head in zip(keys, heads, strict=True)]
    rows = [_due_row(row, facts) for row in facts.dues.itertuples()]
    period = facts.period_name
    return card(
        "dues", words.DUES_QUESTION,
        counted=words.DUES_COUNTED.format(Period=period[:1].upper() + period[1:], stamp=facts.stamp),
        body=table(columns, rows, caption=words.DUES_CAPTION, file="thoi-han", whole=True), explain=words.DUES_EXPLAIN,
        files=facts.question.files("dues"),
    )  # fmt: skip


def _due_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    word = words.CONFIRMED if row.verified else words.UNCONFIRMED
    days = left(row, facts, (words.DAYS_LEFT, words.DAYS_TODAY, words.DAYS_PAST))
    return (
        Cell(labels.TIERS[row.tier]), Cell(wording(row)), Cell(days), Cell(row.source),
        Cell(status_mark("done" if row.verified else "none", word), csv=word), Cell(weekend(row)),
    )  # fmt: skip


def weekend(row: Any) -> str:
    """Whether the last day falls on a weekend, and where it was moved."""
    nominal = row.day if Wording(row.wording) is Wording.BY_DAY else row.day - pd.Timedelta(days=1)
    if nominal.weekday() < SATURDAY:
        return numbers.NOTHING
    if row.last_day.date() == nominal.date():
        return words.WEEKEND.format(weekday=numbers.weekday(nominal))
    return words.WEEKEND_MOVED.format(day=numbers.day(nominal), last=numbers.day(row.last_day))


def openings_card(facts: Facts) -> Markup:
    """Cut-off, opening and lock of each period of the regime, side by side, without a judgement."""
    heads = words.OPENINGS_HEADS
    columns = (
        Column("period", heads[0], sortable=False), Column("cutoff", heads[1]), Column("opened", heads[2]),
        Column("days", heads[3], numeric=True), Column("locked", heads[4]),
    )  # fmt: skip
    rows = [_opening_row(row) for row in facts.periods.itertuples()]
    return card(
        "openings", words.OPENINGS_QUESTION, counted=words.OPENINGS_COUNTED, explain=words.OPENINGS_EXPLAIN,
        body=table(columns, rows, caption=words.OPENINGS_CAPTION, file="mo-ky-khoa-ky", whole=True),
        files=facts.question.files("openings"),
    )  # fmt: skip


def _opening_row(row: Any) -> tuple[Cell, ...]:
    days = None if pd.isna(row.opened_at) else (row.opened_at.date() - row.data_cutoff_on.date()).days
    return (
        Cell(periods.title(row.kind, int(row.year))),
        Cell(numbers.day(row.data_cutoff_on), sort=row.data_cutoff_on.isoformat()), _instant_cell(row.opened_at),
        Cell(numbers.NOTHING if days is None else numbers.integer(days), sort=days or 0), _instant_cell(row.locked_at),
    )  # fmt: skip


def _instant_cell(value: Any) -> Cell:
    return Cell(words.NOT_YET, sort="") if pd.isna(value) else Cell(numbers.stamp(value), sort=value.isoformat())


def loss_card(facts: Facts) -> Markup:
    """What would not enter the totals if the lock came now, by unit; after the lock what did not; then each report."""
    question = words.LOSS_QUESTION_LOCKED if facts.phase is Phase.LOCKED else words.LOSS_QUESTION
    frame = lost_by_unit(facts)
    heads = words.LOSS_HEADS
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("lost", heads[0], numeric=True),
        Column("expected", heads[1], numeric=True), Column("share", heads[2], numeric=True),
    )  # fmt: skip
    rows = [
        (unit_cell(row["unit_name"], facts.down(row["unit_code"])), *_lost_cells(row["lost"], row["expected"]))
        for row in frame.to_dict("records")
    ]
    total = (Cell(words.TOTAL), *_lost_cells(frame["lost"].sum(), facts.progress["expected"].sum()))
    body = table(columns, rows, caption=words.LOSS_CAPTION, file="mat-khoi-tong-hop", height=420, total=total)
    return card(
        "loss", question, counted=counted(facts), body=body if rows else empty(words.LOSS_NONE),
        table=_lost_list(facts), explain=words.LOSS_EXPLAIN,
        note=more(len(facts.lost), MOST_ROWS), files=facts.question.files("loss"),
    )  # fmt: skip


def lost_by_unit(facts: Facts) -> pd.DataFrame:
    """Units below with something lost: their reports that are neither complete nor covered, and the expected."""
    frame = facts.progress
    lost = frame["expected"] - frame["complete"] - frame["covered"]
    return frame.assign(lost=lost)[lost > 0]


def _lost_cells(lost: Any, expected: Any) -> tuple[Cell, Cell, Cell]:
    return count_cell(int(lost)), count_cell(int(expected)), share_cell(int(lost), int(expected))


def _lost_list(facts: Facts) -> Markup | None:
    if facts.lost.empty:
        return None
    columns = (
        Column("unit", labels.HEADS["unit"]),
        Column("form", labels.HEADS["form"]),
        Column("status", labels.HEADS["status"]),
    )
    rows = [
        (
            report_cell(row, facts, row.form_code), form_cell(row),
            Cell(labels.STATUSES[row.status], sort=sort_key(labels.STATUSES[row.status])),
        )
        for row in facts.lost.head(MOST_ROWS).itertuples()
    ]  # fmt: skip
    return table(columns, rows, caption=words.LOSS_LIST_CAPTION, file="tung-bieu-mat", height=420)
