"""What the cards of Tiến độ give to take away: the whole behind each, not its page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.text import labels
from dashboard.text import progress as words
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.progress.chosen import VERDICT
from dashboard.views.progress.facts import OWED, Facts

_FORM = ("form_code", "form_name", "field")
_COUNTS = ("expected", "complete", "completion_rate", *OWED, "sent", "received", "covered", "exempt")


def backlog_sheet(source: Any, question: Question) -> Sheet:
    """Reports that wait for the unit to receive them, oldest first."""
    facts = Facts(source, question)
    title = words.BACKLOG_QUESTION.get(facts.unit.tier, words.BACKLOG_CAPTION)
    columns = heads("unit_code", "unit_name", "tier", *_FORM, "since", "hours", since=words.SENT_SINCE)
    return Sheet(title, facts.backlog, columns, ((words.BACKLOG_CAPTION, words.BACKLOG_EXPLAIN),))


def missing_sheet(source: Any, question: Question) -> Sheet:
    """The list of the verdict chosen; where the reports are of units further down, a row a place."""
    facts = Facts(source, question)
    if not facts.is_direct:
        explained = ((words.BELOW_QUESTION, words.BELOW_EXPLAIN),)
        return Sheet(words.BELOW_QUESTION, facts.children, heads("unit_code", "unit_name", *_COUNTS), explained)
    explained = ((words.LIST_CAPTION, words.LIST_EXPLAIN.format(field="")),)
    named = _named(facts)
    if facts.chosen.of(VERDICT) == "full":
        columns = heads("unit_code", "unit_name", "verdict", "complete", "expected", verdict=words.VERDICT_HEAD)
        return Sheet(words.LIST_QUESTION_FULL, named, columns, explained)
    cluster = ("cluster",) if facts.clusters else ()
    columns = heads(
        *cluster, "unit_code", "unit_name", "verdict", *_FORM, "status", "holder", "since", "due_before",
        "first_sent_at", verdict=words.VERDICT_HEAD,
    )  # fmt: skip
    return Sheet(words.LIST_CAPTION, facts.missing.merge(named, on="unit_code"), columns, explained)


def _named(facts: Facts) -> pd.DataFrame:
    """Units of the verdict chosen with its words and their cluster, ``unit_name`` aside where reports bear it."""
    verdict, units = facts.chosen.of(VERDICT), facts.unit_verdicts
    kept = units if verdict == "behind" else units[units["verdict"] == verdict]
    named = kept[["unit_code"]].assign(
        verdict=kept["verdict"].map(labels.VERDICTS).astype("string"),
        cluster=kept["unit_code"].map(facts.clusters).astype("string"),
    )
    if verdict != "full":
        return named
    sent = facts.unit_progress.reset_index()[["unit_code", "unit_name", "complete", "expected"]]
    return named.merge(sent, on="unit_code")


def matrix_sheet(source: Any, question: Question) -> Sheet:
    """A row per unit and form."""
    frame, columns = Facts(source, question).matrix, heads("unit_code", "unit_name", *_FORM, *_COUNTS)
    return Sheet(words.MATRIX_CAPTION, frame, columns, ((words.MATRIX_CAPTION, words.MATRIX_EXPLAIN),))


def status_sheet(source: Any, question: Question) -> Sheet:
    """A row per unit."""
    frame, columns = Facts(source, question).children, heads("unit_code", "unit_name", *_COUNTS)
    return Sheet(words.STATUS_CAPTION, frame, columns, ((words.STATUS_CAPTION, words.STATUS_EXPLAIN),))


def fields_sheet(source: Any, question: Question) -> Sheet:
    """A row per field."""
    frame, columns = Facts(source, question).by_field, heads("field", *_COUNTS)
    return Sheet(words.FIELDS_CAPTION, frame, columns, ((words.FIELDS_CAPTION, words.FIELDS_EXPLAIN),))


SHEETS: Mapping[str, Export] = MappingProxyType({
    "backlog": backlog_sheet, "missing": missing_sheet, "matrix": matrix_sheet, "status": status_sheet,
    "fields": fields_sheet,
})  # fmt: skip
"""Card → what it gives."""
