"""Đơn vị × biểu: how far each unit below has come with each form, as cells on one ramp."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.domain.vietnamese import sort_key
from dashboard.text import labels, numbers
from dashboard.text import progress as words
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import (
    Grid,
    Head,
    HeatCell,
    HeatRow,
    View,
    glyph,
    heat,
    marks_legend,
    ramp_legend,
    toolbar,
    views,
)  # fmt: skip
from dashboard.views.components.marks import STATUS_TONES
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, status_mark, table
from dashboard.views.components.squares import RAMP_STEPS
from dashboard.views.progress.chosen import SHOW, code_of, meanings
from dashboard.views.progress.facts import Facts, in_order
from dashboard.views.progress.rows import counted

ONE_STATUS = ("not_started", "compiling", "checking", "approving", "approved", "returned", "covered", "closed_unsent")


def matrix_card(facts: Facts) -> Markup:
    """The cells, what light and deep mean, and the same numbers as a table on demand."""
    frame = facts.matrix
    if frame.empty:
        return card("matrix", words.MATRIX_QUESTION, counted=counted(facts), body=empty())
    show = facts.chosen.of(SHOW)
    shows = [
        View(words.SHOWS[name], facts.view(**{SHOW: code_of(SHOW, name)}), name == show) for name in meanings(SHOW)
    ]
    grid = grid_of(facts, frame, show)
    body = toolbar(views(words.SHOWS_LABEL, shows)) + heat(grid, caption=words.MATRIX_CAPTION, keys=words.MATRIX_KEYS)
    return card(
        "matrix", words.MATRIX_QUESTION, counted=counted(facts), body=body + _legend(frame, show),
        table=_numbers(facts, frame), explain=words.MATRIX_EXPLAIN, files=facts.question.files("matrix"),
    )  # fmt: skip


def grid_of(facts: Facts, frame: pd.DataFrame, show: str) -> Grid:
    """The cells: a row a unit in the order of lists, a column a form; the whole above and at the left."""
    forms = frame.drop_duplicates("form_code")
    forms = forms.assign(order=forms["field"].map(sort_key)).sort_values(["order", "form_code"])
    codes = forms["form_code"].tolist()
    heads = [Head(words.ALL_FORMS, words.ALL_FORMS), *(_head(row) for row in forms.itertuples())]
    units = in_order(frame.drop_duplicates("unit_code"))
    cells = {(row["unit_code"], row["form_code"]): row for row in frame.to_dict("records")}
    rows = [_row(facts, unit, codes, cells, show) for unit in units.itertuples()]
    whole = [_whole_row(facts, frame, codes, show)] if len(rows) > 1 else []
    return Grid(labels.HEADS["unit"], tuple(heads), tuple(_with_entry([*whole, *rows])))


def _head(row: Any) -> Head:
    return Head(row.field, f"{row.form_code}: {row.form_name}")


def _row(facts: Facts, unit: Any, codes: list[str], cells: dict[tuple[str, str], Any], show: str) -> HeatRow:
    name, target = shown_name(unit.unit_name), facts.down(unit.unit_code)
    held = [cells[unit.unit_code, code] for code in codes if (unit.unit_code, code) in cells]
    complete, expected = (sum(int(row[column]) for row in held) for column in ("complete", "expected"))
    first = replace(_counts_cell(name, words.ALL_FORMS, complete, expected, show), target=target)
    found = [_cell(facts, name, cells.get((unit.unit_code, code)), show) for code in codes]
    return HeatRow(name, (first, *found), target=target)


def _cell(facts: Facts, unit: str, row: Any, show: str) -> HeatCell:
    """One unit and form: nothing expected, one report with its status, or several as a share."""
    if row is None:
        return HeatCell(numbers.NOTHING, "", 0)
    complete, expected, form = int(row["complete"]), int(row["expected"]), row["field"]
    target = facts.down(row["unit_code"], row["form_code"], row["field"])
    if not expected:
        return HeatCell(numbers.NOTHING, words.MATRIX_CELL_EXEMPT.format(unit=unit, form=form), 0, target)
    if expected == 1:
        return _one_cell(unit, row, show, target)
    return replace(_counts_cell(unit, form, complete, expected, show), target=target)


def _one_cell(unit: str, row: Any, show: str, target: Any) -> HeatCell:
    """A single report: its status as a sign, deep where it is sent."""
    status = next((name for name in ("sent", "received", *ONE_STATUS) if int(row[name])), "not_started")
    complete = int(row["complete"])
    spoken = words.MATRIX_CELL_ONE.format(unit=unit, form=row["field"], status=labels.STATUSES[status])
    tone = STATUS_TONES[status]
    text = numbers.of(complete, 1) if show == "count" else glyph(tone)
    return HeatCell(text, spoken, _step(complete, 1), target, tone)


def _counts_cell(unit: str, form: str, complete: int, expected: int, show: str) -> HeatCell:
    sent, rate = numbers.of(complete, expected), numbers.ratio(complete, expected)
    spoken = words.MATRIX_CELL.format(unit=unit, form=form, sent=sent, rate=rate)
    text = sent if show == "count" else rate
    return HeatCell(text, spoken, _step(complete, expected))


def _step(complete: int, expected: int) -> int:
    """Place on the ramp; the deepest is for full alone, so that what is almost full is seen not to be."""
    if not expected or complete == expected:
        return RAMP_STEPS if expected else 0
    return int(complete / expected * (RAMP_STEPS - 1)) + 1


def _whole_row(facts: Facts, frame: pd.DataFrame, codes: list[str], show: str) -> HeatRow:
    """All units together, a cell a form: the reference to read the others against."""
    sums = frame.groupby("form_code")[["complete", "expected"]].sum()
    fields = dict(zip(frame["form_code"], frame["field"], strict=True))
    name = labels.NATION if facts.unit.name == labels.NATION else words.TOTAL
    cells = [
        _counts_cell(name, fields[code], int(sums.loc[code, "complete"]), int(sums.loc[code, "expected"]), show)
        for code in codes
    ]
    first = _counts_cell(name, words.ALL_FORMS, int(sums["complete"].sum()), int(sums["expected"].sum()), show)
    return HeatRow(name, (first, *cells), total=True)


def _with_entry(rows: list[HeatRow]) -> list[HeatRow]:
    """Rows of which one cell that leads somewhere takes part in tabbing; arrow keys reach the others."""
    for place, row in enumerate(rows):
        for number, cell in enumerate(row.cells):
            if cell.target:
                cells = (*row.cells[:number], replace(cell, entry=True), *row.cells[number + 1 :])
                return [*rows[:place], replace(row, cells=cells), *rows[place + 1 :]]
    return rows


def _legend(frame: pd.DataFrame, show: str) -> Markup:
    ramp = ramp_legend(words.LEGEND_LOW, words.LEGEND_HIGH, words.LEGEND_NONE)
    if show == "count" or int(frame["expected"].max()) > 1:
        return ramp
    seen = [status for status in ("received", *ONE_STATUS) if int(frame[status].sum())]
    tones = dict.fromkeys(STATUS_TONES[status] for status in reversed(seen))
    marks = [status_mark(tone, words.MARKS[tone]) for tone in words.MARKS if tone in tones]
    return marks_legend([*marks, Markup.escape(words.LEGEND_NONE)])


def _numbers(facts: Facts, frame: pd.DataFrame) -> Markup:
    """The same as a table: a row a unit, its counts by form."""
    forms = frame.drop_duplicates("form_code").sort_values("form_code")
    columns = (
        Column("unit", labels.HEADS["unit"]),
        *(Column(row.form_code, row.field, numeric=True) for row in forms.itertuples()),
    )  # fmt: skip
    counts = {(row.unit_code, row.form_code): (int(row.complete), int(row.expected)) for row in frame.itertuples()}
    rows = [
        (
            Cell(shown_name(unit.unit_name), sort=name_order(unit.unit_name), csv=unit.unit_name),
            *(_count(counts.get((unit.unit_code, code), (0, 0))) for code in forms["form_code"]),
        )
        for unit in in_order(frame.drop_duplicates("unit_code")).itertuples()
    ]
    return table(columns, rows, caption=words.MATRIX_CAPTION, file="don-vi-va-bieu")


def _count(held: tuple[int, int]) -> Cell:
    complete, expected = held
    if not expected:
        return Cell(numbers.NOTHING, sort=-1)
    return Cell(numbers.of(complete, expected), sort=complete / expected)
