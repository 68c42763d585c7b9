"""Cells and words that the cards of Chấp hành thời hạn share."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.domain.deadlines import Wording
from dashboard.domain.punctuality import Outcome
from dashboard.domain.units import Tier
from dashboard.domain.vietnamese import place_name
from dashboard.text import deadlines as words
from dashboard.text import numbers, periods
from dashboard.views.components.facts import HOURS_A_DAY, count, days_of, name_order, shown_name
from dashboard.views.components.lists import StackPart, go, marks_legend, stack
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Target, Tone, empty, lines, status_mark, table
from dashboard.views.deadlines.facts import Facts

TONES: dict[str, Tone] = {
    "on_time": "done",
    "late": "late",
    "overdue": "overdue",
    "pending": "active",
    "covered": "none",
}
TONES_MARK: dict[str, Tone] = {
    "on_time": "done",
    "late": "none",
    "overdue": "todo",
    "pending": "active",
    "covered": "none",
}
NUMBER_FROM = 6
"""Percent of a bar from which a part has room for its number."""


def place(facts: Facts) -> str:
    """Where the units are, after their noun; nothing for the nation."""
    if facts.unit.tier is Tier.MINISTRY or facts.is_single:
        return ""
    return words.PLACE.format(place=place_name(facts.unit.name))


def noun(facts: Facts) -> str:
    """Whose reports are counted."""
    return facts.unit.name if facts.is_single else facts.noun


def counted(facts: Facts) -> str:
    """What a card counts and as of when."""
    return words.COUNTED.format(noun=noun(facts), place=place(facts), stamp=facts.stamp)


def wording(row: Any) -> str:
    """The deadline as worded, with the last permitted day in full."""
    template = words.BY_DAY if Wording(row.wording) is Wording.BY_DAY else words.BEFORE_DAY
    nominal = row.day if Wording(row.wording) is Wording.BY_DAY else row.day - pd.Timedelta(days=1)
    said = template.format(day=numbers.day(row.day), last=numbers.day(nominal), weekday=numbers.weekday(nominal))
    if row.last_day.date() == nominal.date():
        return said
    return said + periods.MOVED.format(last=numbers.day(row.last_day), weekday=numbers.weekday(row.last_day))


def tones(facts: Facts) -> Mapping[str, Tone]:
    """Meaning of each class; neutral where no document sets the deadline."""
    return TONES if facts.verified else TONES_MARK


def shown_outcomes(frame: pd.DataFrame) -> list[str]:
    """Classes that hold anything."""
    return [outcome.value for outcome in Outcome if len(frame) and int(frame[outcome.value].sum())]


def key(facts: Facts, shown: list[str]) -> Markup:
    """What each part of a bar means."""
    return marks_legend([status_mark(tones(facts)[name], facts.outcomes[name]) for name in shown])


def outcome_bar(name: str, row: Any, shown: list[str], facts: Facts, target: Target | None = None) -> Cell:
    """Bar of a row in parts by class."""
    expected = int(row["expected"])
    counts = {outcome: int(row[outcome]) for outcome in shown}
    parts = [
        StackPart(outcome, tones(facts)[outcome], f"{n / expected * 100:.2f}", _number(n, expected))
        for outcome, n in counts.items() if n and expected
    ]  # fmt: skip
    said = [words.OUTCOME_PART.format(outcome=facts.outcomes[outcome], count=n) for outcome, n in counts.items()]
    return Cell(stack(words.OUTCOME_BAR.format(unit=name, parts=numbers.listing(said)), parts, target), csv="")


def _number(n: int, expected: int) -> str:
    return numbers.integer(n) if n / expected * 100 >= NUMBER_FROM else ""


def count_cell(value: int) -> Cell:
    """A whole number; a zero stands light."""
    return Cell(numbers.integer(value), sort=value, csv=str(value), tone="" if value else "inner")


def share_cell(part: int, whole: int, *, known: bool = True) -> Cell:
    """Share of a whole; a dash before there is one."""
    if not known or not whole:
        return Cell(numbers.NOTHING, sort=-1)
    return Cell(numbers.ratio(part, whole), sort=part / whole, csv=numbers.of(part, whole))


def of_cell(part: int, whole: int) -> Cell:
    """Counts of a share, the share beneath."""
    text = lines(numbers.of(part, whole), numbers.ratio(part, whole)) if whole else numbers.NOTHING
    return Cell(text, sort=part / whole if whole else -1, csv=numbers.of(part, whole))


def listed(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], nothing: str, *, caption: str, file: str
) -> Markup:
    """Table that scrolls inside its card; ``nothing`` stands where there is no row."""
    return table(columns, rows, caption=caption, file=file, height=420) if rows else empty(nothing)


def unit_cell(name: str, target: Target | None) -> Cell:
    """Name of a unit leading to it."""
    return Cell(go(shown_name(name), target) if target else shown_name(name), sort=name_order(name), csv=name)


def report_cell(row: Any, facts: Facts, form: str = "") -> Cell:
    """Name of a unit leading to its page, with one of its reports chosen; where it is, where names repeat."""
    target = facts.question.to_unit(row.unit_code, **({"bieu": form} if form else {}))
    name, above = go(shown_name(row.unit_name), target), facts.places.get(row.unit_code, "")
    shown = lines(name, shown_name(above)) if above else name
    return Cell(shown, sort=name_order(row.unit_name), csv=row.unit_name)


def rates(row: Any) -> tuple[int, int, int]:
    """On time, expected, ever sent."""
    return count(row, "on_time"), count(row, "expected"), count(row, "on_time") + count(row, "late")


def wait(hours: Any) -> str:
    """Length of a wait in days, in hours within the first day."""
    if pd.isna(hours):
        return numbers.NOTHING
    days = days_of(float(hours))
    if days:
        return words.DAYS.format(days=numbers.running(days))
    return words.HOURS.format(hours=numbers.running(int(hours))) if hours >= 1 else words.UNDER_HOUR


def wait_cell(hours: Any) -> Cell:
    """The same as a cell that sorts by length."""
    return Cell(wait(hours), sort=-1 if pd.isna(hours) else float(hours))


def slack(hours: float) -> str:
    """Time left to a deadline, or past it: whole days, hours within one."""
    length, template = abs(hours), words.SLACK_LEFT if hours >= 0 else words.SLACK_PAST
    if length >= HOURS_A_DAY:
        return template.format(time=words.DAYS.format(days=numbers.running(days_of(length))))
    return template.format(time=words.SLACK_HOURS.format(hours=numbers.running(int(length))))


def left(row: Any, facts: Facts, templates: tuple[str, str, str]) -> str:
    """Days from the day looked at to the last permitted day: to come, today, past."""
    days = (row.last_day.date() - facts.as_of.date()).days
    to_come, today, past = templates
    if days == 0:
        return today
    return (to_come if days > 0 else past).format(days=numbers.running(abs(days)))
