"""Kết quả, further: first against final sending, the earlier period, the calendar of sendings, late again."""

from collections.abc import Mapping
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.plots.deadlines import DueLine, sending_calendar
from dashboard.text import deadlines as words
from dashboard.text import labels, numbers, periods
from dashboard.views.components.facts import count
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, chart, empty, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.rows import count_cell, counted, of_cell, rates, report_cell, unit_cell

CALENDAR = "sendings"
CLASSES = ("on_time", "late", "overdue", "covered")
MOST_ROWS = 100


def final_card(facts: Facts) -> Markup:
    """By the first sending and by the last that stands, side by side, and what separates them."""
    columns = (
        Column("class", words.BAR_HEAD, sortable=False), Column("first", words.FIRST_HEAD, numeric=True),
        Column("final", words.FINAL_HEAD, numeric=True), Column("change", words.DIFFERENCE_HEAD, numeric=True),
    )  # fmt: skip
    names = [
        name for name in (*CLASSES[:3], "pending", CLASSES[3]) if count(facts.total, name) or count(facts.final, name)
    ]
    rows = []
    for name in names:
        first, final = count(facts.total, name), count(facts.final, name)
        rows.append(
            (Cell(facts.outcomes[name]), count_cell(first), count_cell(final), Cell(numbers.signed(final - first)))
        )
    body = table(columns, rows, caption=words.FINAL_CAPTION, file="lan-gui-dau-va-cuoi")
    return card(
        "final", words.FINAL_QUESTION, counted=counted(facts), body=body, explain=words.FINAL_EXPLAIN, span=6,
        files=facts.question.files("final"),
    )  # fmt: skip


def change_card(facts: Facts) -> Markup:
    """Each unit now and at the same distance in the like period before."""
    earlier = facts.earlier
    if earlier is None:
        return card("change", words.CHANGE_QUESTION, counted=counted(facts), body=empty(words.CHANGE_NONE), span=12)
    name = periods.title(earlier.period.kind, int(earlier.period.year))
    shown = words.CHANGE_COUNTED.format(period=name, instant=numbers.instant(earlier.as_of), stamp=facts.stamp)
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("now", words.NOW_HEAD, numeric=True),
        Column("then", words.THEN_HEAD, numeric=True), Column("points", words.POINTS_HEAD, numeric=True),
    )  # fmt: skip
    then = {row["unit_code"]: row for row in earlier.children.to_dict("records")}
    rows = [
        (unit_cell(row["unit_name"], facts.down(row["unit_code"])), *_change(row, then.get(row["unit_code"]), facts))
        for row in facts.children.to_dict("records")
    ]
    total = (Cell(words.TOTAL), *_change(facts.total, earlier.total, facts)) if len(rows) > 1 else ()
    body = table(columns, rows, caption=words.CHANGE_CAPTION, file="so-voi-ky-truoc", total=total, height=420)
    return card(
        "change", words.CHANGE_QUESTION, counted=shown, body=body, explain=words.CHANGE_EXPLAIN,
        files=facts.question.files("change"), note="" if earlier.verified else words.CHANGE_MARK,
    )  # fmt: skip


def _change(now: Any, then: Any, facts: Facts) -> tuple[Cell, Cell, Cell]:
    """On time of expected now and then; the difference in points once the deadline has come."""
    on_time, expected, _ = rates(now)
    was, of_then, _ = rates(then)
    first, second = of_cell(on_time, expected), of_cell(was, of_then)
    if not facts.is_due:
        first, second = (Cell(numbers.of(*pair) if pair[1] else numbers.NOTHING, sort=pair[0])
                         for pair in ((on_time, expected), (was, of_then)))  # fmt: skip
    if not expected or not of_then or not facts.is_due:
        return first, second, Cell(numbers.NOTHING, sort=0)
    difference = on_time / expected - was / of_then
    return first, second, Cell(numbers.points(difference), sort=difference)


def sendings_card(facts: Facts) -> Markup:
    """Calendar of first sendings by day and hour with the deadline marked; by day as a table."""
    if facts.sendings.empty:
        body, listed = empty(words.SENDINGS_NONE), None
    else:
        body, listed = chart(CALENDAR, label=words.SENDINGS_LABEL, height=300), _days_table(facts.sendings)
    return card(
        "sendings", words.SENDINGS_QUESTION, counted=counted(facts), body=body, table=listed,
        explain=words.SENDINGS_EXPLAIN, files=facts.question.files("sendings"),
    )  # fmt: skip


def figures(facts: Facts) -> Mapping[str, hv.core.Dimensioned]:
    """The calendar, once anything was sent."""
    if facts.sendings.empty:
        return {}
    due = DueLine(facts.due.due_before, facts.verified) if facts.due else None
    return {CALENDAR: sending_calendar(facts.sendings, due)}


def _days_table(frame: pd.DataFrame) -> Markup:
    heads = words.SENDINGS_HEADS
    columns = (Column("day", heads[0]), Column("count", heads[1], numeric=True), Column("hour", heads[2], numeric=True))
    rows = []
    for day, held in frame.groupby("day"):
        most = held.sort_values("sendings", kind="stable").iloc[-1]
        hour = words.SENDING_HOUR.format(hour=int(most["hour"]))
        rows.append(
            (
                Cell(numbers.day(pd.Timestamp(str(day))), sort=str(day)),
                count_cell(int(held["sendings"].sum())),
                Cell(hour),
            )
        )
    return table(columns, rows, caption=words.SENDINGS_CAPTION, file="bieu-gui-theo-ngay", height=320)


def again_card(facts: Facts) -> Markup:
    """Units late in most of their last periods, by name: to look into, no conclusion."""
    frame = facts.late_again
    heads = words.AGAIN_HEADS
    columns = (
        Column("unit", labels.HEADS["unit"]), Column("periods", heads[0], numeric=True),
        Column("unverified", heads[1], numeric=True), Column("which", heads[2], sortable=False),
    )  # fmt: skip
    rows = [_again_row(row, facts) for row in frame.head(MOST_ROWS).itertuples()]
    body = (
        table(columns, rows, caption=words.AGAIN_CAPTION, file="gui-cham-nhieu-ky", height=420)
        if rows
        else empty(words.AGAIN_NONE)
    )
    return card(
        "again", words.AGAIN_QUESTION, counted=counted(facts), body=body, explain=words.AGAIN_EXPLAIN,
        note=more(len(frame), MOST_ROWS), files=facts.question.files("again"),
    )  # fmt: skip


def more(every: int, most: int) -> str:
    """That a list is cut short; '' where it is whole."""
    return words.MORE.format(shown=numbers.integer(most), all=numbers.integer(every)) if every > most else ""


def _again_row(row: Any, facts: Facts) -> tuple[Cell, ...]:
    names = {one.period_code: periods.title(one.kind, int(one.year)) for one in facts.periods.itertuples()}
    which = numbers.listing(names.get(code, code) for code in row.which_late.split())
    late, due = numbers.running(row.periods_late), numbers.running(row.periods_due)
    return (
        report_cell(row, facts),
        Cell(words.AGAIN_OF.format(late=late, due=due), sort=row.periods_late),
        count_cell(int(row.periods_unverified)), Cell(which),
    )  # fmt: skip
