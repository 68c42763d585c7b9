"""One finding: its two numbers, the units below that explain the difference, and what was said of it."""

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.exports.findings import amount, change
from dashboard.text import numbers
from dashboard.text import quality as words
from dashboard.text.quality_columns import CAUSES, CHECKS, STATES
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import go
from dashboard.views.components.markup import Markup, piece
from dashboard.views.components.parts import (
    Cell,
    Column,
    Tile,
    card,
    empty,
    lead,
    link,
    prose,
    status_mark,
    table,
    tiles,
)
from dashboard.views.quality.facts import Facts, key_of
from dashboard.views.quality.listing import TONES, number_cell

BETWEEN_LEVELS = frozenset({"reconcile", "children_missing"})
MOST_CAUSES = 200
TEMPLATE = "quality.html"


def point_card(facts: Facts) -> Markup:
    """Everything about the finding looked at."""
    row: Any = facts.point
    indicator = "" if pd.isna(row.indicator_code) else words.POINT_INDICATOR.format(name=row.indicator_name)
    between = causes_table(facts, row) if row.check in BETWEEN_LEVELS else Markup("")
    return card(
        "point", words.POINT.format(check=CHECKS[row.check], unit=shown_name(row.unit_name)),
        counted=words.POINT_COUNTED.format(form=row.form_name, indicator=indicator, stamp=facts.stamp),
        body=lead(row.message) + _tiles(row) + between + _said(facts, row) + _ways(facts, row),
        explain=words.POINT_EXPLAIN, files=facts.question.files("point") if row.check in BETWEEN_LEVELS else None,
    )  # fmt: skip


def causes(facts: Facts, row: Any) -> pd.DataFrame:
    """Units below that explain a finding between levels: of its indicator, or of any where it is of the whole form."""
    scope = replace(facts.scope, unit=row.unit_code, form=row.form_code)
    frame = facts.source.discrepancies(scope)
    frame = frame.sort_values("cause", key=lambda cause: cause.map(list(CAUSES).index), kind="stable")
    if pd.notna(row.indicator_code):
        return frame[frame["indicator_code"] == row.indicator_code]
    lacking = frame[frame["cause"].isin(["not_sent", "blank", "covered"])]
    return lacking.drop_duplicates(["unit_code", "cause"])


def causes_table(facts: Facts, row: Any) -> Markup:
    """Those units, the causes counted above them."""
    frame = causes(facts, row)
    if frame.empty:
        return prose(words.CAUSES_NONE)
    counts = frame["cause"].value_counts().to_dict()
    told = [
        words.CAUSE_COUNT.format(cause=CAUSES[cause], count=numbers.running(counts[cause]))
        for cause in CAUSES if cause in counts
    ]  # fmt: skip
    numeric = {2, 3}
    columns = [Column(str(n), head, numeric=n in numeric) for n, head in enumerate(words.CAUSE_HEADS)]
    rows = [_cause(facts, each) for each in frame.head(MOST_CAUSES).itertuples()]
    more = len(frame) - len(rows)
    told += [words.MORE_CAUSES.format(count=numbers.integer(more))] if more else []
    return prose("; ".join(told)) + table(columns, rows, caption=words.CAUSES, height=320)


def _cause(facts: Facts, row: Any) -> list[Cell]:
    unit = go(shown_name(row.unit_name), facts.question.to_unit(row.unit_code))
    sent = numbers.NOTHING if pd.isna(row.last_sent_at) else numbers.stamp(row.last_sent_at)
    return [
        Cell(unit, sort=name_order(row.unit_name), csv=row.unit_name),
        Cell(CAUSES.get(row.cause, row.cause)),
        number_cell(row.value),
        number_cell(row.earlier_value),
        Cell(sent, sort=0 if pd.isna(row.last_sent_at) else row.last_sent_at.timestamp()),
    ]


def _tiles(row: Any) -> Markup:
    value, expected = (None if pd.isna(held) else float(held) for held in (row.value, row.expected_value))
    shown = [Tile(words.TILE_EFFECT, numbers.percent(float(row.effect)) if row.effect else numbers.NOTHING)]
    if value is not None and expected is not None:
        shown = [
            Tile(words.TILE_VALUE, amount(value)),
            Tile(words.TILE_EXPECTED, amount(expected)),
            Tile(words.TILE_DIFFERENCE, change(value, expected)),
            *shown,
        ]
    return tiles(shown)


def _said(facts: Facts, row: Any) -> Markup:
    """State, who explained and closed, and the form."""
    told = []
    if pd.notna(row.explained_by):
        template = words.SAID_BY if row.explanation else words.SAID_BY_NONE
        told.append(
            template.format(who=row.explained_by, instant=numbers.stamp(row.explained_at), text=row.explanation)
        )
    if pd.notna(row.closed_by):
        told.append(words.CLOSED_BY.format(who=row.closed_by, instant=numbers.stamp(row.closed_at)))
    unit, form, check, indicator = key_of(row)
    fields = {
        "ky": facts.period.period_code, "don-vi": unit, "bieu": form, "loai": check, "chi-tieu": indicator,
    }  # fmt: skip
    mark = status_mark(TONES[row.state], STATES[row.state])
    is_own = row.unit_code == facts.scope.viewer.unit
    return piece(TEMPLATE, "said", words, mark, told or [words.SAID_NONE], fields, buttons(row.state, is_own=is_own))


def buttons(state: str, *, is_own: bool) -> list[tuple[str, str]]:
    """Deeds on offer: the unit explains, those above it close and open again too."""
    if state == "closed":
        return [] if is_own else [("reopen", words.REOPEN_BUTTON)]
    return [("explain", words.EXPLAIN_BUTTON), *([] if is_own else [("close", words.CLOSE_BUTTON)])]


def _ways(facts: Facts, row: Any) -> Markup:
    own = link(words.TO_UNIT, facts.question.to_unit(row.unit_code, bieu=row.form_code))
    return piece(TEMPLATE, "ways", [own, go(words.BACK, facts.view())]) if own else empty()
