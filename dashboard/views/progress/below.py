"""The list where the reports are of units further down: what each place below owes, leading to it."""

from typing import Any

from dashboard.text import labels, numbers
from dashboard.text import progress as words
from dashboard.views.components.facts import count
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, bar, card, lines, table
from dashboard.views.progress.facts import OWED, Facts
from dashboard.views.progress.rows import count_cell, counted, owed_of, rate_cell, unit_cell

STEPS = {
    "not_started": ("not_started",), "going": ("compiling", "checking"), "signing": ("approving", "approved"),
    "returned": ("returned",), "closed_unsent": ("closed_unsent",), "covered": ("covered",),
}  # fmt: skip
"""Columns of the list: steps that ask the same of whoever calls; covered reports are a group of their own."""


def below_card(facts: Facts) -> Markup:
    """What each place below owes: units, reports, at which steps."""
    shown = [name for name, statuses in STEPS.items() if owed_of(facts.total, statuses)]
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("units", words.BELOW_UNITS, numeric=True),
        Column("owed", words.BELOW_REPORTS, numeric=True), Column("bar", "", sortable=False),
        *(Column(name, words.BELOW_STEPS[name], numeric=True) for name in shown),
        Column("rate", labels.HEADS["complete"], numeric=True),
    )  # fmt: skip
    rows = facts.children.to_dict("records")
    most = max((owed_of(row, OWED) for row in rows), default=0)
    cells = [_row(row, facts, shown, most) for row in rows]
    total = _total(facts, shown)
    body = table(columns, cells, caption=words.BELOW_CAPTION, file="bieu-con-thieu", total=total, height=640)
    return card(
        "missing", words.BELOW_QUESTION, counted=counted(facts), body=body, explain=words.BELOW_EXPLAIN,
        files=facts.question.files("missing"),
    )  # fmt: skip


def _row(row: Any, facts: Facts, shown: list[str], most: int) -> tuple[Cell, ...]:
    code, owed = row["unit_code"], owed_of(row, OWED)
    owing, units = facts.child_outstanding.get(code, 0), facts.child_verdicts.get(code, 0)
    return (
        unit_cell(row["unit_name"], facts.down(code)),
        Cell(numbers.of(int(owing), int(units)), sort=owing),
        count_cell(owed),
        Cell(bar(owed / most if most else 0), csv=""),
        *(count_cell(owed_of(row, STEPS[name]), blank=True) for name in shown),
        rate_cell(row),
    )


def _total(facts: Facts, shown: list[str]) -> tuple[Cell, ...]:
    complete, expected = count(facts.total, "complete"), count(facts.total, "expected")
    return (
        Cell(words.TOTAL),
        Cell(numbers.of(facts.owing_units, int(facts.verdicts["units"]))),
        count_cell(facts.owed),
        Cell(""),
        *(count_cell(owed_of(facts.total, STEPS[name])) for name in shown),
        Cell(lines(numbers.of(complete, expected), numbers.ratio(complete, expected))),
    )
