"""Danh sách thiếu biểu: every report still to be sent, under its unit, its cluster where there are clusters."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dashboard.domain.periods import Phase
from dashboard.domain.vietnamese import short_name, sort_key
from dashboard.text import labels, numbers
from dashboard.text import progress as words
from dashboard.views.components.lists import BAND, Band, Row, View, grouped, paged, toolbar, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, empty
from dashboard.views.progress.chosen import ORDER, PAGE, VERDICT, code_of, meanings
from dashboard.views.progress.facts import Facts
from dashboard.views.progress.message import message_panel
from dashboard.views.progress.rows import (
    counted,
    form_cell,
    left_cell,
    provisional_note,
    since_cell,
    step_cell,
    unit_cell,
    verdict_cell,
)  # fmt: skip

MOST_ROWS = 200
"""Reports on one page of the list."""

Member = tuple[str, Any]
"""A unit's band and one of its rows: a report it owes, or the unit itself where it owes none."""


def missing_card(facts: Facts) -> Markup:
    """The list in pages, with the counts by verdict above it."""
    verdict = facts.chosen.of(VERDICT)
    groups = _groups(facts, verdict)
    question = words.LIST_QUESTION_LOCKED if facts.phase is Phase.LOCKED else words.LIST_QUESTION
    return card(
        "missing", words.LIST_QUESTION_FULL if verdict == "full" else question, counted=counted(facts),
        body=_tools(facts) + (_list(facts, groups) if groups else empty(_nothing(facts, verdict))),
        explain=words.LIST_EXPLAIN.format(field=words.LIST_EXPLAIN_FIELD if facts.chosen.field else ""),
        note=" ".join(_notes(facts)), files=facts.question.files("missing"),
    )  # fmt: skip


def _notes(facts: Facts) -> list[str]:
    notes = [words.CLUSTERS_NOTE] if _by_cluster(facts) else []
    return [*notes, *filter(None, [provisional_note(facts.missing["form_code"])])]


def _nothing(facts: Facts, verdict: str) -> str:
    if facts.is_single:
        return words.LIST_NONE_ONE
    return words.LIST_NONE if verdict == "behind" else words.LIST_NO_VERDICT


def _tools(facts: Facts) -> Markup:
    counts = facts.verdicts
    held = {"behind": facts.owing_units, **{name: int(counts[name]) for name in ("partial", "none", "full")}}
    chosen = facts.chosen.of(VERDICT)
    by_verdict = [
        View(_with_count(words.VERDICTS[name], held[name]), facts.view(**_code(VERDICT, name)), name == chosen)
        for name in meanings(VERDICT)
    ]
    order = facts.chosen.of(ORDER)
    by_order = [View(words.ORDERS[name], facts.view(**_code(ORDER, name)), name == order) for name in meanings(ORDER)]
    orders = views(words.ORDERS_LABEL, by_order) if facts.clusters else Markup("")
    by = Markup("") if facts.is_single else views(words.VERDICTS_LABEL, by_verdict)
    return toolbar(by, orders) + (message_panel(facts) if facts.receives and not facts.is_single else Markup(""))


def _code(name: str, meaning: str) -> dict[str, str]:
    return {name: code_of(name, meaning)}


def _with_count(word: str, held: int) -> str:
    return words.COUNT_SUFFIX.format(word=word, count=numbers.running(held))


def _by_cluster(facts: Facts) -> bool:
    return bool(facts.clusters) and facts.chosen.of(ORDER) == "cluster"


def _groups(facts: Facts, verdict: str) -> list[list[Member]]:
    """Rows of each unit of the verdict asked for, by band, then in Vietnamese order of its name."""
    units = facts.unit_verdicts
    if verdict != "behind":
        units = units[units["verdict"] == verdict]
    owed = {code: list(rows) for code, rows in groupby(facts.missing.itertuples(), lambda row: row.unit_code)}
    found = [(_band(facts, unit), owed.get(unit.unit_code) or [unit]) for unit in units.itertuples()]
    if verdict == "behind":
        found = [(band, rows) for band, rows in found if hasattr(rows[0], "status")]
    if _by_cluster(facts):
        found.sort(key=lambda pair: (pair[0] == words.NO_CLUSTER, sort_key(pair[0])))
    return [[(band, row) for row in rows] for band, rows in found]


