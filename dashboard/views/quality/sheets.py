"""What the cards of Rà soát số liệu give to take away: the whole list, not its page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboard.domain.errors import NoReportError
from dashboard.exports.tables import worded
from dashboard.text import quality as words
from dashboard.text import quality_imports as told
from dashboard.text.system import LOAD_HEADS
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.quality.facts import Facts
from dashboard.views.quality.imports import IMPORTS
from dashboard.views.quality.point import causes
from dashboard.views.quality.revisions import FINALS

_FOUND = (
    "unit_code", "unit_name", "province_name", "tier", "form_code", "form_name", "indicator_code", "indicator_name",
    "check", "severity", "value", "expected_value", "effect", "message", "state", "explanation", "explained_by",
    "explained_at", "closed_by", "closed_at",
)  # fmt: skip


def findings_sheet(source: Any, question: Question) -> Sheet:
    """Every finding of the check and state chosen."""
    facts = Facts(source, question)
    return Sheet(words.LIST_CAPTION, facts.listed, heads(*_FOUND), ((words.LIST, words.LIST_EXPLAIN),))


def point_sheet(source: Any, question: Question) -> Sheet:
    """Units below that explain the finding looked at; raises ``NoReportError`` where none is."""
    facts = Facts(source, question)
    if facts.point is None:
        raise NoReportError
    kept = heads(
        "indicator_code", "unit_code", "unit_name", "status", "cause", "value", "earlier_value", "last_sent_at"
    )
    return Sheet(words.CAUSES, causes(facts, facts.point), kept, ((words.CAUSES, words.POINT_EXPLAIN),))


def finals_sheet(source: Any, question: Question) -> Sheet:
    """Every cell of every Sở, preliminary and final."""
    facts = Facts(source, question)
    kept = heads(
        "unit_code", "unit_name", "form_code", "form_name", "indicator_code", "indicator_name", "preliminary", "final",
        "revision", "revision_ratio",
    )  # fmt: skip
    return Sheet(words.FINALS_CAPTION, worded(facts.finals), kept, ((words.FINALS, words.FINALS_EXPLAIN),))


def imports_sheet(source: Any, question: Question) -> Sheet:
    """Everything the loads noted; no rows for who does not load."""
    kept = heads(
        "load_name", "loaded_at", "source_file", "source_row", "source_column", "source_value", "source_expected",
        "message", "state", "explanation", "explained_by", loaded_at=LOAD_HEADS["loaded_at"],
    )  # fmt: skip
    return Sheet(told.CAPTION, worded(Facts(source, question).imports), kept, ((told.IMPORTS, told.EXPLAIN),))


SHEETS: Mapping[str, Export] = MappingProxyType({
    "findings": findings_sheet, "point": point_sheet, FINALS: finals_sheet, IMPORTS: imports_sheet,
})  # fmt: skip
"""Card → what it gives."""
