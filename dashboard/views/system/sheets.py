"""What the cards of Quản trị hệ thống give to take away."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dashboard.text import system as words
from dashboard.views.components.question import Export, Question, Sheet, heads
from dashboard.views.system.cards import detail
from dashboard.views.system.facts import Facts


def _audit(source: Any, question: Question) -> Sheet:
    facts = Facts(source, question)
    told = facts.audit.assign(
        act=[words.ACTS.get(act, act) for act in facts.audit.act], detail=[detail(text) for text in facts.audit.detail]
    )
    columns = heads("entry", "done_at", "person", "act", "detail", "entry_hash")
    return Sheet(words.AUDIT_CAPTION, told, columns, ((words.AUDIT_CAPTION, words.AUDIT_EXPLAIN),))


def _loads(source: Any, question: Question) -> Sheet:
    facts = Facts(source, question)
    told = facts.loads.assign(load_kind=[words.LOAD_KINDS.get(kind, kind) for kind in facts.loads.load_kind])
    names = ("load", "load_kind", "load_name", "load_sha256", "size", "loaded_by", "simulated", "rows_read")
    columns = heads(*names, "rows_written", "load_findings") | {"loaded_at": words.LOAD_HEADS["loaded_at"]}
    return Sheet(words.LOADS_CAPTION, told, columns, ((words.LOADS_CAPTION, words.LOADS_EXPLAIN),))


SHEETS: Mapping[str, Export] = MappingProxyType({"audit": _audit, "loads": _loads})
"""Card → what it gives."""
