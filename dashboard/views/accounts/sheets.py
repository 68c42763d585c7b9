"""What the cards of Tài khoản người dùng give to take away: the whole behind each, as the answers have it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.domain.account_findings import findings_of
from dashboard.text import accounts as words
from dashboard.text.account_columns import FINDINGS
from dashboard.text.account_rules import RULES
from dashboard.views.accounts.facts import Facts
from dashboard.views.components.question import Export, Question, Sheet, heads

UNIT = ("unit_code", "unit_name", "tier")
FOUND = ("province_name", *UNIT, "ended_on", "finding", "username", "role", "since", "sign")
COUNTS = ("units", "listed", "ready", "missing_ld", "missing_bc", "missing_kt", "missing_admin")


def _sheet(title: str, make: Callable[[Facts], tuple[pd.DataFrame, Mapping[str, str]]], explain: str = "") -> Export:
    def export(source: Any, question: Question) -> Sheet:
        facts = Facts(source, question)
        frame, columns = make(facts)
        rules = tuple((FINDINGS[kind], RULES[kind].how) for kind in findings_of(facts.scope.system))
        return Sheet(title, frame, columns, ((title, explain),) if explain else rules)

    return export


def _rules(facts: Facts) -> tuple[pd.DataFrame, Mapping[str, str]]:
    rows = [
        {"finding": kind, "how": RULES[kind].how, "source": RULES[kind].source, "certainty": RULES[kind].certainty,
         "findings": count}
        for kind, count in facts.kinds.items()
    ]  # fmt: skip
    names = ("finding", "how", "source", "certainty", "findings")
    return pd.DataFrame(rows, columns=list(names)), dict(zip(names, words.RULES_HEADS, strict=True))


SHEETS: Mapping[str, Export] = MappingProxyType({
    "provinces": _sheet(
        words.PROVINCES_CAPTION, lambda facts: (facts.readiness, heads(*UNIT, *COUNTS)), words.READY_EXPLAIN,
    ),
    "lacking": _sheet(words.LACKING_CAPTION, lambda facts: (facts.lacking, heads(*FOUND)), words.LACKING_EXPLAIN),
    "findings": _sheet(words.FINDINGS_CAPTION, lambda facts: (facts.listed, heads(*FOUND))),
    "rules": _sheet(words.RULES_CAPTION, _rules),
    "systems": _sheet(
        words.SYSTEMS_CAPTION,
        lambda facts: (facts.software, heads("system", "accounts", "active", "locked", "revoked")),
        words.SYSTEMS_NOTE,
    ),
})  # fmt: skip
"""Card → what it gives."""
