"""Cards of Quản trị hệ thống: loads, the audit, health."""

import json
from typing import Any

import pandas as pd

from dashboard.text import numbers
from dashboard.text import system as words
from dashboard.text.columns import COLUMNS
from dashboard.text.quality_columns import CHECKS
from dashboard.views.components.choices import Option
from dashboard.views.components.lists import select, toolbar
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, table
from dashboard.views.system.facts import Facts

ACT = "viec"
"""Name in the address of the act that the audit is read by."""
SHOWN = 300
"""Entries on screen; the file holds more."""
_SHORT = 12

VALUES = {"way": words.WAYS, "deed": words.DEEDS, "check": CHECKS}
"""Part of an entry's detail whose values are codes → their words."""

_AUDIT = ("entry", "done_at", "person", "act", "detail")
_LOADS = (
    "loaded_at",
    "load_kind",
    "load_name",
    "load_sha256",
    "loaded_by",
    "rows_read",
    "rows_written",
    "load_findings",
)
_NUMBERS = frozenset({"entry", "rows_read", "rows_written", "load_findings"})


def audit_card(facts: Facts) -> Markup:
    """Newest entries, of one act or of all."""
    chosen = facts.question.own.get(ACT, "")
    entries = facts.audit if chosen not in words.ACTS else facts.audit[facts.audit.act == chosen]
    rows = [_entry(entry) for entry in entries.head(SHOWN).itertuples(index=False)]
    shown = table(_columns(_AUDIT), rows, caption=words.AUDIT_CAPTION, height=520)
    counted = words.AUDIT_COUNTED.format(shown=numbers.integer(len(rows)), all=numbers.integer(len(entries)))
    body = toolbar(select(ACT, words.ACT_LABEL, _acts(chosen))) + shown
    return card(
        "audit", words.AUDIT_QUESTION, counted=counted, body=body, explain=words.AUDIT_EXPLAIN,
        files=facts.question.files("audit"),
    )  # fmt: skip


def loads_card(facts: Facts) -> Markup:
    """Every load."""
    rows = [_load(load) for load in facts.loads.itertuples(index=False)]
    body = table(_columns(_LOADS), rows, caption=words.LOADS_CAPTION)
    return card(
        "loads", words.LOADS_QUESTION, counted=words.LOADS_COUNTED, body=body, span=8, explain=words.LOADS_EXPLAIN,
        files=facts.question.files("loads"),
    )  # fmt: skip


def health_card(facts: Facts) -> Markup:
    """What to look after, a line each."""
    rows = [(Cell(COLUMNS[name]), Cell(_shown(value))) for name, value in facts.health.items()]
    columns = [Column(head, head, sortable=False) for head in words.HEALTH_HEADS]
    body = table(columns, rows, caption=words.HEALTH_CAPTION, whole=True)
    return card("health", words.HEALTH_QUESTION, counted=words.HEALTH_COUNTED, body=body, span=4)


def detail(text: str) -> str:
    """Detail of an entry as people read it."""
    told = ((words.DETAILS.get(name, name), _value(name, value)) for name, value in json.loads(text).items())
    return "; ".join(f"{name}: {value}" for name, value in told if value)


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return words.TRUE if value else words.FALSE
    if name in VALUES:
        return VALUES[name].get(value, str(value))
    return "" if value is None else str(value)


def _acts(chosen: str) -> list[Option]:
    every = Option("", words.EVERY_ACT, chosen not in words.ACTS)
    return [every, *(Option(code, word, code == chosen) for code, word in words.ACTS.items())]


def _columns(names: tuple[str, ...]) -> list[Column]:
    heads = dict(COLUMNS) | words.LOAD_HEADS
    return [Column(name, heads[name], numeric=name in _NUMBERS) for name in names]


def _entry(entry: Any) -> tuple[Cell, ...]:
    return (
        Cell(numbers.integer(int(entry.entry)), sort=int(entry.entry)),
        Cell(numbers.stamp(entry.done_at), sort=entry.done_at.isoformat()),
        Cell(entry.person),
        Cell(words.ACTS.get(entry.act, entry.act)),
        Cell(detail(entry.detail)),
    )


def _load(load: Any) -> tuple[Cell, ...]:
    return (
        Cell(numbers.stamp(load.loaded_at), sort=load.loaded_at.isoformat()),
        Cell(words.LOAD_KINDS.get(load.load_kind, load.load_kind)),
        Cell(load.load_name),
        Cell(f"{load.load_sha256[:_SHORT]}…", csv=load.load_sha256),
        Cell(load.loaded_by),
        *(Cell(numbers.integer(int(n)), sort=int(n)) for n in (load.rows_read, load.rows_written, load.load_findings)),
    )


def _shown(value: Any) -> str:
    if pd.isna(value):
        return numbers.NOTHING
    if isinstance(value, pd.Timestamp):
        return numbers.instant(value)
    if isinstance(value, str):
        return value if len(value) < 2 * _SHORT else f"{value[:_SHORT]}…"
    return numbers.integer(int(value))
