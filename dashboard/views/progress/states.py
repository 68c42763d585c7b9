"""Theo trạng thái: where the reports of each unit below stand, as bars in parts; the same by field as a figure."""

from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.domain.vietnamese import slug
from dashboard.plots.progress import GROUPS, field_bars, groups_of
from dashboard.text import labels, numbers
from dashboard.text import progress as words
from dashboard.views.components.facts import shown_name
from dashboard.views.components.lists import StackPart, marks_legend, stack
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, card, chart, empty, status_mark, table
from dashboard.views.progress.chosen import FIELD
from dashboard.views.progress.facts import Facts
from dashboard.views.progress.rows import count_cell, counted, rate_cell, unit_cell

GROUP_TONES: dict[str, Tone] = {
    "complete": "done", "going": "active", "not_started": "todo", "returned": "returned", "closed_unsent": "lost",
    "covered": "none",
}  # fmt: skip
FIELD_BARS = "fields"
ROW_HEIGHT, AXES_HEIGHT = 29, 44
NUMBER_FROM = 6
"""Percent of a bar from which a part has room for its number."""


def states_card(facts: Facts) -> Markup:
    """A bar a unit, its counts beside it."""
    shown = _shown(facts.children)
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("bar", words.BAR_HEAD, sortable=False),
        *(Column(group, words.STATUS_GROUPS[group], numeric=True) for group in shown),
        Column("rate", labels.HEADS["rate"], numeric=True),
    )  # fmt: skip
    rows = [_row(row, counts, shown, facts) for row, counts in _with_counts(facts.children)]
    body = table(columns, rows, caption=words.STATUS_CAPTION, file="theo-trang-thai", height=640) if rows else empty()
    return card(
        "status", words.STATUS_QUESTION, counted=counted(facts), body=_key(shown) + body, explain=words.STATUS_EXPLAIN,
        files=facts.question.files("status"),
    )  # fmt: skip


def fields_card(facts: Facts) -> Markup:
    """A bar a field; its numbers as a table that leads to the field."""
    shown = _shown(facts.by_field)
    columns = (
        Column("field", labels.HEADS["field"]),
        *(Column(group, words.STATUS_GROUPS[group], numeric=True) for group in shown),
        Column("rate", labels.HEADS["rate"], numeric=True),
    )  # fmt: skip
    rows = [
        (Cell(row["field"]), *(count_cell(counts[group], blank=True) for group in shown), rate_cell(row))
        for row, counts in _with_counts(facts.by_field)
    ]
    figure = chart(FIELD_BARS, label=words.FIELDS_LABEL, height=_height(facts))
    return card(
        "fields", words.FIELDS_QUESTION, counted=counted(facts), body=_key(shown) + figure,
        table=table(columns, rows, caption=words.FIELDS_CAPTION, file="theo-linh-vuc"), explain=words.FIELDS_EXPLAIN,
        files=facts.question.files("fields"),
    )  # fmt: skip


def fields_figure(facts: Facts) -> hv.Rectangles:
    """The bars by field; each leads to this page filtered by it."""
    links = {name: facts.view(**{FIELD: slug(name)}).query for name in facts.by_field["field"]}
    return field_bars(facts.by_field, links, height=_height(facts))


def _height(facts: Facts) -> int:
    return AXES_HEIGHT + ROW_HEIGHT * max(len(facts.by_field), 1)


def _with_counts(frame: pd.DataFrame) -> list[tuple[Any, dict[str, int]]]:
    return [(row, {group: int(row[group]) for group in GROUPS}) for row in groups_of(frame).to_dict("records")]


def _shown(frame: pd.DataFrame) -> list[str]:
    """Groups that hold anything; four at most in one phase, covered reports aside."""
    held = groups_of(frame)
    return [group for group in GROUPS if int(held[group].sum())]


def _key(shown: list[str]) -> Markup:
    return marks_legend([status_mark(GROUP_TONES[group], words.STATUS_GROUPS[group]) for group in shown])


def _row(row: Any, counts: dict[str, int], shown: list[str], facts: Facts) -> tuple[Cell, ...]:
    target, expected = facts.down(row["unit_code"]), int(row["expected"])
    return (
        unit_cell(row["unit_name"], target),
        Cell(stack(_spoken(row["unit_name"], counts, shown), _parts(counts, expected), target), csv=""),
        *(count_cell(counts[group], blank=True) for group in shown),
        rate_cell(row),
    )


def _spoken(name: str, counts: dict[str, int], shown: list[str]) -> str:
    parts = [words.STATUS_PART.format(group=words.STATUS_GROUPS[group], count=counts[group]) for group in shown]
    return words.STATUS_BAR.format(unit=shown_name(name), groups=numbers.listing(parts))


def _parts(counts: dict[str, int], expected: int) -> list[StackPart]:
    held = [(group, number, number / expected * 100) for group, number in counts.items() if number and expected]
    return [
        StackPart(group, GROUP_TONES[group], f"{width:.2f}", numbers.integer(number) if width >= NUMBER_FROM else "")
        for group, number, width in held
    ]
