"""The unit among its peers: a spread without names, with names for the national viewer."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.peers import FEWEST
from dashboard.domain.periods import Phase
from dashboard.plots.unit import BINS, peer_spread
from dashboard.text import labels, numbers
from dashboard.text import unit_around as words
from dashboard.views.components.facts import name_order, shown_name
from dashboard.views.components.folds import Fold
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, chart, empty, lines, link, table
from dashboard.views.components.question import Opened
from dashboard.views.unit.facts import Facts
from dashboard.views.unit.pieces import note, side_by_side

FIGURE = "peers"
NAMED_AT_MOST = 100
"""Names that a reader still looks through."""


PEERS = Fold(
    "peers",
    words.PEERS_TITLE,
    words.PEERS_SUMMARY,
    words.PEERS_EXPLAIN.format(fewest=numbers.running(FEWEST)),
    pictured=True,
)


def peers_part(facts: Facts) -> Opened:
    """The group: its spread, and its names where the viewer may see them."""
    frame = facts.peers
    if len(frame) < 2:  # noqa: PLR2004  the unit alone is no group
        return Opened(empty(words.PEERS_NONE))
    told = words.PEERS_COUNTED.format(count=numbers.integer(len(frame)), stamp=facts.stamp)
    body = (
        note(told) + note(_sentence(facts, frame)) + side_by_side(_drawn(), _spread_table(frame)) + _named(facts, frame)
    )
    return Opened(body, {FIGURE: peer_spread(frame)})


def _sentence(facts: Facts, frame: pd.DataFrame) -> str:
    rates, own = frame.completion_rate, frame.loc[frame.is_unit, "completion_rate"].iloc[0]
    told = words.PEERS_SENTENCE.format(
        own=numbers.percent(own),
        middle=numbers.percent(rates.median()),
        lowest=numbers.percent(rates.min()),
        highest=numbers.percent(rates.max()),
    )
    if facts.phase in {Phase.NOT_OPEN, Phase.BEFORE_DEADLINE} or not facts.verified:
        return told
    in_time = frame.on_time_rate
    return f"{told} " + words.PEERS_ON_TIME.format(
        own=numbers.percent(in_time[frame.is_unit].iloc[0]), middle=numbers.percent(in_time.median())
    )


def _drawn() -> Markup:
    return chart(FIGURE, label=words.PEERS_LABEL, height=240)


def _spread_table(frame: pd.DataFrame) -> Markup:
    """The numbers of the chart: units by share, the unit's own share marked."""
    shares = (frame.completion_rate.astype("float64") * BINS + 0.5).astype("int64")
    own = int(shares[frame.is_unit].iloc[0])
    counts = shares.value_counts().sort_index()
    columns = (
        Column("share", words.PEERS_SHARE, sortable=False),
        Column("units", words.PEERS_UNITS, numeric=True, sortable=False),
    )
    rows = [
        (
            Cell(lines(numbers.percent(step / BINS), words.PEERS_HERE if step == own else "")),
            Cell(numbers.integer(int(units))),
        )
        for step, units in counts.items()
    ]
    return table(columns, rows, caption=words.PEERS_CAPTION, file="nhom-so-sanh")


def _named(facts: Facts, frame: pd.DataFrame) -> Markup:
    """Units of the group by name, where the viewer may see names and a reader would look through them; no ranking."""
    if frame.unit_code.isna().any():
        return Markup("")
    if len(frame) > NAMED_AT_MOST:
        return note(words.PEERS_MANY.format(all=numbers.integer(len(frame))))
    ordered = frame.iloc[np.argsort(frame.unit_name.map(name_order).to_numpy(), kind="stable")]
    columns = (
        Column("unit", labels.HEADS["unit"]),
        Column("complete", labels.HEADS["complete"], numeric=True),
        Column("rate", labels.HEADS["rate"], numeric=True),
        Column("size", words.PEERS_OBLIGATIONS, numeric=True),
    )
    rows = [_named_row(facts, row) for row in ordered.itertuples(index=False)]
    return table(columns, rows, caption=words.PEERS_NAMED_CAPTION)


def _named_row(facts: Facts, row: Any) -> tuple[Cell, ...]:
    name = shown_name(row.unit_name)
    shown = lines(name, words.PEERS_HERE) if row.is_unit else link(name, facts.to(row.unit_code))
    return (
        Cell(shown, sort=name_order(row.unit_name)),
        Cell(numbers.of(row.complete, row.expected), sort=float(row.completion_rate)),
        Cell(numbers.ratio(row.complete, row.expected), sort=float(row.completion_rate)),
        Cell(numbers.integer(row.obligations), sort=int(row.obligations)),
    )
