"""Card of the units directly below: who still owes what and at which step; those come first, in pages."""

from functools import partial
from typing import Any

import pandas as pd

from dashboard.domain.scope import By
from dashboard.domain.units import Tier
from dashboard.text import labels, numbers
from dashboard.text import unit as words
from dashboard.views.components import marks
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.lists import View, toolbar, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty, lines, link, status_mark, table
from dashboard.views.unit.facts import PAGE, SHOW, Facts

KEY = "children"
A_PAGE = 50
BEHIND, ALL = "con-thieu", "tat-ca"
FORMS_AT_MOST = 3
"""Forms named one by one in a cell; more are counted by step."""


def children_card(facts: Facts) -> Markup:
    """Units below with verdict, counts and what they owe; empty where there is none."""
    if facts.children.empty:
        return card(KEY, words.CHILDREN_QUESTION, counted=facts.stamp, body=empty(words.CHILDREN_NONE))
    rows = counted(facts)
    behind = rows[rows.expected > rows.complete]
    told = words.CHILDREN_COUNTED.format(
        units=numbers.running(int((rows.expected > 0).sum())),
        noun=_noun(facts),
        behind=numbers.running(len(behind)),
        stamp=facts.stamp,
    )
    question = words.CHILDREN_QUESTION if len(behind) else words.CHILDREN_QUESTION_FULL
    body, files = _list(facts, rows, behind), facts.question.files(KEY)
    return card(KEY, question, counted=told, body=body, explain=words.CHILDREN_EXPLAIN, files=files)


def _list(facts: Facts, rows: pd.DataFrame, behind: pd.DataFrame) -> Markup:
    """The part of the list asked for: by default those that owe, else all; then the page of it."""
    shows_all = facts.question.own.get(SHOW) == ALL or behind.empty
    shown = pd.concat([behind, rows.drop(behind.index)]) if shows_all else behind
    pages = [shown.iloc[start : start + A_PAGE] for start in range(0, len(shown), A_PAGE)]
    page = min(max(_number(facts.question.own.get(PAGE, "")), 1), len(pages))
    choices = [
        _view(facts, words.VIEW_BEHIND, behind, BEHIND, chosen=not shows_all),
        _view(facts, words.VIEW_ALL, rows, ALL, chosen=shows_all),
    ]
    bar = toolbar(views(words.VIEW_LABEL, choices) if len(behind) else Markup(""), _pages(facts, pages, page))
    told = Markup("") if len(behind) else _note(facts, rows)
    return told + bar + _table(facts, pages[page - 1], sortable=len(pages) == 1)


def _view(facts: Facts, label: str, rows: pd.DataFrame, code: str, *, chosen: bool) -> View:
    return View(label.format(count=numbers.integer(len(rows))), facts.here(**{SHOW: code, PAGE: ""}), chosen)


def _note(facts: Facts, rows: pd.DataFrame) -> Markup:
    owing = rows[rows.expected > 0]
    if owing.empty:
        return Markup("")
    return status_mark("done", words.CHILDREN_ALL_FULL.format(units=numbers.running(len(owing)), noun=_noun(facts)))


def _pages(facts: Facts, pages: list[pd.DataFrame], page: int) -> Markup:
    named = [
        View(
            words.PAGE_NAMES.format(first=shown_name(rows.unit_name.iloc[0]), last=shown_name(rows.unit_name.iloc[-1])),
            facts.here(**{PAGE: str(number)}),
            number == page,
        )
        for number, rows in enumerate(pages, start=1)
    ]
    return views(words.PAGES_LABEL, named)


def counted(facts: Facts) -> pd.DataFrame:
    """Units below in order of name, each with its own counts and those below it; 0 where it owes nothing."""
    directory = facts.children
    tiers = [Tier(tier) for tier in directory.tier.unique() if tier in labels.TIER_NOUNS]
    own = [facts.counted(tier)[["unit_code", "expected", "complete"]] for tier in tiers] if facts.is_open else []
    rows = directory.merge(_of(own), on="unit_code", how="left").merge(_below(facts), on="unit_code", how="left")
    counts = ["expected", "complete", "below_units", "below_full"]
    rows[counts] = rows[counts].fillna(0).astype("int64")
    return rows.iloc[rows.unit_name.map(name_order).argsort(kind="stable")]


