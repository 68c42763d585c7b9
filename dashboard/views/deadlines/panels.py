"""The panels of Chấp hành thời hạn: each its sentence and its cards; what is further down is made when looked at.

A new tab is one entry here; its code stands in ``chosen.CODES``, its label in ``text.deadlines.PANELS``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import holoviews as hv

from dashboard.domain.units import Tier
from dashboard.text import deadline_dates as date_words
from dashboard.text import deadlines as words
from dashboard.text import forecast as forecast_words
from dashboard.text import sendings as told
from dashboard.views.components.later import later_card
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
from dashboard.views.deadlines.measured import measured_card

Figures = Mapping[str, hv.core.Dimensioned]


def _none(_facts: Facts) -> Figures:
    return {}


@dataclass(frozen=True, slots=True)
class Panel:
    """What a tab shows when it opens; what stands further down is in ``LATER``."""

    sentence: Callable[[Facts], str]
    cards: Callable[[Facts], Markup]


@dataclass(frozen=True, slots=True)
class Later:
    """A card made when it comes into view, with its figures; its title and width stand from the first."""

    title: str
    make: Callable[[Facts], Markup]
    span: int = 12
    figures: Callable[[Facts], Figures] = _none

    def place(self, facts: Facts, key: str) -> Markup:
        """Where it will stand."""
        return later_card(key, self.title, counted=facts.question.choices.stamp, span=self.span)


def _later(facts: Facts, *keys: str) -> list[Markup]:
    return [LATER[key].place(facts, key) for key in keys]


def _results(facts: Facts) -> Markup:
    tiers = ["tiers"] if len(facts.offered) > 1 else []
    again = [] if facts.is_single else ["again"]
    rest = _later(facts, *tiers, "bands", "final", "separated", "earlier", "change")
    return grid(results.results_card(facts), *rest, history.sendings_card(facts), *_later(facts, *again))


def _stuck(facts: Facts) -> Markup:
    here = [stuck.waiting_card(facts), *([stuck.own_card(facts)] if receives(facts) else [])]
    cascade = ["cascade"] if receives(facts) else []
    checkers = [] if facts.tier is Tier.COMMUNE else ["checkers"]
    reasons = replace(LATER["reasons"], span=returned.reasons_span(facts)).place(facts, "reasons")
    return grid(*here, *_later(facts, "chain", *cascade, "returns", *checkers), reasons)


def _cascade(facts: Facts) -> Markup:
    return receiving.cascade_card(facts) if len(facts.cascade) else Markup("")


def _revisions(facts: Facts) -> Markup:
    return reopened.revisions_card(facts) if len(facts.revisions) else Markup("")


def _dates(facts: Facts) -> Markup:
    reopenings = _later(facts, "unlocks", "revisions")
    return grid(dates.dues_card(facts), dates.loss_card(facts), *reopenings, dates.openings_card(facts))


def _forecast(facts: Facts) -> Markup:
    below = _later(facts, "estimates") if forecast.is_named(facts) else []
    return grid(forecast.estimate_card(facts), *_later(facts, "past"), *below, measured_card(facts))


def receives(facts: Facts) -> bool:
    """Whether units report to the one looked at."""
    return facts.unit.tier in words.OWN_QUESTION


PANELS: Mapping[str, Panel] = MappingProxyType({
    "results": Panel(sentence.results, _results),
    "stuck": Panel(sentence.stuck, _stuck),
    "dates": Panel(sentence.dates, _dates),
    "forecast": Panel(forecast.sentence, _forecast),
})  # fmt: skip
"""Panel → what it shows, in the order of the tabs."""

LATER: Mapping[str, Later] = MappingProxyType({
    "tiers": Later(words.TIERS_QUESTION, results.tiers_card),
    "bands": Later(words.BANDS_QUESTION, results.bands_card, 6, results.figures),
    "final": Later(words.FINAL_QUESTION, history.final_card, 6),
    "separated": Later(told.SEPARATED_QUESTION, apart.separated_card),
    "earlier": Later(told.EARLIER_QUESTION, apart.earlier_card),
    "change": Later(words.CHANGE_QUESTION, history.change_card),
    "again": Later(words.AGAIN_QUESTION, history.again_card),
    "chain": Later(words.CHAIN_QUESTION, receiving.chain_card, 12, receiving.figures),
    "cascade": Later(words.CASCADE_QUESTION, _cascade),
    "returns": Later(words.RETURNS_QUESTION, returned.returns_card, 6),
    "checkers": Later(told.CHECKERS_QUESTION, returned.checkers_card, 6),
    "reasons": Later(words.REASONS_QUESTION, returned.reasons_card),
    "unlocks": Later(date_words.UNLOCKS_QUESTION, reopened.unlocks_card),
    "revisions": Later(date_words.REVISIONS_QUESTION, _revisions),
    "past": Later(forecast_words.PAST_QUESTION, forecast.past_card, 6),
    "estimates": Later(forecast_words.BELOW_QUESTION, forecast.below_card),
})  # fmt: skip
"""Card further down → what makes it."""
