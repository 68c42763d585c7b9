"""Card of Tổng quan: where reports wait, and how long."""

from typing import Any

import pandas as pd

from dashboard.domain.units import Tier
from dashboard.text import labels, numbers
from dashboard.text import overview as words
from dashboard.views.components.facts import days_of
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, bar, card, table
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.said import counted
from dashboard.views.overview.ways import DEADLINES, STUCK, further, way

HOLDING = {
    "bc": ("not_started", "compiling", "returned"),
    "kt": ("checking",),
    "ld": ("approving", "approved"),
    "above": ("sent",),
}
"""Steps of a report's life by who must act."""


COLUMNS = (
    Column("step", words.STEP_HEAD, sortable=False),
    Column("count", words.COUNT_HEAD, numeric=True),
    Column("bar", "", sortable=False),
    Column("oldest", words.OLDEST_HEAD, numeric=True),
    Column("usual", words.USUAL_HEAD, numeric=True),
)


def steps_card(facts: Facts) -> Markup:
    """Where reports wait, and how long."""
    names = words.STEP_GROUPS_COMMUNE if facts.tier is Tier.COMMUNE else words.STEP_GROUPS
    groups = {key: facts.steps[facts.steps.status.isin(statuses)] for key, statuses in HOLDING.items()}
    most = max([int(rows.count_now.sum()) for rows in groups.values()], default=0)
    rows = [
        row
        for key, group in groups.items()
        if key != "kt" or facts.tier is not Tier.COMMUNE
        for row in _step_rows(names[key], group, most)
    ]
    body = table(COLUMNS, rows, caption=words.STEPS_CAPTION, file="dang-vuong-o-dau")
    return card(
        "steps", words.STEPS_QUESTION, counted=counted(facts), body=body, explain=words.STEPS_EXPLAIN, span=5,
        files=facts.question.files("steps"), note=further((words.SEE_STUCK, way(facts, DEADLINES, STUCK))),
    )  # fmt: skip


def _step_rows(name: str, group: pd.DataFrame, most: int) -> list[tuple[Cell, ...]]:
    total = int(group.count_now.sum())
    single = group.iloc[0].median_hours if len(group) == 1 else pd.NA
    rows = [_step_row(name, total, most, (group.oldest_hours.max(), single))]
    if len(group) > 1:
        rows += [
            _step_row(
                labels.STATUSES_SHORT[row.status],
                int(row.count_now),
                most,
                (row.oldest_hours, row.median_hours),
                inner=True,
            )
            for row in group.itertuples()
            if row.count_now
        ]
    return rows


def _step_row(name: str, count: int, most: int, waits: tuple[Any, Any], *, inner: bool = False) -> tuple[Cell, ...]:
    tone: Tone = "inner" if inner else ""
    return (
        Cell(name, tone=tone),
        Cell(numbers.integer(count), sort=count, csv=str(count), tone=tone),
        Cell(bar(count / most if most else 0, light=inner), csv=""),
        *(Cell(wait(hours), sort=-1 if pd.isna(hours) else float(hours), tone=tone) for hours in waits),
    )


def wait(hours: Any) -> str:
    """Length of a wait in days, in hours within the first day."""
    if pd.isna(hours):
        return numbers.NOTHING
    if hours < 1:
        return words.UNDER_HOUR
    days = days_of(float(hours))
    return (
        words.DAYS.format(days=numbers.running(days)) if days else words.HOURS.format(hours=numbers.running(int(hours)))
    )