def _of(frames: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(frames) if frames else pd.DataFrame(columns=["unit_code", "expected", "complete"])


def _below(facts: Facts) -> pd.DataFrame:
    """Communes below each unit and those of them that sent all; only where the units below are no communes."""
    if not facts.is_open or Tier.COMMUNE in set(facts.children.tier):
        return pd.DataFrame(columns=["unit_code", "below_units", "below_full"])
    rows = facts.source.verdicts(facts.asked(by=By.CHILD, tier=Tier.COMMUNE))
    named = {"units": "below_units", "full": "below_full"}
    return rows.rename(columns=named)[["unit_code", *named.values()]]


def _table(facts: Facts, rows: pd.DataFrame, *, sortable: bool) -> Markup:
    has_below = bool(rows.below_units.sum())
    column = partial(Column, sortable=sortable)
    columns = [
        column("unit", labels.HEADS["unit"]),
        column("verdict", words.VERDICT_HEAD),
        column("complete", words.COMPLETE_HEAD, numeric=True),
        Column("missing", words.MISSING_HEAD, sortable=False),
    ]
    if has_below:
        columns.append(column("below", words.BELOW_HEAD, numeric=True))
    owed = {code: held for code, held in _missing(facts).groupby("unit_code", sort=False)}
    cells = [_row(facts, row, owed.get(row.unit_code), has_below=has_below) for row in rows.itertuples(index=False)]
    return table(columns, cells, caption=words.CHILDREN_CAPTION, file="don-vi-truc-thuoc", whole=True)


def _missing(facts: Facts) -> pd.DataFrame:
    """Reports that the units below owe themselves, by the tiers they are of."""
    tiers = [Tier(tier) for tier in facts.children.tier.unique() if tier in labels.TIER_NOUNS]
    found = [facts.source.missing(facts.asked(tier=tier)) for tier in tiers] if facts.is_open else []
    return pd.concat(found) if found else pd.DataFrame(columns=["unit_code"])


def _row(facts: Facts, row: Any, owed: pd.DataFrame | None, *, has_below: bool) -> tuple[Cell, ...]:
    name = shown_name(row.unit_name)
    cells = (
        Cell(link(name, facts.to(row.unit_code)), sort=name_order(row.unit_name), csv=row.unit_name),
        _verdict(row),
        Cell(
            numbers.of(row.complete, row.expected) if row.expected else numbers.NOTHING,
            sort=row.complete / row.expected if row.expected else -1,
        ),
        _owed(owed),
    )
    if not has_below:
        return cells
    if not row.below_units:
        return (*cells, Cell(numbers.NOTHING, sort=-1))
    return (*cells, Cell(numbers.of(row.below_full, row.below_units), sort=row.below_full / row.below_units))


def _verdict(row: Any) -> Cell:
    code = marks.verdict_of(row.complete, row.expected)
    if code:
        return Cell(marks.verdict(code), sort=list(labels.VERDICTS).index(code), csv=labels.VERDICTS[code])
    word = words.EXEMPT_MARK if pd.notna(row.exempt_reason) else words.NO_VERDICT
    return Cell(status_mark("none", word), sort=len(labels.VERDICTS), csv=word)


def _owed(owed: pd.DataFrame | None) -> Cell:
    """What a unit owes: each form with its step where they are few, else how many are at each step."""
    if owed is None or owed.empty:
        return Cell("")
    if len(owed) <= FORMS_AT_MOST:
        parts = [words.MISSING_ONE.format(field=row.field, step=_step(row.status)) for row in owed.itertuples()]
    else:
        counts = owed.status.value_counts()
        known = [status for status in labels.STATUSES_SHORT if status in counts.index]
        parts = [
            words.MISSING_MANY.format(count=numbers.running(int(counts[status])), step=_step(status))
            for status in known
        ]
    return Cell(lines(parts[0], *parts[1:]) if len(owed) <= FORMS_AT_MOST else "; ".join(parts), csv="; ".join(parts))


def _step(status: str) -> str:
    word = labels.STATUSES_SHORT[status]
    return word[:1].lower() + word[1:]


def _noun(facts: Facts) -> str:
    return labels.TIER_NOUNS.get(facts.children.tier.mode().iloc[0], labels.UNIT_NOUN)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("9999") else 1