def _band(facts: Facts, unit: Any) -> str:
    if not _by_cluster(facts):
        return ""
    cluster = facts.clusters.get(unit.unit_code)
    return words.CLUSTER.format(cluster=cluster) if cluster else words.NO_CLUSTER


def _list(facts: Facts, groups: Sequence[Sequence[Member]]) -> Markup:
    pages = paged(groups, MOST_ROWS)
    number = facts.chosen.page(PAGE, len(pages))
    choices = [
        View(_span(page), facts.view(**{PAGE: str(place)}), place == number)
        for place, page in enumerate(pages, start=1)
    ]
    rows = _rows(facts, pages[number - 1], groups)
    return toolbar(views(words.PAGES_LABEL, choices)) + grouped(
        _columns(facts), rows, caption=words.LIST_CAPTION, file="danh-sach-thieu-bieu", height=640
    )


def _span(page: Sequence[Sequence[Member]]) -> str:
    """First and last of a page: its clusters where there are some, else its units."""
    first, last = (group[0][0] or short_name(group[0][1].unit_name) for group in (page[0], page[-1]))
    return first if first == last else words.PAGE_NAMES.format(first=first, last=last)


def _columns(facts: Facts) -> tuple[Column, ...]:
    band = (Column(BAND, words.CLUSTER_HEAD),) if _by_cluster(facts) else ()
    who = (*band, Column("unit", labels.HEADS["unit"]), Column("verdict", words.VERDICT_HEAD))
    if facts.chosen.of(VERDICT) == "full":
        return (*who, Column("sent", labels.HEADS["complete"]))
    return (
        *who,
        Column("form", labels.HEADS["form"]), Column("step", words.STEP_HEAD), Column("since", labels.HEADS["since"]),
        Column("left", words.LEFT_HEAD if facts.verified or facts.tier is None else words.LEFT_HEAD_UNVERIFIED),
    )  # fmt: skip


def _rows(facts: Facts, page: Sequence[Sequence[Member]], groups: Sequence[Sequence[Member]]) -> list[Row | Band]:
    rows: list[Row | Band] = []
    shown = ""
    verdicts = dict(zip(facts.unit_verdicts["unit_code"], facts.unit_verdicts["verdict"], strict=True))
    for group in page:
        band = group[0][0]
        if band != shown:
            rows.append(_head(facts, band, groups))
            shown = band
        rows += [
            Row(_cells(facts, band, row, verdicts, again=place > 0), first=place == 0)
            for place, (_, row) in enumerate(group)
        ]
    return rows


def _head(facts: Facts, band: str, groups: Sequence[Sequence[Member]]) -> Band:
    """Head of a cluster with what all of it owes, on this page and others."""
    held = [group for group in groups if group[0][0] == band]
    reports = sum(len(group) for group in held if hasattr(group[0][1], "status"))
    note = words.CLUSTER_COUNTS.format(
        units=numbers.running(len(held)), noun=facts.noun, reports=numbers.running(reports)
    )  # fmt: skip
    return Band(band, note)


def _cells(facts: Facts, band: str, row: Any, verdicts: dict[str, str], *, again: bool) -> tuple[Cell, ...]:
    first = (Cell(band),) if _by_cluster(facts) else ()
    held = verdicts[row.unit_code]
    unit = unit_cell(row.unit_name, facts.to_unit(row.unit_code), held, again=again)
    verdict = verdict_cell(held, again=again)
    if not hasattr(row, "status"):
        return (*first, unit, verdict, *_sent(facts, row.unit_code))
    form = form_cell(row, facts.to_unit(row.unit_code, row.form_code))
    return (*first, unit, verdict, form, step_cell(row), since_cell(row, facts), left_cell(row, facts))


def _sent(facts: Facts, code: str) -> tuple[Cell, ...]:
    """Cells of a unit that owes nothing: what it sent; in a list of others too, nothing in their columns."""
    row = facts.unit_progress.loc[code]
    sent = words.SENT_OF.format(counts=numbers.of(int(row["complete"]), int(row["expected"])))
    others = () if facts.chosen.of(VERDICT) == "full" else (Cell(numbers.NOTHING, sort=""),) * 3
    return Cell(sent, sort=int(row["complete"])), *others
