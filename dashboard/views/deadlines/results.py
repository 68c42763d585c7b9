"""Kết quả: on time, late, overdue, still open, by unit and by tier; how many days late; both rates."""

from collections.abc import Mapping
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.domain.rankings import shared_ranks
from dashboard.plots.deadlines import BANDS, band_bars
from dashboard.state import tier_code
from dashboard.text import deadlines as words
from dashboard.text import labels, numbers
from dashboard.views.components.facts import count, shown_name
from dashboard.views.components.lists import View, go, views
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card, chart, empty, prose, table
from dashboard.views.deadlines.chosen import CODES, ORDER
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.rows import (
    count_cell,
    counted,
    key,
    outcome_bar,
    rates,
    share_cell,
    shown_outcomes,
    unit_cell,
)

BAND_BARS = "bands"


def results_card(facts: Facts) -> Markup:
    """A bar a unit, its counts and rates beside it; by name, or by rate where there is one and a document sets it."""
    frame, shown = ordered(facts), shown_outcomes(facts.children)
    ranked = "rank" in frame
    rows = [_row(row, shown, facts, ranked=ranked) for row in frame.to_dict("records")]
    total = _row(facts.total, shown, facts, ranked=ranked, total=True) if facts.total is not None else ()
    listed = table(
        _columns(facts, shown, ranked=ranked), rows, caption=words.RESULTS_CAPTION, file="chap-hanh-thoi-han",
        total=total if len(rows) > 1 else (), height=640,
    )  # fmt: skip
    return card(
        "results", words.RESULTS_QUESTION, counted=counted(facts), body=_orders(facts) + key(facts, shown) + listed,
        explain=words.RESULTS_EXPLAIN, files=facts.question.files("results"),
    )  # fmt: skip


def ordered(facts: Facts) -> pd.DataFrame:
    """Units below by name; by rate, with their rank, where that is asked for and may be."""
    frame = facts.children
    if facts.chosen.of(ORDER) != "rate" or not may_rank(facts):
        return frame
    ranks = shared_ranks(frame["on_time_rate"], frame["expected"])
    shared = ranks.duplicated(keep=False) & ranks.notna()
    return frame.assign(rank=ranks, shared=shared).sort_values("rank", kind="stable", na_position="last")


def may_rank(facts: Facts) -> bool:
    """Whether a ranking may be chosen: after a deadline that a document sets, of several units."""
    return facts.is_due and facts.verified and len(facts.children) > 1


def tiers_card(facts: Facts) -> Markup:
    """A bar a tier, each against its own deadline; one without a document makes the words of all neutral."""
    tiers = [one for one in facts.tiers if count(one.total, "expected")]
    shown = shown_outcomes(pd.DataFrame([one.total for one in tiers]))
    wording = next((one for one in tiers if not one.verified), max(tiers, key=lambda one: one.is_due))
    columns = (Column("tier", words.TIER_HEAD), *_columns(wording, shown, ranked=False)[1:])
    rows = [(_tier_cell(one), *_row(one.total, shown, one, ranked=False, total=True)[1:]) for one in tiers]
    return card(
        "tiers", words.TIERS_QUESTION, counted=facts.question.choices.stamp, explain=words.TIERS_EXPLAIN,
        body=table(columns, rows, caption=words.TIERS_CAPTION, file="theo-cap"), files=facts.question.files("tiers"),
    )  # fmt: skip


def _tier_cell(facts: Facts) -> Cell:
    name = labels.TIERS[facts.tier or ""]
    shown = name if facts.verified else words.TIER_MARK.format(tier=name)
    return Cell(go(shown, facts.view(cap=tier_code(facts.tier))), csv=shown)


def bands_card(facts: Facts) -> Markup:
    """How many days late, and both rates in words."""
    if not facts.is_due:
        body, numbers_table = empty(words.BANDS_NONE), None
    else:
        body = chart(BAND_BARS, label=words.BANDS_LABEL, height=260) + prose(*_rates_said(facts))
        numbers_table = _bands_table(facts)
    return card(
        "bands", words.BANDS_QUESTION, counted=counted(facts), body=body, table=numbers_table,
        explain=words.BANDS_EXPLAIN, span=6, files=facts.question.files("bands"),
    )  # fmt: skip


