"""Live series: ratios with bands, intervals of few cases, places shared by ties, and what the middle would bring."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import holoviews as hv
import pandas as pd

from dashboard.domain.rankings import FEWEST
from dashboard.plots.integration import bars_height, ratio_bars
from dashboard.text import integration_live as words
from dashboard.text import numbers
from dashboard.views.components import parts
from dashboard.views.components.lists import select, toolbar
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, Tab, card
from dashboard.views.integration.cells import count_cell, name_cell, ratio_cell
from dashboard.views.integration.chosen import SERIES, SPAN
from dashboard.views.integration.facts import Facts
from dashboard.views.integration.live_facts import LiveFacts

SMALL = 100
"""Cases below which a share is shown with its interval."""
HEADS_HEIGHT = 60
NAMED, ORDERED = "live-name", "live-order"


def lead(facts: Facts) -> str:
    """The sentence: how many of how many, the middle, and what reaching it would bring."""
    held = facts.made(LiveFacts)
    if held.is_empty:
        return words.NONE_YET
    total, unit = held.summary, held.ratio.unit_of_measure
    said = {
        "period": words.in_sentence(held.title), "name": held.ratio.name, "unit": unit,
        "counts": numbers.of(total.integrated, total.received),
        "ratio": numbers.ratio(total.integrated, total.received),
    }  # fmt: skip
    if len(held.rows) == 1:
        return words.LEAD_ONE.format(who=held.rows.unit_name.iloc[0], **said)
    spoken = words.LEAD.format(units=numbers.running(total.units), median=numbers.percent(total.median), **said)
    gain = held.lift
    if gain is None or not gain.more:
        return spoken
    return spoken + words.LIFT.format(
        below=numbers.running(gain.units), more=numbers.running(gain.more), unit=unit,
        pooled=numbers.percent(gain.pooled),
    )  # fmt: skip


def figures(_facts: Facts) -> dict[str, hv.Overlay]:
    """None at once: what the page reads for its table takes as long as its bars do."""
    return {}


def bars_by_name(facts: Facts) -> hv.Overlay:
    """Bars in the order of names."""
    held = facts.made(LiveFacts)
    return _bars(held, held.rows)


def bars_by_ratio(facts: Facts) -> hv.Overlay:
    """The same bars in the order of ratios."""
    held = facts.made(LiveFacts)
    return _bars(held, held.rows.sort_values("ratio", ascending=False, kind="stable", na_position="last"))


def _bars(held: LiveFacts, rows: pd.DataFrame) -> hv.Overlay:
    """Bars of the rows, of few cases with their interval."""
    few = rows.denominator.fillna(SMALL) < SMALL
    shown = rows.assign(low=rows.ratio_low.where(few), high=rows.ratio_high.where(few))
    return ratio_bars(shown, *((held.summary.pooled, held.summary.median) if len(rows) > 1 else (None, None)))


def has_rows(facts: Facts) -> bool:
    """Whether the viewer may see any of it."""
    return not facts.made(LiveFacts).is_empty


def body(facts: Facts) -> Markup:
    """Choices, what is to be confirmed, figures in short, table and bars, and who lies in which band."""
    held = facts.made(LiveFacts)
    if held.is_empty:
        return parts.empty(words.NONE_YET)
    chosen = toolbar(select(SERIES, words.SERIES, held.series_options()), select(SPAN, words.SPAN, held.span_options()))
    told = parts.strip(held.ratio.note, "none") if held.ratio.note else Markup("")
    cards = [_table_card(held), _bars_card(held)]
    if held.ratio.bands and len(held.rows) > 1:
        cards.append(_bands_card(held))
    tiles = parts.tiles(_tiles(held)) if len(held.rows) > 1 else Markup("")
    return chosen + told + tiles + parts.grid(*cards)


def _tiles(held: LiveFacts) -> list[parts.Tile]:
    total, unit = held.summary, held.ratio.unit_of_measure
    counts = numbers.of(total.integrated, total.received)
    found = [
        parts.Tile(
            words.POOLED, numbers.ratio(total.integrated, total.received),
            note=words.POOLED_NOTE.format(counts=counts, unit=unit),
        ),
        parts.Tile(
            words.MEDIAN, numbers.percent(total.median),
            note=words.MEDIAN_NOTE.format(units=numbers.running(total.units)),
        ),
        parts.Tile(words.GAP, numbers.integer(total.gap), note=words.GAP_NOTE.format(unit=unit)),
    ]  # fmt: skip
    gain = held.lift
    if gain is not None:
        note = words.MORE_NOTE.format(below=numbers.running(gain.units), pooled=numbers.percent(gain.pooled))
        found.append(parts.Tile(words.MORE, numbers.signed(gain.more), note=note))
    return found


def _table_card(held: LiveFacts) -> Markup:
    keys = [key for key in words.HEADS if _shown(key, held)]
    columns = [Column("name", words.UNIT)] + [Column(key, words.HEADS[key], numeric=True) for key in keys]
    rows = [[name_cell(row.name), *(_cell(key, row, held) for key in keys)] for row in held.rows.itertuples()]
    question = words.TABLE_QUESTION.format(name=held.ratio.name, period=words.in_sentence(held.title))
    return card(
        "live", question, counted=_counted(held), span=7, files=held.facts.files("live"),
        body=parts.table(
            columns, rows, caption=question, file=words.FILE, height=bars_height(len(rows)) + HEADS_HEIGHT,
            total=_total(held, keys) if len(rows) > 1 else [],
        ),
        note=words.SIGNS.format(small=SMALL, fewest=FEWEST, unit=held.ratio.unit_of_measure), explain=explained(held),
    )  # fmt: skip


def _counted(held: LiveFacts) -> str:
    return words.TABLE_COUNTED.format(
        numerator=held.ratio.numerator_name, denominator=words.in_sentence(held.ratio.denominator_name),
        period=words.in_sentence(held.title),        source=held.source,
    )  # fmt: skip


def explained(held: LiveFacts) -> str:
    """How the ratio is counted."""
    return words.EXPLAIN.format(
        numerator=words.in_sentence(held.ratio.numerator_name),
        denominator=words.in_sentence(held.ratio.denominator_name),
    )


def _shown(key: str, held: LiveFacts) -> bool:
    """A column that would be empty throughout is left out."""
    if key == "earlier":
        return len(held.earlier) > 0
    return key not in {"band", "rank"} or bool(held.rows[key].notna().any())


def _cell(key: str, row: Any, held: LiveFacts) -> Cell:
    if key in {"numerator", "denominator", "gap"}:
        return count_cell(getattr(row, key))
    if key == "ratio":
        return _ratio(row)
    if key == "earlier":
        return _earlier(row.unit_code, held)
    if key == "band":
        return (
            _none() if pd.isna(row.band) else Cell(band_names(held.ratio.bands)[int(row.band) - 1], sort=int(row.band))
        )
    return _rank(row, held)


def _earlier(code: str, held: LiveFacts) -> Cell:
    if code not in held.earlier.index:
        return _none()
    before = held.earlier.loc[code]
    return ratio_cell(before.numerator, before.denominator)


def _ratio(row: Any) -> Cell:
    """The ratio, and of few cases its interval beneath."""
    shown = ratio_cell(row.numerator, row.denominator)
    if pd.isna(row.ratio_low) or row.denominator >= SMALL:
        return shown
    ends = words.INTERVAL.format(low=numbers.percent(row.ratio_low), high=numbers.percent(row.ratio_high))
    return replace(shown, text=parts.lines(str(shown.text), ends), csv=str(shown.text))


def _rank(row: Any, held: LiveFacts) -> Cell:
    if pd.isna(row.rank):
        return _none()
    tied = int((held.rows["rank"] == row.rank).sum()) > 1
    text = parts.lines(numbers.integer(row.rank), words.TIED if tied else "")
    return Cell(text, sort=int(row.rank), csv=str(row.rank))


def _none() -> Cell:
    return Cell(numbers.NOTHING, csv="")


def _total(held: LiveFacts, keys: list[str]) -> list[Cell]:
    total = held.summary
    cells = {
        "numerator": count_cell(total.integrated), "denominator": count_cell(total.received),
        "gap": count_cell(total.gap), "ratio": ratio_cell(total.integrated, total.received),
    }  # fmt: skip
    return [Cell(words.POOLED), *(cells.get(key, Cell("")) for key in keys)]


def _bars_card(held: LiveFacts) -> Markup:
    total, height = held.summary, bars_height(len(held.rows))
    label = words.BARS_LABEL.format(units=numbers.running(len(held.rows)), period=held.title)
    orders = ((NAMED, words.BY_NAME), (ORDERED, words.BY_RATIO))
    panels = [Tab(key, name, parts.chart(key, label=label, height=height)) for key, name in orders]
    lines = {"pooled": numbers.percent(total.pooled), "median": numbers.percent(total.median)}
    counted = words.BARS_COUNTED if len(held.rows) > 1 else words.BARS_COUNTED_OWN
    return card(
        "live-bars", words.BARS_QUESTION.format(period=words.in_sentence(held.title)),
        counted=counted.format(**lines), body=parts.tabs("live", panels), explain=explained(held), span=5,
        files=held.facts.files("live"),
    )  # fmt: skip


def _bands_card(held: LiveFacts) -> Markup:
    names = band_names(held.ratio.bands)
    groups = [(name, held.rows[held.rows.band == place]) for place, name in enumerate(names, start=1)]
    groups.append((words.NO_RATIO, held.rows[held.rows.band.isna()]))
    rows = [
        (Cell(name, sort=place), Cell(numbers.integer(len(lying)), sort=len(lying)), Cell(", ".join(lying.name)))
        for place, (name, lying) in enumerate(groups)
        if len(lying) or name != words.NO_RATIO
    ]
    keys = ("band", "units", "names")
    columns = [Column(key, head, numeric=key == "units") for key, head in zip(keys, words.BANDS_HEADS, strict=True)]
    return card(
        "live-bands", words.BANDS_QUESTION, counted=words.BANDS_COUNTED.format(source=held.ratio.bands_source),
        body=parts.table(columns, rows, caption=words.BANDS_QUESTION, file=words.BANDS_FILE),
        explain=explained(held), files=held.facts.files("live"),
    )  # fmt: skip


def band_names(thresholds: tuple[Fraction, ...]) -> list[str]:
    """Names of the bands, from the highest."""
    percents = [numbers.decimal(limit * 100) for limit in thresholds]
    names = [words.ABOVE.format(high=percents[0])]
    for place, (high, low) in enumerate(zip(percents, percents[1:], strict=False)):
        names.append((words.BETWEEN if place == 0 else words.BETWEEN_OPEN).format(low=low, high=high))
    return [*names, words.BELOW.format(low=percents[-1])]


LATER: Mapping[str, Callable[[Facts], hv.Overlay]] = MappingProxyType({NAMED: bars_by_name, ORDERED: bars_by_ratio})
"""Figure → what draws it, once it is looked at."""
