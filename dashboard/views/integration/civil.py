"""Hộ tịch: records on the shared software by kind of event, blanks apart from zeros."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import holoviews as hv

from dashboard.domain.integration import blanks
from dashboard.plots.integration import bars_height, count_bars
from dashboard.text import integration as words
from dashboard.text import numbers
from dashboard.views.components import parts
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tab, card
from dashboard.views.integration.cells import count_cell, name_cell
from dashboard.views.integration.facts import Facts

SYSTEM = "civil-status"
TABS_HEIGHT = 90
MEASURES = tuple(words.MEASURES)


def has_rows(facts: Facts) -> bool:
    """Whether the viewer may see any of it."""
    return len(facts.civil) > 0


def lead(facts: Facts) -> str:
    """The sentence: records by event, and how many provinces are blank."""
    frame = facts.civil
    shown = {name: numbers.integer(int(frame[name].sum())) for name in ("births", "deaths", "marriages")}
    shown["day"] = numbers.day(facts.civil_day)
    if len(frame) == 1:
        return words.CIVIL_LEAD_ONE.format(name=frame.unit_name.iloc[0], **shown)
    left = blanks(frame, MEASURES)["marriages"]
    blank = words.CIVIL_BLANK.format(units=numbers.running(left)) if left else ""
    if not facts.is_national:
        return words.CIVIL_LEAD_SOME.format(units=numbers.running(len(frame)), blank=blank, **shown)
    return words.CIVIL_LEAD.format(blank=blank, **shown)


def figures(facts: Facts) -> dict[str, hv.Overlay]:
    """The bars that show when the page opens, of the first kind of event, in the order of names."""
    return {_chart(MEASURES[0]): count_bars(facts.civil, MEASURES[0])}


def _chart(measure: str) -> str:
    return f"civil-{measure}"


def _bars_of(measure: str) -> Callable[[Facts], hv.Overlay]:
    return lambda facts: count_bars(facts.civil, measure)


LATER: Mapping[str, Callable[[Facts], hv.Overlay]] = MappingProxyType(
    {_chart(measure): _bars_of(measure) for measure in MEASURES[1:]}
)
"""Figures behind a tab → what draws them, once they are looked at."""


def body(facts: Facts) -> Markup:
    """Note, sums with their blanks, the table and the bars."""
    return (
        parts.strip(words.CIVIL_NOTE) + parts.tiles(_tiles(facts)) + parts.grid(_table_card(facts), _bars_card(facts))
    )


def _tiles(facts: Facts) -> list[parts.Tile]:
    left = blanks(facts.civil, MEASURES)
    return [
        parts.Tile(name, _sum(facts, measure), note=_blank_note(left[measure]))
        for measure, name in words.MEASURES.items()
    ]


def _blank_note(units: int) -> str:
    return words.BLANK_NOTE.format(units=numbers.running(units)) if units else words.NO_BLANK_NOTE


def _sum(facts: Facts, measure: str) -> str:
    counts = facts.civil[measure]
    return numbers.integer(int(counts.sum())) if counts.notna().any() else numbers.NOT_REPORTED


def _table_card(facts: Facts) -> Markup:
    frame = facts.civil
    columns = [Column("name", words.PROVINCE)]
    columns += [Column(measure, name, numeric=True) for measure, name in words.MEASURES.items()]
    rows = [
        [name_cell(row.name), *(count_cell(getattr(row, measure)) for measure in MEASURES)]
        for row in frame.itertuples(index=False)
    ]
    sums = frame[list(MEASURES)].sum(min_count=1)
    total = [Cell(facts.total_name), *(count_cell(sums[measure]) for measure in MEASURES)] if len(rows) > 1 else []
    return card(
        "civil", words.CIVIL_TABLE_QUESTION,
        counted=words.CIVIL_COUNTED.format(day=numbers.day(facts.civil_day), real=facts.real(SYSTEM)),
        body=parts.table(
            columns, rows, caption=words.CIVIL_TABLE_QUESTION, file=words.CIVIL_FILE, total=total,
            height=bars_height(len(rows)) + TABS_HEIGHT,
        ),
        note=words.SIGNS_CIVIL, explain=words.CIVIL_EXPLAIN, span=6, files=facts.files("civil"),
    )  # fmt: skip


def _bars_card(facts: Facts) -> Markup:
    height, units = bars_height(len(facts.civil)), numbers.running(len(facts.civil))
    panels = [
        Tab(measure, name, parts.chart(
            _chart(measure), label=words.CIVIL_BARS_LABEL.format(measure=name, units=units), height=height,
        ))
        for measure, name in words.MEASURES.items()
    ]  # fmt: skip
    counted = words.CIVIL_BARS_COUNTED.format(day=numbers.day(facts.civil_day), real=facts.real(SYSTEM))
    return card(
        "civil-bars", words.CIVIL_BARS_QUESTION, counted=counted, body=parts.tabs("civil-measures", panels),
        note=words.SIGNS_CIVIL, explain=words.CIVIL_EXPLAIN, span=6, files=facts.files("civil-bars"),
    )  # fmt: skip
