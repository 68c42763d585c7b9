"""Cells that the cards of Tiến độ share: unit, form, step, since when, days left or past, counts."""

from typing import Any

import pandas as pd

from dashboard.domain.clock import LOCAL, to_micros
from dashboard.domain.punctuality import days_past
from dashboard.text import labels, numbers
from dashboard.text import progress as words
from dashboard.views.components import marks
from dashboard.views.components.facts import count, days_of, name_order, shown_name
from dashboard.views.components.lists import beneath, go
from dashboard.views.components.parts import Cell, Target, Tone, lines
from dashboard.views.components.software import software_link
from dashboard.views.progress.facts import Facts
from dashboard.views.progress.sentence import place

AGAIN: Tone = "again"
DAYS_SHOWN_FROM = 1
PROVISIONAL = "TAM-"
"""How codes of forms begin that no document sets (design §4)."""


def counted(facts: Facts) -> str:
    """What a card counts and as of when."""
    field = words.COUNTED_FIELD.format(field=facts.chosen.field) if facts.chosen.field else ""
    noun = facts.unit.name if facts.is_single else facts.noun
    return words.COUNTED.format(noun=noun, place=place(facts), field=field, stamp=facts.stamp)


def provisional_note(codes: "pd.Series[str]") -> str:
    """That forms of a list bear provisional codes; '' where none does."""
    return words.FORMS_UNVERIFIED if codes.str.startswith(PROVISIONAL).any() else ""


def unit_cell(name: str, target: Target, verdict: str = "", *, again: bool = False) -> Cell:
    """Name of a unit leading to it; on further rows about it the name alone, shown when they are sorted.

    A telephone has no column for the verdict: it stands beneath.
    """
    shown = shown_name(name) if again else go(shown_name(name), target)
    if verdict and not again:
        shown = beneath(shown, labels.VERDICTS[verdict])
    return Cell(shown, sort=name_order(name), csv=name, tone=AGAIN if again else "")


def verdict_cell(verdict: str, *, again: bool = False) -> Cell:
    """Verdict of a unit: sign and words."""
    word, place = labels.VERDICTS[verdict], list(labels.VERDICTS).index(verdict)
    return Cell("" if again else marks.verdict(verdict), sort=place, csv=word)


def form_cell(row: Any, target: Target | None = None) -> Cell:
    """Field of a form with its code; a provisional code says nothing to a reader (see the note of the card).

    Below it stands the way to the report in the Ministry's software, where there is one.
    """
    text = row.field if row.form_code.startswith(PROVISIONAL) else lines(row.field, row.form_code)
    shown = (go(text, target) if target else text) + software_link(row.unit_code, row.form_code, row.period_code)
    return Cell(shown, sort=row.form_code, csv=f"{row.form_code}: {row.form_name}")


def step_cell(row: Any) -> Cell:
    """Where a report stands, in words."""
    word = labels.STATUSES[row.status]
    return Cell(marks.status(row.status), sort=list(labels.STATUSES).index(row.status), csv=word)


def since_cell(row: Any, facts: Facts) -> Cell:
    """Since when it stands there, and for how many days."""
    if pd.isna(row.since):
        return Cell(numbers.NOTHING, sort="")
    days = (facts.as_of.date() - row.since.date()).days
    passed = words.SINCE_DAYS.format(days=numbers.running(days)) if days >= DAYS_SHOWN_FROM else words.SINCE_TODAY
    since = row.since.astimezone(LOCAL)
    return Cell(lines(numbers.stamp(since), passed), sort=since.isoformat(), csv=numbers.stamp(since))


def left_cell(row: Any, facts: Facts) -> Cell:
    """Days left to the last permitted day, or days past it; of a report sent once, when that was."""
    if pd.notna(row.first_sent_at):
        return Cell(words.SENT_ONCE.format(day=numbers.day(row.first_sent_at)), sort="")
    if pd.isna(row.due_before):
        return Cell(numbers.NOTHING, sort="")
    end = min(facts.as_of, facts.locked_at or facts.as_of)
    past = days_past(to_micros(end), to_micros(row.due_before))
    if past > 0:
        word = words.OVERDUE if facts.verified else words.OVERDUE_UNVERIFIED
        return Cell(word.format(days=numbers.running(past)), sort=past, tone="overdue" if facts.verified else "none")
    left = (row.due_before.date() - facts.as_of.date()).days - 1
    text = words.LEFT.format(days=numbers.running(left)) if left > 0 else words.LEFT_TODAY
    return Cell(text, sort=-left, tone="soon" if left <= 0 and facts.verified else "")


def count_cell(value: int, *, blank: bool = False) -> Cell:
    """A whole number; ``blank`` leaves a zero light."""
    return Cell(numbers.integer(value), sort=value, csv=str(value), tone="inner" if blank and not value else "")


def rate_cell(row: Any) -> Cell:
    """Counts of a share, the share beneath."""
    complete, expected = int(row["complete"]), int(row["expected"])
    text = lines(numbers.of(complete, expected), numbers.ratio(complete, expected)) if expected else numbers.NOTHING
    return Cell(text, sort=complete / expected if expected else -1, csv=numbers.of(complete, expected))


def wait(hours: float) -> str:
    """Length of a wait in days, in hours within the first day."""
    days = days_of(hours)
    if days:
        return words.DAYS.format(days=numbers.running(days))
    return words.HOURS.format(hours=numbers.running(int(hours))) if hours >= 1 else words.UNDER_HOUR


def owed_of(row: Any, statuses: tuple[str, ...]) -> int:
    """Reports of a row in these statuses."""
    return sum(count(row, status) for status in statuses)
