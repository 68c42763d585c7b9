"""How the units spread over the ratios: of LLTP two humps that no average tells of."""

import holoviews as hv

from dashboard.domain.shares import TENTHS, ends_of, spread_of, steps_of
from dashboard.plots.integration import SPREAD_HEIGHT, spread_bars
from dashboard.text import integration as words
from dashboard.text import numbers
from dashboard.views.components import parts
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import Cell, Column, card
from dashboard.views.integration.facts import Facts

SYSTEM, NAME = "lltp", "ratio-spread"


def figure(facts: Facts) -> hv.Overlay:
    """The bars of the spread."""
    return spread_bars(labels(), spread_of(facts.ratios.ratio))


def labels() -> list[str]:
    """Names of the steps: exactly 0%, ten tenths, exactly 100%."""
    tenths = [words.SPREAD_STEP.format(low=10 * step, high=10 * (step + 1)) for step in range(TENTHS)]
    return [words.SPREAD_ENDS[0], *tenths, words.SPREAD_ENDS[1]]


def card_of(facts: Facts) -> Markup:
    """The bars, what they say in a sentence, and their names as a table."""
    return card(
        NAME, words.SPREAD_QUESTION.format(period=facts.ratio_title),
        counted=words.SPREAD_COUNTED.format(real=facts.real(SYSTEM)),
        body=parts.prose(_said(facts)) + parts.chart(NAME, label=words.SPREAD_LABEL, height=SPREAD_HEIGHT),
        table=_table(facts), explain=words.SPREAD_EXPLAIN, files=facts.files("ratio"),
    )  # fmt: skip


def _said(facts: Facts) -> str:
    ends = ends_of(spread_of(facts.ratios.ratio))
    sentence = words.SPREAD_TWO_HUMPS if ends.two_humps else words.SPREAD_ENDS_AND_BETWEEN
    named = {"low": ends.low, "none": ends.none, "high": ends.high, "between": ends.between}
    return sentence.format(**{name: numbers.running(units) for name, units in named.items()})


def _table(facts: Facts) -> Markup:
    held = facts.ratios.dropna(subset=["ratio"])
    steps = steps_of(held.ratio)
    rows = []
    for step, label in enumerate(labels()):
        names = [name for name, own in zip(held.name, steps, strict=True) if own == step]
        rows.append(
            (Cell(label, sort=step), Cell(numbers.integer(len(names)), sort=len(names)), Cell(", ".join(names)))
        )
    heads = [
        Column(key, head, numeric=key == "units")
        for key, head in zip(("step", "units", "names"), words.SPREAD_HEADS, strict=True)
    ]
    return parts.table(heads, rows, caption=words.SPREAD_LABEL, file=words.SPREAD_FILE)
