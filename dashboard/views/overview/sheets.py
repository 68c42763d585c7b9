"""What the cards of Tổng quan give to take away: the frames behind them, whole."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.domain.errors import NoReportError
from dashboard.text import changes as change_words
from dashboard.text import diagram as map_words
from dashboard.text import labels
from dashboard.text import overview as words
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.said import since_name

_MISSING_HEADS = heads("unit_code", "unit_name", "form_code", "form_name", "field", "status", "holder", "since")


def curve_sheet(facts: Facts) -> Sheet:
    """Reports sent by day."""
    frame = facts.curve.assign(day=pd.to_datetime(facts.curve.day))
    return _sheet(
        words.CURVE_CAPTION, frame, heads("day", "complete", "expected", "completion_rate"), words.CURVE_EXPLAIN
    )


def units_sheet(facts: Facts) -> Sheet:
    """Every unit below: what it owes, what it sent, the verdicts of the units in it."""
    frame = children(facts)
    verdicts = ("full", "partial", "none") if "full" in frame else ()
    counts = ("complete", "expected", "missing", "completion_rate")
    kept = heads("unit_code", "unit_name", *counts, *verdicts, missing=labels.HEADS["missing"])
    explained = map_words.CARRIED_EXPLAIN if facts.is_carried else words.CHILDREN_EXPLAIN
    return _sheet(words.CHILDREN_CAPTION, frame, kept, explained)


def children(facts: Facts) -> pd.DataFrame:
    """Rows of the table of units, in the order of names, with what is missing and the verdicts."""
    counts = facts.children.assign(missing=facts.children.expected - facts.children.complete)
    if facts.is_carried:
        return counts
    verdicts = facts.child_verdicts[["unit_code", "full", "partial", "none"]]
    return counts.merge(verdicts, on="unit_code", validate="one_to_one")


def calls_sheet(facts: Facts) -> Sheet:
    """Every report that is not complete, of every unit: the list that the calls are chosen from."""
    return _sheet(words.MISSING_CAPTION, facts.missing, _MISSING_HEADS, words.CALLS_EXPLAIN)


def forms_sheet(facts: Facts) -> Sheet:
    """The unit's own reports that are not complete."""
    return _sheet(words.FORMS_CAPTION, facts.missing, _MISSING_HEADS, "")


def steps_sheet(facts: Facts) -> Sheet:
    """Where reports wait, and how long."""
    kept = heads("status", "count_now", "oldest_hours", "median_hours", "p90_hours")
    return _sheet(words.STEPS_CAPTION, facts.steps, kept, words.STEPS_EXPLAIN)


def changes_sheet(facts: Facts) -> Sheet:
    """Every move since the instant chosen."""
    kept = heads(
        "at", "unit_code", "unit_name", "form_code", "form_name", "action", "from_status", "to_status", "reason"
    )
    title = change_words.CHANGES_TITLE.format(since=since_name(facts))
    return _sheet(title, facts.changes, kept, change_words.CHANGES_EXPLAIN)


def _sheet(title: str, frame: pd.DataFrame, kept: Mapping[str, str], explained: str) -> Sheet:
    return Sheet(title, frame, kept, ((title, explained),) if explained else ())


def _of(make: Callable[[Facts], Sheet]) -> Export:
    def export(source: Any, question: Question) -> Sheet:
        facts = Facts(source, question)
        if facts.period is None or not facts.is_open or not facts.units("units"):
            raise NoReportError
        return make(facts)

    return export


SHEETS: Mapping[str, Export] = MappingProxyType({
    "curve": _of(curve_sheet), "units": _of(units_sheet), "calls": _of(calls_sheet), "forms": _of(forms_sheet),
    "steps": _of(steps_sheet), "changes": _of(changes_sheet),
})  # fmt: skip
"""Card → what it gives."""
