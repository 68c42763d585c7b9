"""The panels of Chấp hành thời hạn: each its sentence, its cards, its figures.

A new tab is one entry here; its code stands in ``chosen.CODES``, its label in ``text.deadlines.PANELS``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import holoviews as hv

from dashboard.domain.units import Tier
from dashboard.text import deadlines as words
from dashboard.views.components.markup import Markup
from dashboard.views.components.parts import grid
from dashboard.views.deadlines import (
    apart,
    dates,
    forecast,
    history,
    receiving,
    reopened,
    results,
    returned,
    sentence,
    stuck,
)
from dashboard.views.deadlines.facts import Facts

Figures = Mapping[str, hv.core.Dimensioned]


@dataclass(frozen=True, slots=True)
class Panel:
    """What a tab shows."""

    sentence: Callable[[Facts], str]
    cards: Callable[[Facts], Markup]
    figures: Callable[[Facts], Figures]


def _results(facts: Facts) -> Markup:
    tiers = [results.tiers_card(facts)] if len(facts.offered) > 1 else []
    again = [] if facts.is_single else [history.again_card(facts)]
    return grid(
        results.results_card(facts), *tiers, results.bands_card(facts), history.final_card(facts),
        apart.separated_card(facts), apart.earlier_card(facts), history.change_card(facts),
        history.sendings_card(facts), *again,
    )  # fmt: skip


def _results_figures(facts: Facts) -> Figures:
    return {**results.figures(facts), **history.figures(facts)}


def _stuck(facts: Facts) -> Markup:
    own = [stuck.own_card(facts)] if receives(facts) else []
    cascade = [receiving.cascade_card(facts)] if len(facts.cascade) else []
    checked = [] if facts.tier is Tier.COMMUNE else [returned.checkers_card(facts)]
    return grid(
        stuck.waiting_card(facts), *own, receiving.chain_card(facts), *cascade, returned.returns_card(facts), *checked,
        returned.reasons_card(facts, beside=not checked),
    )  # fmt: skip


def _dates(facts: Facts) -> Markup:
    revised = [reopened.revisions_card] if len(facts.revisions) else []
    cards = (dates.dues_card, dates.loss_card, reopened.unlocks_card, *revised, dates.openings_card)
    return grid(*(make(facts) for make in cards))


def _none(_facts: Facts) -> Figures:
    return {}


def receives(facts: Facts) -> bool:
    """Whether units report to the one looked at."""
    return facts.unit.tier in words.OWN_QUESTION


PANELS: Mapping[str, Panel] = MappingProxyType({
    "results": Panel(sentence.results, _results, _results_figures),
    "stuck": Panel(sentence.stuck, _stuck, receiving.figures),
    "dates": Panel(sentence.dates, _dates, _none),
    "forecast": Panel(forecast.sentence, forecast.cards, forecast.figures),
})  # fmt: skip
"""Panel → what it shows, in the order of the tabs."""