def figures(facts: Facts) -> Mapping[str, hv.core.Dimensioned]:
    """The bars of the bands, once the deadline has come."""
    counts = {band: count(facts.total, band) for band in BANDS}
    return {BAND_BARS: band_bars(counts, verified=facts.verified)} if facts.is_due else {}


def band_counts(facts: Facts) -> list[tuple[str, int]]:
    """Words and count of each band."""
    names = words.BANDS if facts.verified else words.BANDS_MARK
    return [(names[band], count(facts.total, band)) for band in BANDS]


def _bands_table(facts: Facts) -> Markup:
    columns = (
        Column("band", words.BAND_HEAD, sortable=False), Column("count", words.COUNT_HEAD, numeric=True),
        Column("share", words.SHARE_HEAD, numeric=True),
    )  # fmt: skip
    expected = count(facts.total, "expected")
    rows = [(Cell(name), count_cell(n), share_cell(n, expected)) for name, n in band_counts(facts)]
    return table(columns, rows, caption=words.BANDS_CAPTION, file="so-ngay-cham")


def _rates_said(facts: Facts) -> tuple[str, ...]:
    on_time, expected, sent = rates(facts.total)
    row, median = facts.total, ""
    if row is not None and count(row, "late") and facts.verified:
        median = words.MEDIAN_SAID.format(
            median=numbers.decimal(float(row["median_days_late"])), most=numbers.integer(int(row["max_days_late"]))
        )
    said = (words.RATES_SAID if facts.verified else words.RATES_MARK_SAID).format(
        of_expected=numbers.of(on_time, expected), rate=numbers.ratio(on_time, expected),
        of_sent=numbers.of(on_time, sent), rate_sent=numbers.ratio(on_time, sent), median=median,
    )  # fmt: skip
    return (said,)


def _columns(facts: Facts, shown: list[str], *, ranked: bool) -> tuple[Column, ...]:
    head, head_sent = (words.RATE_HEAD, words.RATE_SENT_HEAD)
    if not facts.verified:
        head, head_sent = (words.RATE_HEAD_MARK, words.RATE_SENT_HEAD_MARK)
    return (
        Column("unit", labels.HEADS["unit"]), Column("bar", words.BAR_HEAD, sortable=False),
        Column("expected", labels.HEADS["expected"], numeric=True),
        *(Column(name, facts.outcomes[name], numeric=True) for name in shown),
        Column("rate", head, numeric=True), Column("sent", head_sent, numeric=True),
        *((Column("rank", words.RANK_HEAD, numeric=True),) if ranked else ()),
    )  # fmt: skip


def _row(row: Any, shown: list[str], facts: Facts, *, ranked: bool, total: bool = False) -> tuple[Cell, ...]:
    target = None if total else facts.down(row["unit_code"])
    on_time, expected, sent = rates(row)
    known = facts.is_due
    return (
        Cell(words.TOTAL) if total else unit_cell(row["unit_name"], target),
        outcome_bar(words.TOTAL if total else shown_name(row["unit_name"]), row, shown, facts, target),
        count_cell(expected), *(count_cell(int(row[name])) for name in shown),
        share_cell(on_time, expected, known=known), share_cell(on_time, sent, known=known),
        *((_rank_cell(row),) if ranked else ()),
    )  # fmt: skip


def _rank_cell(row: Any) -> Cell:
    rank = row.get("rank", pd.NA)
    if pd.isna(rank):
        return Cell(numbers.NOTHING, sort=10**6)
    text = words.RANK_SHARED.format(rank=rank) if row["shared"] else numbers.integer(rank)
    return Cell(text, sort=int(rank), csv=str(rank))


def _orders(facts: Facts) -> Markup:
    if not may_rank(facts):
        return Markup("")
    shown = [
        View(words.ORDERS[name], facts.view(**{ORDER: code}), facts.chosen.of(ORDER) == name)
        for code, name in CODES[ORDER].items()
    ]
    return views(words.ORDERS_LABEL, shown)
