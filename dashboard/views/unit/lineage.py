"""The unit before and after rearrangement: whom it came from, what became of it, each in its own period."""

from datetime import timedelta
from typing import Any

import pandas as pd

from dashboard.domain.scope import By
from dashboard.domain.units import Tier
from dashboard.text import numbers, periods
from dashboard.text import unit_around as words
from dashboard.views.components.facts import count
from dashboard.views.components.folds import Fold
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import strip
from dashboard.views.components.question import Opened
from dashboard.views.unit.facts import Facts
from dashboard.views.unit.pieces import Relative, note, relatives, side_by_side

EVER = pd.Timestamp("1901-01-01")
"""Before this day a beginning is not known."""


def lineage_fold(facts: Facts) -> Fold:
    """Card of predecessors, successors and versions, with how many there are."""
    before, after = (facts.lineage[facts.lineage.relation == name] for name in ("predecessor", "successor"))
    told = [words.LINEAGE_SUMMARY_BEFORE.format(count=numbers.running(len(before)))] if len(before) else []
    told += [words.LINEAGE_SUMMARY_AFTER.format(count=numbers.running(len(after)))] if len(after) else []
    summary = "; ".join(told) or words.LINEAGE_SUMMARY_KEPT
    return Fold("lineage", words.LINEAGE_TITLE, summary, words.LINEAGE_EXPLAIN)


def lineage_part(facts: Facts) -> Opened:
    """Predecessors, successors and versions; counts are carried, verdicts never."""
    before, after = (facts.lineage[facts.lineage.relation == name] for name in ("predecessor", "successor"))
    return Opened(_body(facts, before, after))


def _body(facts: Facts, before: pd.DataFrame, after: pd.DataFrame) -> Markup:
    days = [*before.effective_on, *after.effective_on]
    line = strip(words.LINEAGE_LINE.format(day=numbers.day(max(days)))) if days else Markup("")
    rule = note(words.LINEAGE_RULE) if days else note(words.KEPT)
    predecessors = [_relative(facts, row, before=True) for row in before.itertuples(index=False)]
    successors = [_relative(facts, row, before=False) for row in after.itertuples(index=False)]
    lists = [relatives(words.PREDECESSORS, predecessors) + _sum(facts, before), relatives(words.SUCCESSORS, successors)]
    versions = relatives(words.VERSIONS, _versions(facts))
    return line + rule + side_by_side(*(part for part in (*lists, versions) if part))


def _relative(facts: Facts, row: Any, *, before: bool) -> Relative:
    """A unit with a link into the period nearest to the rearrangement on its side, and what it sent in it."""
    period = _period_of(facts, row, before=before)
    partial = () if row.share_known else (words.LINEAGE_PARTIAL,)
    if period is None:
        return Relative(row.unit_name, notes=(words.LINEAGE_NO_PERIOD, *partial))
    complete, expected = _counts(facts, row, period)
    told = words.LINEAGE_COUNTS.format(
        period=periods.in_sentence(period.kind, int(period.year)),
        complete=numbers.integer(complete),
        expected=numbers.integer(expected),
        scope=words.LINEAGE_OWN if row.tier == Tier.COMMUNE else words.LINEAGE_WHOLE,
    )
    return Relative(row.unit_name, facts.to(row.unit_code, ky=period.period_code), (told, *partial))


def _period_of(facts: Facts, row: Any, *, before: bool) -> Any:
    """The last period that ended in the unit's time before the rearrangement, or the first after it; None if none."""
    held = facts.periods[(facts.periods.opened_at <= facts.as_of) & (facts.periods.ends_on >= row.valid_from)]
    if pd.notna(row.valid_to):
        held = held[held.ends_on < row.valid_to]
    held = held.sort_values("ends_on", kind="stable")
    return None if held.empty else held.iloc[-1 if before else 0]


def _counts(facts: Facts, row: Any, period: Any) -> tuple[int, int]:
    """Reports sent and expected, of the unit and all below it."""
    scope = facts.asked(unit=row.unit_code, periods=(period.period_code,), tier=None, by=By.TOTAL)
    found = facts.source.progress(scope)
    held = found.iloc[0] if len(found) else None
    return count(held, "complete"), count(held, "expected")


def _sum(facts: Facts, before: pd.DataFrame) -> Markup:
    """Counts of all predecessors together; only where each went over as a whole and in one period."""
    known = [(row, _period_of(facts, row, before=True)) for row in before.itertuples(index=False)]
    codes = {None if period is None else period.period_code for _, period in known}
    if len(known) < 2 or not before.share_known.all() or len(codes) != 1 or None in codes:  # noqa: PLR2004  a sum
        return Markup("")
    counts = [_counts(facts, row, period) for row, period in known]
    complete, expected = (sum(part) for part in zip(*counts, strict=True))
    period = known[0][1]
    return note(
        words.LINEAGE_SUM.format(
            period=periods.in_sentence(period.kind, int(period.year)),
            complete=numbers.integer(complete),
            expected=numbers.integer(expected),
        )
    )


def _versions(facts: Facts) -> list[Relative]:
    rows = facts.lineage[facts.lineage.relation == "version"].sort_values("valid_from")
    return [
        Relative(
            words.VERSION_UNDER.format(name=row.unit_name, parent=row.parent_name)
            if pd.notna(row.parent_name)
            else row.unit_name,
            notes=(_span(row),),
        )
        for row in rows.itertuples(index=False)
    ]


def _span(row: Any) -> str:
    """The time of a version; a beginning that is not known is not said."""
    first = numbers.day(row.valid_from)
    if pd.isna(row.valid_to):
        return words.VERSION_ALWAYS if row.valid_from < EVER else words.VERSION_SINCE.format(first=first)
    last = numbers.day(row.valid_to - timedelta(days=1))
    return (
        words.VERSION_UNTIL.format(last=last)
        if row.valid_from < EVER
        else words.VERSION_SPAN.format(first=first, last=last)
    )
