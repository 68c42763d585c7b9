"""What the cards of Tích hợp dữ liệu give to take away: the two printed tables, whole."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.domain.errors import NoReportError
from dashboard.text import integration as words
from dashboard.text import numbers
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.integration.facts import Facts
from dashboard.views.integration.live import explained
from dashboard.views.integration.live_facts import LiveFacts

_PERIOD = ("period_start", "period_end")


def lltp_sheet(source: Any, question: Question) -> Sheet:
    """Files by province and period, every period."""
    facts = _facts(source, question, "lltp")
    kept = heads("unit_code", "unit_name", *_PERIOD, "integrated", "received", "ratio", "gap")
    return _lltp(facts, facts.lltp, words.TABLE_QUESTION, kept)


def ratio_sheet(source: Any, question: Question) -> Sheet:
    """Files by province in the period that has a ratio: what the bars and the map show."""
    facts = _facts(source, question, "lltp")
    kept = heads("unit_code", "unit_name", *_PERIOD, "integrated", "received", "ratio", "gap")
    return _lltp(facts, facts.ratios, words.BARS_QUESTION.format(period=facts.ratio_title), kept)


def civil_sheet(source: Any, question: Question) -> Sheet:
    """Records by province and kind of event."""
    facts = _facts(source, question, "civil")
    explained = ((words.CIVIL_TABLE_QUESTION, words.CIVIL_EXPLAIN), (words.CIVIL_TABLE_QUESTION, words.CIVIL_NOTE))
    kept = heads("unit_code", "unit_name", "as_of", *words.MEASURES)
    day = numbers.day(facts.civil_day)
    frame = _dated(facts.civil, ("as_of",))
    return Sheet(words.CIVIL_TABLE_QUESTION, frame, kept, explained, day, facts.real("civil-status"))


def live_sheet(source: Any, question: Question) -> Sheet:
    """The series looked at, by unit, every period."""
    held = LiveFacts(Facts(source, question))
    if held.is_empty:
        raise NoReportError
    kept = heads(
        "unit_code",
        "unit_name",
        *_PERIOD,
        "numerator",
        "denominator",
        "ratio",
        "gap",
        "ratio_low",
        "ratio_high",
        "band",
        "rank",
    )
    told = ((held.ratio.name, explained(held)), (held.ratio.name, held.ratio.note))
    return Sheet(held.ratio.name, _dated(held.every, _PERIOD), kept, told, held.title, held.source)


def _facts(source: Any, question: Question, table: str) -> Facts:
    """The figures; raises ``NoReportError`` where the viewer may see none of the table."""
    facts = Facts(source, question)
    if getattr(facts, table).empty:
        raise NoReportError
    return facts


def _lltp(facts: Facts, frame: pd.DataFrame, title: str, kept: Mapping[str, str]) -> Sheet:
    explained = ((words.HEAD_RATIO.format(period=facts.ratio_title), words.RATIO_EXPLAIN), (title, words.LLTP_NOTE))
    held = facts.document_day("lltp")
    day = numbers.day(held) if held else ""
    return Sheet(title, _dated(frame, _PERIOD), kept, explained, day, facts.real("lltp"))


def _dated(frame: pd.DataFrame, names: tuple[str, ...]) -> pd.DataFrame:
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in names})


SHEETS: Mapping[str, Export] = MappingProxyType({
    "ratio": ratio_sheet, "ratio-map": ratio_sheet, "lltp": lltp_sheet, "civil": civil_sheet, "civil-bars": civil_sheet,
    "ratio-spread": ratio_sheet, "live": live_sheet, "live-bars": live_sheet, "live-bands": live_sheet,
})  # fmt: skip
"""Card → what it gives."""
