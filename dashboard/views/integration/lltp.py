"""Lý lịch tư pháp: files that came from the one-stop software, of all files received."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.plots.integration import bars_height, ratio_bars
from dashboard.reference.places import ARCHIPELAGO, Tile, tiles
from dashboard.text import integration as words
from dashboard.text import numbers
from dashboard.views.components import parts, squares
from dashboard.views.components.folds import Fold, fold
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tab, card
from dashboard.views.components.question import Opened
from dashboard.views.components.squares import Square
from dashboard.views.integration import spread
from dashboard.views.integration.cells import count_cell, name_cell, ratio_cell
from dashboard.views.integration.facts import Counts, Facts, Span

SYSTEM = "lltp"
HEADS_HEIGHT = 60
NONE = Counts(None, None, None)
ORDERED = "ratio-order"
MAP = Fold("ratio-map", words.MAP_QUESTION, words.MAP_SUMMARY, words.RATIO_EXPLAIN, pictured=True)


def has_rows(facts: Facts) -> bool:
    """Whether the viewer may see any of it."""
    return len(facts.lltp) > 0


def lead(facts: Facts) -> str:
    """The sentence: integrated of received, pooled and median; of one province its own."""
    held = facts.summary
    shown = {
        "period": facts.ratio_title, "counts": numbers.of(held.integrated, held.received),
        "ratio": numbers.ratio(held.integrated, held.received),
    }  # fmt: skip
    if len(facts.ratios) == 1:
        return words.LLTP_LEAD_ONE.format(name=facts.ratios.unit_name.iloc[0], **shown)
    if not facts.is_national:
        return words.LLTP_LEAD_SOME.format(units=numbers.running(held.units), **shown)
    return words.LLTP_LEAD.format(units=numbers.running(held.units), median=numbers.percent(held.median), **shown)


def figures(facts: Facts) -> dict[str, hv.Overlay]:
    """The bars that show when the page opens: in the order of names."""
    return {"ratio-name": ratio_bars(facts.ratios, *facts.middle)}


def bars_by_ratio(facts: Facts) -> hv.Overlay:
    """The same bars in the order of ratios."""
    by_ratio = facts.ratios.sort_values("ratio", ascending=False, kind="stable", na_position="last")
    return ratio_bars(by_ratio, *facts.middle)


def body(facts: Facts) -> Markup:
    """Note, the table beside its bars; beneath how the units spread, and the map folded away."""
    cards = [_table_card(facts), _bars_card(facts)]
    if facts.is_national and len(facts.ratios) > 1:
        cards += [spread.card_of(facts), fold(MAP, facts.files("ratio-map"))]
    return parts.strip(words.LLTP_NOTE) + parts.grid(*cards)


def _honest(facts: Facts) -> str:
    """The gap, who has exactly none and who all, then how the ratio is made: in words, for the series is closed."""
    held = facts.summary
    ends = words.LLTP_ENDS.format(
        gap=numbers.integer(held.gap), units=numbers.running(held.units), none=numbers.running(held.without),
        full=numbers.running(int((facts.ratios.ratio == 1).sum())),
    )  # fmt: skip
    return f"{ends} {words.METHOD}" if facts.is_national else words.METHOD


def _is_running(span: Span) -> bool:
    """Whether the period is a year whose end the source does not print."""
    start, end = span
    return (start.month, start.day) == (1, 1) and end.month > 1 and (end.month, end.day) != (12, 31)


def _bars_card(facts: Facts) -> Markup:
    held, period = facts.summary, facts.ratio_title
    label = words.BARS_LABEL.format(units=numbers.running(len(facts.ratios)), period=period)
    height = bars_height(len(facts.ratios))
    orders = (("ratio-name", words.BARS_BY_NAME), (ORDERED, words.BARS_BY_RATIO))
    panels = [Tab(key, name, parts.chart(key, label=label, height=height)) for key, name in orders]
    lines = {"pooled": numbers.percent(held.pooled), "median": numbers.percent(held.median)}
    counted = words.BARS_COUNTED if facts.is_national else words.BARS_COUNTED_OWN
    return card(
        "ratio", words.BARS_QUESTION.format(period=period),
        counted=counted.format(period=period, real=facts.real(SYSTEM), **lines),
        body=parts.tabs("ratio", panels), explain=words.RATIO_EXPLAIN, note=_honest(facts), span=5,
        files=facts.files("ratio"),
    )  # fmt: skip


def map_part(facts: Facts) -> Opened:
    """The map: a square a province, its ratio in it."""
    rows = {row.unit_code: row for row in facts.ratios.itertuples()}
    drawn = [_square(tile, rows.get(tile.unit_code)) for tile in tiles(facts.map_day)]
    diagram = squares.square_map(
        drawn, caption=words.MAP_CAPTION, legend=words.MAP_LEGEND, low=words.MAP_LOW, high=words.MAP_HIGH,
        label=words.MAP_LABEL,
    )  # fmt: skip
    counted = words.MAP_COUNTED.format(
        units=numbers.running(len(rows)), period=facts.ratio_title, real=facts.real(SYSTEM),
        boundaries=words.BOUNDARIES[facts.chosen.boundaries],
    )  # fmt: skip
    return Opened(parts.prose(counted) + diagram)


def _square(tile: Tile, row: Any) -> Square:
    if row is None or pd.isna(row.ratio):
        value, step, spoken = numbers.NOT_REPORTED, 0, words.MAP_SPOKEN_NONE.format(name=tile.name)
    else:
        value, step = numbers.ratio(row.integrated, row.received), squares.ramp_step(float(row.ratio))
        counts = numbers.of(row.integrated, row.received)
        spoken = words.MAP_SPOKEN.format(name=tile.name, counts=counts, ratio=value)
    return Square(tile.name, value, spoken, tile.col + 1, tile.row + 1, step, archipelago=tile.part == ARCHIPELAGO)


def _table_card(facts: Facts) -> Markup:
    heads = [(span, key, head) for span in facts.periods for key, head in _heads(facts, span)]
    columns = [Column("name", words.PROVINCE)]
    columns += [Column(f"{key}-{span[0]}", head, numeric=True) for span, key, head in heads]
    shown = [(span, key) for span, key, _ in heads]
    codes = facts.lltp.drop_duplicates("unit_code")
    rows = [
        [name_cell(name), *_cells(shown, {span: facts.counts.get((code, span), NONE) for span in facts.periods})]
        for code, name in zip(codes.unit_code, codes.name, strict=True)
    ]
    sums = {span: facts.sums(span) for span in facts.periods}
    total = [Cell(facts.total_name), *_cells(shown, sums)] if len(rows) > 1 else []
    table = parts.table(
        columns, rows, caption=words.TABLE_QUESTION, file=words.TABLE_FILE, total=total,
        height=bars_height(len(rows)) + HEADS_HEIGHT,
    )  # fmt: skip
    return card(
        "lltp", words.TABLE_QUESTION, counted=words.TABLE_COUNTED.format(real=facts.real(SYSTEM)), body=table,
        note=_note(facts), explain=words.RATIO_EXPLAIN, span=7, files=facts.files("lltp"),
    )  # fmt: skip


def _note(facts: Facts) -> str:
    running = next((span for span in facts.periods if _is_running(span)), None)
    day = facts.document_day(SYSTEM)
    if running is None or day is None:
        return words.SIGNS_LLTP
    return words.TABLE_NOTE.format(year=words.period_title(*running), day=numbers.day(day), signs=words.SIGNS_LLTP)


def _heads(facts: Facts, span: Span) -> list[tuple[str, str]]:
    title = words.period_title(*span)
    heads = [("integrated", words.HEAD_INTEGRATED.format(period=title))]
    if facts.sums(span).received is not None:
        more = (("received", words.HEAD_RECEIVED), ("ratio", words.HEAD_RATIO), ("gap", words.HEAD_GAP))
        heads += [(key, head.format(period=title)) for key, head in more]
    return heads


def _cells(shown: Sequence[tuple[Span, str]], counts: Mapping[Span, Counts]) -> list[Cell]:
    """Cells of one unit, or of all together, over all periods."""
    return [
        ratio_cell(counts[span].integrated, counts[span].received)
        if key == "ratio"
        else count_cell(getattr(counts[span], key))
        for span, key in shown
    ]


LATER: Mapping[str, Callable[[Facts], hv.Overlay]] = MappingProxyType(
    {ORDERED: bars_by_ratio, spread.NAME: spread.figure}
)
"""Figures behind a tab or far down the page → what draws them, once they are looked at."""
