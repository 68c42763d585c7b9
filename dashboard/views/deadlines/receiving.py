"""Tiến độ qua các cấp: where the days went from tier to tier, and what each receiving unit had from below."""

from collections.abc import Mapping
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.domain.cascade import Cause, Link, cause
from dashboard.domain.vietnamese import sort_key
from dashboard.plots.deadlines import GROUPS, chain_bars, group_days
from dashboard.text import deadlines as words
from dashboard.text import labels, numbers
from dashboard.views.components.facts import count
from dashboard.views.components.lists import marks_legend
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tone, card, chart, empty, prose, status_mark, table
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.rows import count_cell, of_cell, slack, unit_cell

CHAIN = "chain"
CHAIN_TONES: Mapping[str, Tone] = {"waiting": "todo", "own": "active", "back": "returned", "above": "done"}
CAUSE_TONES: Mapping[Cause, Tone] = {
    Cause.HELD: "soon", Cause.INPUT: "active", Cause.LATE_INPUT: "late", Cause.LATE_OWN: "late", Cause.SENT: "done",
}  # fmt: skip


def chain_card(facts: Facts) -> Markup:
    """Mean days of a report in each step, a bar a tier on its way up."""
    tiers = list(dict.fromkeys(facts.chain["tier"]))
    columns = (
        Column("tier", words.TIER_HEAD, sortable=False),
        *(Column(group, words.CHAIN_GROUPS[group], numeric=True) for group in GROUPS),
        Column("total", words.TOTAL, numeric=True),
    )  # fmt: skip
    rows = [_chain_row(tier, group_days(facts.chain, tier)) for tier in tiers]
    key = marks_legend([status_mark(tone, words.CHAIN_GROUPS[group]) for group, tone in CHAIN_TONES.items()])
    figure = key + chart(CHAIN, label=words.CHAIN_LABEL, height=chain_height(facts)) if rows else empty()
    listed = table(columns, rows, caption=words.CHAIN_CAPTION, file="ngay-o-tung-khau", whole=True)
    return card(
        "chain", words.CHAIN_QUESTION, counted=facts.question.choices.stamp, body=figure + listed,
        explain=words.CHAIN_EXPLAIN, files=facts.question.files("chain"),
    )  # fmt: skip


def figures(facts: Facts) -> Mapping[str, hv.core.Dimensioned]:
    """The bars of the chain."""
    return {CHAIN: chain_bars(facts.chain, labels.TIERS)} if len(facts.chain) else {}


def chain_height(facts: Facts) -> int:
    """Pixels of the chart."""
    return 64 + 52 * max(facts.chain["tier"].nunique(), 1)


def _chain_row(tier: str, days: Mapping[str, float]) -> tuple[Cell, ...]:
    cells = [Cell(numbers.decimal(value), sort=value) for value in (*days.values(), sum(days.values()))]
    return Cell(labels.TIERS[tier]), *cells


def cascade_card(facts: Facts) -> Markup:
    """Each receiving unit: what it has from below, the time left to its own deadline, what its delay comes from."""
    heads = words.CASCADE_HEADS
    columns = (
        Column("unit", labels.HEADS["receiver"]), Column("children", heads[0], numeric=True), Column("last", heads[1]),
        Column("slack", heads[2], numeric=True), Column("own", heads[3], numeric=True), Column("cause", heads[4]),
    )  # fmt: skip
    found = causes(facts)
    rows = [_row(row, one, facts) for row, one in zip(facts.cascade.itertuples(), found, strict=True)]
    body = table(columns, rows, caption=words.CASCADE_CAPTION, file="tien-do-qua-cac-cap", height=560)
    return card(
        "cascade", words.CASCADE_QUESTION, counted=facts.question.choices.stamp, body=prose(_said(found)) + body,
        explain=words.CASCADE_EXPLAIN, files=facts.question.files("cascade"),
    )  # fmt: skip


def causes(facts: Facts) -> list[Cause]:
    """Cause of each row of ``facts.cascade``."""
    return [cause(_link(row, facts)) for row in facts.cascade.itertuples()]


def cause_words(facts: Facts) -> Mapping[str, str]:
    """What each cause is called; neutral where no document sets the receiving units' deadline."""
    tiers = set(facts.cascade["tier"])
    verified = facts.dues[facts.dues["tier"].isin(tiers)]["verified"].astype(bool).all()
    return words.CASCADE_CAUSES if verified else words.CASCADE_CAUSES_MARK


def _link(row: Any, facts: Facts) -> Link:
    own = _own(facts.receiving_progress, row.unit_code)
    last = None if pd.isna(row.last_child_sent_at) else row.last_child_sent_at.to_pydatetime()
    return Link(
        has_all=row.children_complete == row.children_expected, last_child_sent_at=last,
        sent_all=count(own, "complete") == count(own, "expected"),
        late=count(_own(facts.receiving_punctuality, row.unit_code), "late") > 0,
        due_before=row.due_before.to_pydatetime(),
    )  # fmt: skip


def _own(frame: pd.DataFrame, code: str) -> "pd.Series[Any] | None":
    return frame.loc[[code]].iloc[0] if code in frame.index else None


def _row(row: Any, found: Cause, facts: Facts) -> tuple[Cell, ...]:
    own, last = _own(facts.receiving_progress, row.unit_code), row.last_child_sent_at
    word = cause_words(facts)[found]
    return (
        unit_cell(row.unit_name, facts.question.to_unit(row.unit_code)),
        of_cell(int(row.children_complete), int(row.children_expected)),
        Cell(numbers.NOTHING if pd.isna(last) else numbers.stamp(last), sort="" if pd.isna(last) else last.isoformat()),
        Cell(slack(float(row.slack_hours)), sort=float(row.slack_hours), csv=f"{row.slack_hours:.1f}"),
        count_cell(0) if own is None else of_cell(count(own, "complete"), count(own, "expected")),
        Cell(status_mark(_tone(found, facts), word), sort=sort_key(word), csv=word),
    )


def _tone(found: Cause, facts: Facts) -> Tone:
    return CAUSE_TONES[found] if cause_words(facts) is words.CASCADE_CAUSES or found is Cause.SENT else "none"


def _said(found: list[Cause]) -> str:
    late = sum(one in {Cause.LATE_INPUT, Cause.LATE_OWN, Cause.SENT} for one in found)
    counts = {"held": found.count(Cause.HELD), "input": found.count(Cause.INPUT), "sent": late}
    return words.CASCADE_SAID.format(**{name: numbers.running(n) for name, n in counts.items()})
