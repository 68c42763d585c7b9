"""Cards of Tổng quan: the curve with the map behind it, and whom to contact."""

from datetime import timedelta

import pandas as pd

from dashboard.domain.periods import Phase
from dashboard.domain.units import Tier
from dashboard.plots.mould import Cast
from dashboard.plots.overview import Marks, cumulative_curve
from dashboard.text import labels, numbers, periods
from dashboard.text import overview as words
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tab, card, chart, empty, table, tabs
from dashboard.views.overview import diagram
from dashboard.views.overview.calls import calls_of
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.said import counted, counts, stamp
from dashboard.views.overview.sentence import noun, period_name
from dashboard.views.overview.ways import DATES, DEADLINES, ESTIMATE, further, way


def curve_card(facts: Facts) -> Markup:
    """Reports sent against the deadline; behind a tab, the map of the provinces."""
    panels = [Tab("curve", words.CURVE_TAB, _curve(facts))]
    if diagram.has_diagram(facts):
        panels.append(Tab("map", words.MAP_TAB, diagram.panel(facts), chosen=bool(facts.chosen.diagram)))
    return card(
        "curve",
        words.CURVE_QUESTION,
        counted=counted(facts),
        body=tabs("curve", panels) if len(panels) > 1 else _curve(facts),
        table=_curve_table(facts),
        explain=words.CURVE_EXPLAIN,
        note=_note(facts),
        files=facts.question.files("curve"),
        span=8 if facts.is_called else 7,
    )


def _note(facts: Facts) -> Markup:
    """Which figures are the earlier ones, and the ways to the documents of the deadline and to the estimate."""
    steps = [(words.SEE_DATES, way(facts, DEADLINES, DATES))]
    if facts.unit.tier is Tier.MINISTRY and facts.phase is Phase.BEFORE_DEADLINE:
        said = words.NO_ESTIMATE if facts.estimate is None else words.SEE_ESTIMATE
        steps.append((said, way(facts, DEADLINES, ESTIMATE)))
    return Markup("{} {}").format(earlier_name(facts), further(*steps))


def curve_figure(facts: Facts) -> Cast:
    """The curve itself."""
    then = facts.earlier
    shift = timedelta(0)
    if then is not None and facts.due and then.due:
        shift = facts.due.last_day - then.due.last_day
    whole = then.whole_curve if then is not None else facts.curve.head(0)
    due = facts.due
    marks = Marks(
        due.last_day.date() if due else None,
        facts.verified,
        periods.title(then.period.kind, int(then.period.year)) if then is not None else "",
    )
    return cumulative_curve(facts.curve, whole, shift, marks)


def calls_card(facts: Facts) -> Markup:
    """Whom to contact today: seven at most."""
    rows, total = calls_of(facts)
    question = words.CALLS_QUESTION_LOCKED if facts.phase is Phase.LOCKED else words.CALLS_QUESTION
    shown = words.CALLS_COUNTED.format(
        shown=numbers.running(len(rows)), all=numbers.running(total), noun=noun(facts), stamp=stamp(facts)
    )
    columns = (Column("unit", words.CALLS_UNIT), Column("step", words.CALLS_STEP))
    body = table(columns, rows, caption=question, file="can-lien-he", whole=True) if rows else empty(words.CALLS_NONE)
    return card(
        "calls",
        question,
        counted=shown,
        body=body,
        explain=words.CALLS_EXPLAIN,
        span=4,
        files=facts.question.files("calls"),
    )


def earlier_name(facts: Facts) -> str:
    """Which period the earlier figures are of, and at which instant."""
    then = facts.earlier
    if then is None:
        return words.NO_EARLIER
    return words.EARLIER_NAMED.format(
        period=periods.title(then.period.kind, int(then.period.year)), instant=numbers.instant(then.as_of)
    )


def _curve(facts: Facts) -> Markup:
    return chart("curve", label=words.CURVE_LABEL.format(period=period_name(facts)), height=336)


def _curve_table(facts: Facts) -> Markup:
    columns = (
        Column("day", labels.HEADS["day"]),
        Column("complete", labels.HEADS["complete"], numeric=True),
        Column("expected", labels.HEADS["expected"], numeric=True),
        Column("rate", labels.HEADS["rate"], numeric=True),
    )
    rows = [
        (Cell(numbers.day(pd.Timestamp(row.day)), sort=row.day), *counts(row.complete, row.expected, missing=False))
        for row in facts.curve.itertuples()
    ]
    return table(columns, rows, caption=words.CURVE_CAPTION, file="bieu-da-gui-luy-ke")
