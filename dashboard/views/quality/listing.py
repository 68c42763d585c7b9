"""Cần rà soát: the one list, by effect, in pages of fifty; filters above it, each finding leading to why."""

from typing import Any

import pandas as pd

from dashboard.exports.findings import amount, change
from dashboard.text import numbers
from dashboard.text import quality as words
from dashboard.text.quality_columns import CHECKS, STATES
from dashboard.views.components.choices import Option
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import View, go, select, toolbar, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, card, empty, lines, status_mark, table
from dashboard.views.quality.chosen import CHECK, CHECK_CODES, PAGE, STATE, STATE_CODES, code_of
from dashboard.views.quality.facts import Facts

A_PAGE = 50
TONES: dict[str, Tone] = {"new": "todo", "explained": "active", "closed": "done"}


def list_card(facts: Facts) -> Markup:
    """The list with its filters."""
    rows = facts.listed
    page, choices = paged(facts, len(rows), PAGE, facts.chosen.page)
    shown = rows.iloc[(page - 1) * A_PAGE : page * A_PAGE]
    body = table(_columns(), [_row(facts, row) for row in shown.itertuples()], caption=words.LIST_CAPTION, height=900)
    counted = words.LIST_COUNTED.format(
        shown=numbers.integer(len(rows)), reports=numbers.integer(facts.with_figures), stamp=facts.stamp
    )
    return card(
        "findings", words.LIST, counted=counted,
        body=_tools(facts) + choices + (body if len(rows) else empty(words.LIST_NONE)),
        explain=words.LIST_EXPLAIN, note=_note(facts, shown), files=facts.question.files("findings"),
    )  # fmt: skip


def _note(facts: Facts, shown: pd.DataFrame) -> str:
    provisional = shown["form_code"].str.startswith("TAM-").any() if len(shown) else False
    past = "" if facts.question.choices.newest else words.PAST_NOTE
    return words.LIST_NOTE + past + (f" {words.PROVISIONAL}" if provisional else "")


def paged(facts: Facts, count: int, name: str, chosen: int) -> tuple[int, Markup]:
    """The page of a list that is shown, and the links to every one; ``name`` is what the address calls it."""
    pages = max(1, -(-count // A_PAGE))
    page = max(1, min(chosen, pages))
    spans = [
        View(words.PAGE_SPAN.format(first=(n - 1) * A_PAGE + 1, last=min(n * A_PAGE, count)),
             facts.view(**{name: str(n)}), n == page)
        for n in range(1, pages + 1)
    ]  # fmt: skip
    return page, toolbar(views(words.PAGES_LABEL, spans))


def _tools(facts: Facts) -> Markup:
    state = facts.chosen.state
    held = facts.findings["state"].value_counts().to_dict() | {"open": len(facts.open), "any": len(facts.findings)}
    choices = [
        View(words.STATE_COUNT.format(state=word, count=numbers.integer(held.get(name, 0))),
             facts.view(**{STATE: code_of(STATE_CODES, name)}), name == state)
        for name, word in words.STATES.items()
    ]  # fmt: skip
    return toolbar(select(CHECK, words.CHECK_LABEL, _options(facts)), views(words.STATES_LABEL, choices))


def _options(facts: Facts) -> list[Option]:
    counts = facts.of_state["check"].value_counts().to_dict()
    every = words.EVERY_CHECK.format(count=numbers.integer(len(facts.of_state)))
    named = [
        Option(code_of(CHECK_CODES, check), words.CHECK_OPTION.format(check=word, count=numbers.integer(counts[check])),
               check == facts.chosen.check)
        for check, word in CHECKS.items() if counts.get(check)
    ]  # fmt: skip
    return [Option("", every, not facts.chosen.check), *named]


def _columns() -> list[Column]:
    numeric = {"value", "expected", "difference", "effect"}
    return [Column(key, head, numeric=key in numeric) for key, head in words.HEADS.items()]


def _row(facts: Facts, row: Any) -> list[Cell]:
    unit = go(shown_name(row.unit_name), facts.question.to_unit(row.unit_code, bieu=row.form_code))
    above = "" if pd.isna(row.province_name) else shown_name(row.province_name)
    indicator = "" if pd.isna(row.indicator_code) else row.indicator_name or row.indicator_code
    why = go(words.WHY, facts.to_point(row))
    gap = pd.NA if pd.isna(row.value) or pd.isna(row.expected_value) else row.value - row.expected_value
    return [
        Cell(lines(unit, above), sort=name_order(row.unit_name), csv=row.unit_name),
        Cell(lines(row.form_name, str(indicator)), sort=row.form_code),
        Cell(lines(CHECKS.get(row.check, row.check), row.message) + why, sort=CHECKS.get(row.check, row.check)),
        number_cell(row.value if row.check != "children_missing" else pd.NA),
        number_cell(row.expected_value),
        Cell(change(_plain(row.value), _plain(row.expected_value)), sort=0.0 if pd.isna(gap) else abs(float(gap))),
        Cell(numbers.percent(float(row.effect)) if row.effect else numbers.NOTHING, sort=float(row.effect)),
        Cell(status_mark(TONES.get(row.state, ""), STATES.get(row.state, row.state)), sort=row.state),
    ]


def number_cell(value: Any) -> Cell:
    """A figure; a dash where there is none."""
    plain = _plain(value)
    return Cell(amount(plain), sort=-1.0 if plain is None else plain)


def _plain(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
