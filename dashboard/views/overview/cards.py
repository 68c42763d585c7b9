"""Cards of Tổng quan: the curve and the map, whom to contact, where reports wait, every unit."""

from datetime import timedelta
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.domain.periods import Phase
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name, short_name, sort_key
from dashboard.plots.overview import Marks, cumulative_curve
from dashboard.text import labels, numbers, periods
from dashboard.text import overview as words
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tab, Tone, bar, card, chart, empty, status_mark, table, tabs
from dashboard.views.overview.calls import calls_of
from dashboard.views.overview.facts import Facts, days_of
from dashboard.views.overview.map import tile_map
from dashboard.views.overview.sentence import noun, period_name

HOLDING = {
    "bc": ("not_started", "compiling", "returned"),
    "kt": ("checking",),
    "ld": ("approving", "approved"),
    "above": ("sent",),
}
"""Steps of a report's life by who must act."""


def curve_card(facts: Facts) -> Markup:
    """Reports sent against the deadline; behind a tab, the map of the provinces."""
    panels = [Tab("curve", words.CURVE_TAB, _curve(facts))]
    if facts.unit.tier is Tier.MINISTRY:
        panels.append(Tab("map", words.MAP_TAB, tile_map(facts)))
    return card(
        "curve",
        words.CURVE_QUESTION,
        counted=counted(facts),
        body=tabs("curve", panels) if len(panels) > 1 else _curve(facts),
        table=_curve_table(facts),
        explain=words.CURVE_EXPLAIN,
        note=earlier_name(facts),
        span=8 if facts.is_called else 7,
    )


def curve_figure(facts: Facts) -> hv.Overlay:
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
        shown=numbers.running(len(rows)), all=numbers.running(total), noun=noun(facts), stamp=_stamp(facts)
    )
    columns = (Column("unit", words.CALLS_UNIT), Column("step", words.CALLS_STEP))
    body = table(columns, rows, caption=question, file="can-lien-he", whole=True) if rows else empty(words.CALLS_NONE)
    return card("calls", question, counted=shown, body=body, explain=words.CALLS_EXPLAIN, span=4)


def steps_card(facts: Facts) -> Markup:
    """Where reports wait, and how long."""
    names = words.STEP_GROUPS_COMMUNE if facts.tier is Tier.COMMUNE else words.STEP_GROUPS
    columns = (
        Column("step", words.STEP_HEAD, sortable=False),
        Column("count", words.COUNT_HEAD, numeric=True),
        Column("bar", "", sortable=False),
        Column("oldest", words.OLDEST_HEAD, numeric=True),
        Column("usual", words.USUAL_HEAD, numeric=True),
    )
    groups = {key: facts.steps[facts.steps.status.isin(statuses)] for key, statuses in HOLDING.items()}
    most = max([int(rows.count_now.sum()) for rows in groups.values()], default=0)
    rows = [
        row
        for key, group in groups.items()
        if key != "kt" or facts.tier is not Tier.COMMUNE
        for row in _step_rows(names[key], group, most)
    ]
    body = table(columns, rows, caption=words.STEPS_CAPTION, file="dang-vuong-o-dau")
    return card("steps", words.STEPS_QUESTION, counted=counted(facts), body=body, explain=words.STEPS_EXPLAIN, span=5)


def forms_card(facts: Facts) -> Markup:
    """The unit's own reports that are not complete: form, step, since when."""
    columns = (
        Column("form", labels.HEADS["form"]),
        Column("status", labels.HEADS["status"]),
        Column("since", labels.HEADS["since"]),
    )
    rows = [
        (
            Cell(row.form_name, sort=sort_key(row.form_name)), Cell(labels.STATUSES_SHORT[row.status]),
            Cell(numbers.day(row.since) if pd.notna(row.since) else numbers.NOTHING, sort=str(row.since)),
        )
        for row in facts.missing.itertuples()
    ]  # fmt: skip
    body = table(columns, rows, caption=words.FORMS_CAPTION, file="bieu-con-thieu") if rows else empty(words.FORMS_NONE)
    return card("forms", words.FORMS_QUESTION, counted=counted(facts), body=body, span=5)


