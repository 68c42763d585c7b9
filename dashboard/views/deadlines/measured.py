"""Ước tính, further: how often the estimate was wrong over simulated histories, as published."""

import pandas as pd

from dashboard.reference.backtest import Measured, measured
from dashboard.text import forecast as words
from dashboard.text import labels, numbers
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.rows import count_cell

ALL = "all"
NUMBERS = range(3, 9)


def rows_of(facts: Facts) -> list[Measured]:
    """Published rows of the tier looked at; of both tiers together where that tier has none."""
    found = measured()
    mine = [row for row in found if row.tier == facts.tier]
    return mine or [row for row in found if row.tier == ALL]


def measured_card(facts: Facts) -> Markup:
    """Mean errors of the estimate, of as today and of the straight line, and the coverage of the interval."""
    held = rows_of(facts)
    columns = [Column(f"c{at}", head, numeric=at in NUMBERS) for at, head in enumerate(words.MEASURED_HEADS)]
    noun = labels.TIER_NOUNS[held[0].tier] if held and held[0].tier != ALL else words.MEASURED_ALL
    rows = [_row(row) for row in held]
    return card(
        "measured", words.MEASURED_QUESTION, counted=words.MEASURED_COUNTED.format(noun=noun),
        body=table(columns, rows, caption=words.MEASURED_CAPTION, file="uoc-tinh-mo-phong", whole=True),
        explain=words.MEASURED_EXPLAIN, files=facts.question.files("measured"),
    )  # fmt: skip


def _row(row: Measured) -> tuple[Cell, ...]:
    errors = (_points(error) for error in (row.estimate, row.as_today, row.straight_line))
    return (
        Cell(words.MEASURED_ROWS[row.row]), Cell(words.TARGET_CODES[row.target]),
        Cell(words.PAST_DAYS.format(days=numbers.running(row.days_before)), sort=row.days_before), count_cell(row.n),
        *errors, _share(row.covered), _share(row.covered_out),
    )  # fmt: skip


def _points(error: float | None) -> Cell:
    return Cell(numbers.NOTHING, sort=-1) if error is None else Cell(numbers.decimal(error), sort=error)


def _share(value: float | None) -> Cell:
    return Cell(numbers.NOTHING, sort=-1) if value is None else Cell(numbers.percent(value), sort=value)


def frame_of(facts: Facts) -> pd.DataFrame:
    """The same rows as a frame, in the words of the page."""
    rows = [
        (words.MEASURED_ROWS[row.row], words.TARGET_CODES[row.target], row.days_before, row.n, row.estimate,
         row.as_today, row.straight_line, row.covered, row.covered_out)
        for row in rows_of(facts)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[f"c{at}" for at in range(len(words.MEASURED_HEADS))])
