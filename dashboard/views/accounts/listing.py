"""The list of what is to be reviewed: filtered by kind and units, ordered and paged by the server."""

from typing import Any

import pandas as pd

from dashboard.domain.account_findings import System
from dashboard.domain.units import Tier
from dashboard.text import accounts as words
from dashboard.text import labels, numbers
from dashboard.text.account_columns import FINDINGS, SIGNS
from dashboard.views.accounts.chosen import CODES, EVERY, GROUP, KIND, ORDER, PAGE, code_of
from dashboard.views.accounts.facts import Facts
from dashboard.views.components import parts
from dashboard.views.components.choices import Option
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import View, select, toolbar, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, card

ROWS = 50
"""Findings on one page."""
_NEAR = 2
"""Pages named before and after the one shown, beside the first and the last."""

TONES: dict[str, Tone] = {"no_usable_account": "overdue", "leaver_active": "late"}
"""Findings that stop a report or leave a door open; the words say the rest."""


def body(facts: Facts) -> Markup:
    """The list in its card."""
    frame = facts.listed
    pages = max(-(-len(frame) // ROWS), 1)
    page = max(1, min(facts.chosen.page, pages))
    shown = frame.iloc[(page - 1) * ROWS : page * ROWS]
    listed = _table(facts, shown) if len(frame) else parts.empty(words.FINDINGS_NONE)
    notes = [words.FINDINGS_NOTE]
    if not facts.chosen.is_statistics:
        notes.append(words.RECORDS_MOVED if facts.scope.system == System.JUDICIAL_RECORDS else words.OTHER_RULES)
    return parts.grid(card(
        "findings", words.FINDINGS_QUESTION, counted=_counted(facts, len(frame)), note=" ".join(notes),
        body=_tools(facts) + _pager(facts, page, pages) + listed, files=facts.question.files("findings"),
    ))  # fmt: skip


def _counted(facts: Facts, count: int) -> str:
    if facts.findings.empty:
        return facts.stamp[:1].upper() + facts.stamp[1:]
    order = words.ORDERS[facts.chosen.of(ORDER)]
    return words.FINDINGS_COUNTED.format(
        shown=numbers.running(count), all=numbers.running(len(facts.findings)),
        order=order[:1].lower() + order[1:], stamp=facts.stamp,
    )  # fmt: skip


def _tools(facts: Facts) -> Markup:
    """Kinds with their counts; units and order beside; nothing where there is nothing to choose from."""
    if facts.findings.empty:
        return Markup("")
    chosen = facts.chosen.of(KIND)
    kinds = [(EVERY, len(facts.grouped), words.EVERY_KIND)]
    kinds += [(kind, count, FINDINGS[kind]) for kind, count in facts.kinds.items() if count or kind == chosen]
    by_kind = [
        View(words.COUNT_SUFFIX.format(word=word, count=numbers.running(count)),
             facts.view(**code_of(KIND, kind)), kind == chosen)
        for kind, count, word in kinds
    ]  # fmt: skip
    group, held = facts.chosen.of(GROUP), facts.groups()
    groups = [Option(code_of(GROUP, one)[GROUP], words.GROUPS[one], one == group) for one in held]
    return toolbar(views(words.KINDS_LABEL, by_kind)) + toolbar(
        select(GROUP, words.GROUP_LABEL, groups if group in held else []), _orders(facts)
    )


def _orders(facts: Facts) -> Markup:
    chosen = facts.chosen.of(ORDER)
    options = [Option(code, words.ORDERS[order], order == chosen) for code, order in CODES[ORDER].items()]
    return select(ORDER, words.ORDER_LABEL, options)


def _pager(facts: Facts, page: int, pages: int) -> Markup:
    """Links to the first and last page and those around this one."""
    near = [number for number in range(1, pages + 1) if number in {1, pages} or abs(number - page) <= _NEAR]
    choices = [View(numbers.integer(number), facts.view(**{PAGE: str(number)}), number == page) for number in near]
    return toolbar(views(words.PAGES_LABEL, choices))


def _table(facts: Facts, frame: pd.DataFrame) -> Markup:
    columns = [Column(f"c{place}", head, sortable=False) for place, head in enumerate(words.HEADS)]
    codes = frame["unit_code"].tolist()
    repeats = (place > 0 and code == codes[place - 1] for place, code in enumerate(codes))
    rows = [_row(facts, row, again=again) for row, again in zip(frame.itertuples(index=False), repeats, strict=True)]
    return parts.table(columns, rows, caption=words.FINDINGS_CAPTION, height=760)


def _row(facts: Facts, row: Any, *, again: bool) -> tuple[Cell, ...]:
    said = parts.lines(shown_name(row.unit_name), *([] if again else _beneath(facts, row)))
    since = numbers.NOTHING if pd.isna(row.since) else numbers.day(row.since)
    return (
        Cell(said, sort=name_order(row.unit_name), csv=row.unit_name),
        Cell(parts.lines(FINDINGS[row.finding], *([] if pd.isna(row.sign) else [SIGNS[row.sign]])),
             tone=TONES.get(row.finding, "")),
        Cell(parts.lines(row.username, labels.ROLES[row.role])), Cell(since),
    )  # fmt: skip


def _beneath(facts: Facts, row: Any) -> list[str]:
    """What stands beneath a unit's name: its province in a list of many, its end where it is no more."""
    above = row.tier not in {Tier.PROVINCE, Tier.MINISTRY} and facts.is_nation and not pd.isna(row.province_name)
    province = [shown_name(row.province_name)] if above else []
    return [*province, *([] if pd.isna(row.ended_on) else [words.ENDED_ON.format(day=numbers.day(row.ended_on))])]