def children_card(facts: Facts) -> Markup:
    """Every unit below: what it owes, what it sent, the verdict."""
    columns = (
        Column("unit", labels.HEADS["unit"]),
        Column("verdict", words.VERDICT_HEAD),
        Column("complete", labels.HEADS["complete"], numeric=True),
        Column("expected", labels.HEADS["expected"], numeric=True),
        Column("missing", labels.HEADS["missing"], numeric=True),
        Column("rate", labels.HEADS["rate"], numeric=True),
    )
    verdicts = facts.child_verdicts.set_index("unit_code")
    rows = [
        _child_row(row, verdicts.loc[row.unit_code])
        for row in facts.children.itertuples()
        if row.unit_code in verdicts.index
    ]
    rows.sort(key=lambda row: str(row[0].sort))
    total = (Cell(words.TOTAL), Cell(""), *_counts(facts.count("complete"), facts.count("expected")))
    body = table(columns, rows, caption=words.CHILDREN_CAPTION, file="tung-don-vi", total=total)
    return card(
        "units",
        words.CHILDREN_QUESTION,
        counted=counted(facts),
        body=body,
        explain=words.CHILDREN_EXPLAIN,
        span=7 if facts.is_called and facts.waits_somewhere else 12,
    )


def counted(facts: Facts) -> str:
    """What a card counts and as of when."""
    place = "" if facts.unit.tier is Tier.MINISTRY else words.OF_PLACE.format(place=place_name(facts.unit.name))
    return words.COUNTED.format(noun=noun(facts), place=place, stamp=_stamp(facts))


def earlier_name(facts: Facts) -> str:
    """Which period the earlier figures are of, and at which instant."""
    then = facts.earlier
    if then is None:
        return words.NO_EARLIER
    return words.EARLIER_NAMED.format(
        period=periods.title(then.period.kind, int(then.period.year)), instant=numbers.instant(then.as_of)
    )


def _stamp(facts: Facts) -> str:
    return facts.question.choices.stamp[:1].lower() + facts.question.choices.stamp[1:]


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
        (Cell(numbers.day(pd.Timestamp(row.day)), sort=row.day), *_counts(row.complete, row.expected, missing=False))
        for row in facts.curve.itertuples()
    ]
    return table(columns, rows, caption=words.CURVE_CAPTION, file="bieu-da-gui-luy-ke")


def _counts(complete: int, expected: int, *, missing: bool = True) -> tuple[Cell, ...]:
    cells = [Cell(numbers.integer(complete), sort=complete, csv=str(complete)),
             Cell(numbers.integer(expected), sort=expected, csv=str(expected))]  # fmt: skip
    if missing:
        cells.append(Cell(numbers.integer(expected - complete), sort=expected - complete, csv=str(expected - complete)))
    rate = complete / expected if expected else -1
    return (*cells, Cell(numbers.ratio(complete, expected), sort=rate))


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


def _child_row(row: Any, verdict: "pd.Series[Any]") -> tuple[Cell, ...]:
    expected, complete, name = int(row.expected), int(row.complete), short_name(row.unit_name)
    return (Cell(name, sort=sort_key(name), csv=row.unit_name), _verdict(verdict), *_counts(complete, expected))


def _verdict(verdict: "pd.Series[Any]") -> Cell:
    full, partial, none = int(verdict.full), int(verdict.partial), int(verdict.none)
    if full + partial + none == 1:
        name = "full" if full else "partial" if partial else "none"
        tone = {"full": "done", "partial": "active", "none": "none"}[name]
        return Cell(
            status_mark(tone, labels.VERDICTS[name]),
            sort=str(("full", "partial", "none").index(name)),
            csv=labels.VERDICTS[name],
        )
    text = words.VERDICT_COUNTS.format(
        full=numbers.integer(full), partial=numbers.integer(partial), none=numbers.integer(none)
    )
    return Cell(text, sort=f"{full / max(full + partial + none, 1):.6f}")
