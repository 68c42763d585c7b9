"""Đang vướng ở đâu: whom reports wait for, the unit's own backlog with the same weight."""

from typing import Any

import pandas as pd

from dashboard.domain.units import Tier
from dashboard.domain.workflow import HOLDERS, Status
from dashboard.text import deadlines as words
from dashboard.text import labels, numbers
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, bar, card, empty, lines, prose, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.history import more
from dashboard.views.deadlines.rows import (
    counted,
    report_cell,
    wait,
    wait_cell,
)
from dashboard.views.deadlines.sentence import receiver

MOST_ROWS = 50
PROVISIONAL = "TAM-"
"""How codes of forms begin that no document sets (design §4)."""


def waiting_card(facts: Facts) -> Markup:
    """Reports not finished by whom they wait for: how many, how long as a rule, how long the oldest."""
    heads = words.WAITING_HEADS
    columns = (
        Column("step", heads[0], sortable=False), Column("count", heads[1], numeric=True),
        Column("bar", "", sortable=False),
        *(Column(key, head, numeric=True) for key, head in zip(("usual", "p90", "oldest"), heads[2:], strict=True)),
    )  # fmt: skip
    steps = facts.steps[facts.steps["tier"] == facts.tier]
    steps = steps.assign(holder=[_holder(status) for status in steps["status"]])
    most = int(steps.groupby("holder")["count_now"].sum().max()) if len(steps) else 0
    rows = [row for holder, name in words.HOLDERS.items() for row in _rows(holder, name, steps, most, facts)]
    return card(
        "waiting", words.WAITING_QUESTION, counted=counted(facts), explain=words.WAITING_EXPLAIN, span=7,
        body=table(columns, rows, caption=words.WAITING_CAPTION, file="dang-cho-ai", whole=True),
        files=facts.question.files("waiting"),
    )  # fmt: skip


def _holder(status: str) -> str:
    holder = HOLDERS[Status(status)]
    return holder.value if holder else ""


def _rows(holder: str, name: str, steps: pd.DataFrame, most: int, facts: Facts) -> list[tuple[Cell, ...]]:
    """The step as a whole, then each of its statuses, where there are several."""
    held = steps[steps["holder"] == holder]
    if held.empty or (holder == "kt" and facts.tier is Tier.COMMUNE):
        return []
    total, named = int(held["count_now"].sum()), name.format(receiver=receiver(facts)[:1].upper() + receiver(facts)[1:])
    single = len(held) == 1
    usual = (held.iloc[0]["median_hours"], held.iloc[0]["p90_hours"]) if single else (pd.NA, pd.NA)
    rows = [_row(named, total, most, (*usual, held["oldest_hours"].max()))]
    if not single:
        rows += [
            _row(labels.STATUSES_SHORT[one.status], int(one.count_now), most,
                 (one.median_hours, one.p90_hours, one.oldest_hours), tone="inner")
            for one in held.itertuples()
        ]  # fmt: skip
    return rows


def _row(name: str, count: int, most: int, waits: tuple[Any, ...], tone: Tone = "") -> tuple[Cell, ...]:
    return (
        Cell(name, tone=tone),
        Cell(numbers.integer(count), sort=count, csv=str(count), tone=tone),
        Cell(bar(count / most if most else 0, light=bool(tone)), csv=""),
        *(Cell(wait(hours), sort=-1 if pd.isna(hours) else float(hours), tone=tone) for hours in waits),
    )


def own_card(facts: Facts) -> Markup:
    """What the unit itself holds, with the same weight as what others hold; the oldest first."""
    waiting = facts.backlog
    body = empty(words.OWN_NONE)
    if len(waiting):
        said = words.OWN_SAID.format(
            count=numbers.running(len(waiting)), units=numbers.running(waiting["unit_code"].nunique()),
            wait=wait(waiting["hours"].max()),
        )  # fmt: skip
        body = prose(said) + _own_table(facts)
    return card(
        "own", words.OWN_QUESTION[facts.unit.tier], counted=facts.question.choices.stamp, body=body,
        explain=words.OWN_EXPLAIN, span=5, note=more(len(waiting), MOST_ROWS), files=facts.question.files("own"),
    )  # fmt: skip


def _own_table(facts: Facts) -> Markup:
    heads = words.OWN_HEADS
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("form", heads[0]), Column("since", heads[1]),
        Column("wait", heads[2], numeric=True),
    )  # fmt: skip
    rows = [
        (
            report_cell(row, facts, row.form_code), form_cell(row),
            Cell(numbers.stamp(row.since), sort=row.since.isoformat()), wait_cell(row.hours),
        )
        for row in facts.backlog.head(MOST_ROWS).itertuples()
    ]  # fmt: skip
    return table(columns, rows, caption=words.OWN_CAPTION, file="cho-tiep-nhan", height=420)


def form_cell(row: Any) -> Cell:
    """Field of a form with its code; a provisional code says nothing to a reader."""
    text = row.field if row.form_code.startswith(PROVISIONAL) else lines(row.field, row.form_code)
    return Cell(text, sort=row.form_code, csv=f"{row.form_code}: {row.form_name}")
