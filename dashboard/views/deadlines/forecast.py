"""Ước tính: what is to be expected by the deadline and the lock, on what basis, and how often that was wrong."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.plots.forecast import Outlook, estimate_curve
from dashboard.text import forecast as words
from dashboard.text import numbers, periods
from dashboard.views.components.facts import count
from dashboard.views.components.later import later_words
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, chart, empty, prose, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.rows import count_cell, counted, noun, place, unit_cell

CURVE, UNITS = "estimate", "units-ahead"
MOST_ROWS = 200


def sentence(facts: Facts) -> str:
    """The interval of the next target that has a basis, and of how many periods; or that there is none."""
    if facts.estimates.empty:
        period = facts.period_name
        return words.NONE_AHEAD.format(Period=period[:1].upper() + period[1:])
    found = facts.next_estimate
    if found is None:
        return words.NOT_ENOUGH
    until = words.UNTIL[_target(facts, found)]
    return words.SAID.format(periods=numbers.running(_basis(found)), until=until, range=interval(found))


def is_named(facts: Facts) -> bool:
    """Whether the units below are estimated by name: for the centre alone, of several, on some basis."""
    return facts.scope.viewer.is_national and not facts.is_single and facts.next_estimate is not None


def figures(facts: Facts) -> Mapping[str, hv.core.Dimensioned]:
    """The curve, with the band to the deadline where it is ahead."""
    return {CURVE: estimate_curve(facts.curve, _outlook(facts))}


def estimate_card(facts: Facts) -> Markup:
    """Each target ahead with now, estimate, interval and basis."""
    columns = [
        Column(f"c{at}", head, numeric=at in {2, 3, 4, 6}, sortable=False) for at, head in enumerate(words.HEADS)
    ]
    rows = [_target_row(facts, row) for _, row in facts.estimates.iterrows()]
    shown = table(columns, rows, caption=words.CAPTION, file="uoc-tinh", whole=True) if rows else empty(sentence(facts))
    figure = chart(CURVE, label=words.CHART_LABEL) + ("" if facts.is_single else later_words(UNITS))
    return card(
        "estimate", words.QUESTION, counted=counted(facts), span=6,
        body=figure if rows else shown, table=shown if rows else None,
        explain=words.EXPLAIN, files=facts.question.files("estimate"),
    )  # fmt: skip


def units_said(facts: Facts) -> Markup:
    """How many units are to be expected full at the deadline; nothing without a basis, or of one unit."""
    row = None if facts.is_single else facts.units_ahead
    if row is None or pd.isna(row["forecast_full"]):
        return Markup("")
    counts = {name: numbers.running(int(row[key])) for name, key in _UNITS.items()}
    until = words.UNITS_UNTIL["deadline" if facts.verified else "mark"]
    return prose(words.UNITS_SAID.format(noun=facts.noun, until=until, **counts))


_UNITS = {"count": "forecast_full", "units": "units", "full": "full"}


def below_card(facts: Facts) -> Markup:
    """Each unit below at the next target, alphabetically."""
    heads = words.BELOW_HEADS
    columns = [Column(f"c{at}", head, numeric=at > 0) for at, head in enumerate(heads)]
    rows = facts.estimates_below
    shown = [
        (unit_cell(row["unit_name"], facts.down(row["unit_code"])), count_cell(int(row["expected"])),
         count_cell(int(row["complete_now"])), count_cell(count(row, "forecast_complete")), Cell(interval(row)))
        for _, row in rows.head(MOST_ROWS).iterrows()
    ]  # fmt: skip
    return card(
        "estimates", words.BELOW_QUESTION, counted=counted(facts), explain=words.BELOW_EXPLAIN,
        body=table(columns, shown, caption=words.BELOW_CAPTION, file="uoc-tinh-don-vi", whole=True),
        files=facts.question.files("estimates"),
    )  # fmt: skip


def past_card(facts: Facts) -> Markup:
    """Estimates of past deadlines as they would have been made, against what came."""
    past = facts.past_estimates
    columns = [Column(f"c{at}", head, numeric=at in range(2, 7)) for at, head in enumerate(words.PAST_HEADS)]
    rows = [_past_row(facts, row) for _, row in past.iterrows()]
    body = table(columns, rows, caption=words.PAST_CAPTION, file="doi-chieu-uoc-tinh", whole=True)
    return card(
        "past", words.PAST_QUESTION, counted=words.PAST_COUNTED.format(noun=noun(facts), place=place(facts)), span=6,
        body=body if rows else empty(words.PAST_NONE), explain=words.PAST_EXPLAIN, note=_summary(past),
        files=facts.question.files("past"),
    )  # fmt: skip


def interval(row: "pd.Series[Any]") -> str:
    """Interval of a row of what is expected; a dash without an estimate."""
    if pd.isna(row["low"]):
        return numbers.NOTHING
    low, high, expected = (numbers.integer(int(row[name])) for name in ("low", "high", "expected"))
    template = words.RANGE_POINT if low == high else words.RANGE
    return template.format(low=low, high=high, expected=expected)


def _target(facts: Facts, row: "pd.Series[Any]") -> str:
    return "mark" if row["target"] == "deadline" and not facts.verified else str(row["target"])


def _basis(row: "pd.Series[Any]") -> int:
    _, _, periods_used = str(row["method"]).partition(":")
    return int(periods_used or 0)


def _target_row(facts: Facts, row: "pd.Series[Any]") -> tuple[Cell, ...]:
    at = row["target_at"]
    said = numbers.NOTHING if pd.isna(at) else _when(row)
    estimate = numbers.NOTHING if pd.isna(row["low"]) else numbers.integer(int(row["forecast_complete"]))
    return (
        Cell(words.TARGETS[_target(facts, row)]), Cell(said), count_cell(int(row["expected"])),
        count_cell(int(row["complete_now"])), Cell(estimate), Cell(interval(row)), count_cell(_basis(row)),
    )  # fmt: skip


def _when(row: "pd.Series[Any]") -> str:
    """Last permitted day of a deadline, instant of a lock."""
    at = row["target_at"].to_pydatetime()
    if row["target"] != "deadline":
        return numbers.instant(at)
    return words.END_OF_DAY.format(day=numbers.day(at - timedelta(microseconds=1)))


def _past_row(facts: Facts, row: "pd.Series[Any]") -> tuple[Cell, ...]:
    known = facts.periods.set_index("period_code").loc[row["period_code"]]
    rates = (row["forecast_rate"], row["actual_rate"])
    return (
        Cell(periods.title(known["kind"], int(known["year"]))),
        Cell(words.PAST_DAYS.format(days=numbers.running(int(row["days_before_target"])))),
        *(share_of(rate) for rate in rates), Cell(numbers.points(row["error"]), sort=float(row["error"])),
        share_of(row["as_today_rate"]), share_of(row["straight_line_rate"]),
        Cell(words.YES if row["covered"] else words.NO),
    )  # fmt: skip


def share_of(rate: float) -> Cell:
    """Share as a cell."""
    return Cell(numbers.percent(rate), sort=float(rate))


def _summary(past: pd.DataFrame) -> str:
    if past.empty:
        return ""
    names = ("forecast_rate", "as_today_rate", "straight_line_rate")
    off = [numbers.decimal(float((past[name] - past["actual_rate"]).abs().mean()) * 100) for name in names]
    inside = numbers.running(int(past["covered"].sum()))
    return words.PAST_NOTE.format(
        count=numbers.running(len(past)), ours=off[0], today=off[1], line=off[2], inside=inside
    )


def _outlook(facts: Facts) -> Outlook | None:
    row = facts.next_estimate
    if row is None or row["target"] != "deadline":
        return None
    last = (row["target_at"].to_pydatetime() - timedelta(microseconds=1)).date()
    ends = (int(row[name]) for name in ("low", "forecast_complete", "high"))
    return Outlook(last, *ends, verified=facts.verified)
