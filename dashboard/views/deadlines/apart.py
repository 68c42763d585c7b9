"""Kết quả, further: reports that first and last sending tell apart; the period among the earlier ones."""

from typing import Any

import pandas as pd

from dashboard.domain.workflow import COMPLETE
from dashboard.text import deadlines as words
from dashboard.text import labels, numbers, periods
from dashboard.text import sendings as told
from dashboard.views.components.facts import count
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, lines, prose, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.history import more
from dashboard.views.deadlines.rows import counted, of_cell, rates, report_cell
from dashboard.views.deadlines.stuck import form_cell

MOST_ROWS = 100


def separated_card(facts: Facts) -> Markup:
    """The very reports by which the two ways of counting differ, and what took each back."""
    frame = facts.separated
    keys = ("form", "first", "final", "was", "is", "why")
    columns = (
        Column("unit", labels.HEADS["unit"]),
        *(Column(key, head) for key, head in zip(keys, told.SEPARATED_HEADS, strict=True)),
    )
    rows = [_separated_row(row, facts) for row in frame.head(MOST_ROWS).itertuples()]
    listed = table(columns, rows, caption=told.SEPARATED_CAPTION, file="hai-cach-tinh", height=420)
    body = prose(separated_said(facts)) + listed if rows else empty(told.SEPARATED_NONE)
    return card(
        "separated", told.SEPARATED_QUESTION, counted=counted(facts), body=body, explain=told.SEPARATED_EXPLAIN,
        note=more(len(frame), MOST_ROWS), files=facts.question.files("separated"),
    )  # fmt: skip


def separated_said(facts: Facts) -> str:
    """How many, and of which kind each."""
    frame = facts.separated
    again = frame["status"].isin([status.value for status in COMPLETE])
    sizes = frame.groupby([frame["taken_back_by"], again]).size()
    said = [
        template.format(count=numbers.running(int(sizes[kind])))
        for kind, template in told.SEPARATED_KINDS.items() if kind in sizes.index
    ]  # fmt: skip
    return told.SEPARATED_SAID.format(count=numbers.running(len(frame)), said=numbers.listing(said))


def _separated_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    why = told.SEPARATED_WHY.get(str(row.taken_back_by), "")
    reason = "" if pd.isna(row.reason) else str(row.reason)
    return (
        report_cell(row, facts, row.form_code), form_cell(row),
        _instant(row.first_sent_at), _instant(row.final_sent_at),
        Cell(facts.outcomes[row.first_outcome]), Cell(facts.outcomes[row.final_outcome]),
        Cell(lines(why, reason) if reason else why, csv=f"{why}: {reason}" if reason else why),
    )  # fmt: skip


def _instant(value: Any) -> Cell:
    return Cell(numbers.NOTHING, sort="") if pd.isna(value) else Cell(numbers.stamp(value), sort=value.isoformat())


def earlier_card(facts: Facts) -> Markup:
    """The period and each earlier one at the same distance from its deadline, in total."""
    heads = told.EARLIER_HEADS
    columns = (
        Column("period", heads[0], sortable=False), Column("at", heads[1], sortable=False),
        Column("on_time", heads[2], numeric=True), Column("points", heads[3], numeric=True),
    )  # fmt: skip
    rows = [_period_row(one, facts) for one in (facts, *facts.earlier_ones)]
    body = table(columns, rows, caption=told.EARLIER_CAPTION, file="cac-ky-truoc", whole=True)
    return card(
        "earlier", told.EARLIER_QUESTION, counted=counted(facts), body=body if rows[1:] else empty(told.EARLIER_NONE),
        explain=told.EARLIER_EXPLAIN, files=facts.question.files("earlier"),
        note="" if all(one.verified for one in facts.earlier_ones) else words.CHANGE_MARK,
    )  # fmt: skip


def _period_row(one: Facts, now: Facts) -> tuple[Cell, ...]:
    title = periods.title(one.period.kind, int(one.period.year))
    on_time, expected, _ = rates(one.total)
    shown = of_cell(on_time, expected) if now.is_due else Cell(numbers.of(on_time, expected), sort=on_time)
    return (
        Cell(told.EARLIER_NOW.format(period=title) if one is now else title), Cell(numbers.stamp(one.as_of)), shown,
        _points(one, now),
    )  # fmt: skip


def _points(one: Facts, now: Facts) -> Cell:
    """Points this period is above an earlier one; a dash before the deadline, when there is no rate."""
    expected = count(one.total, "expected")
    if one is now or not now.is_due or not expected or not count(now.total, "expected"):
        return Cell(numbers.NOTHING, sort=0)
    shares = [count(facts.total, "on_time") / count(facts.total, "expected") for facts in (now, one)]
    return Cell(numbers.points(shares[0] - shares[1]), sort=shares[0] - shares[1])
