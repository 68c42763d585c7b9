"""Tổng quan: one sentence, six figures, the curve and the map, whom to contact, where reports wait."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from dashboard.domain.errors import NoReportError
from dashboard.domain.units import Tier
from dashboard.state import tier_of
from dashboard.text import numbers
from dashboard.text import overview as words
from dashboard.text.labels import PAGES
from dashboard.views.components.idle import elsewhere, unopened
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import grid, strip, tiles
from dashboard.views.components.question import Opened
from dashboard.views.overview import cards, diagram
from dashboard.views.overview.changes import changes_card, changes_line
from dashboard.views.overview.chosen import OWN
from dashboard.views.overview.facts import Facts
from dashboard.views.overview.figures import tiles_of
from dashboard.views.overview.sentence import sentence
from dashboard.views.overview.sheets import SHEETS
from dashboard.views.overview.steps import steps_card
from dashboard.views.overview.units import children_card, forms_card


def _diagram(source: Any, question: Question) -> Opened:
    """The diagram behind its tab: of a province it costs as much to draw as all the rest, and few look at it."""
    facts = Facts(source, _of_one_tier(question))
    if question.choices.period is None or not facts.is_open:
        raise NoReportError
    return Opened(Markup(""), diagram.figures(facts))


class OverviewView(PageView):
    """The state of one period for the units below the one looked at."""

    key = "overview"
    exports = SHEETS
    own = OWN
    parts = MappingProxyType({"map": _diagram})

    def content(self, question: Question) -> Content:
        """Everything of the page; of a period that is not open what is known of it, and the way to one that is."""
        if question.choices.period is None:
            return Content(PAGES[self.key], words.NO_PERIOD, Markup(""))
        facts = Facts(self.source.steady(), _of_one_tier(question))
        if not facts.is_open or not facts.units("units"):
            ways = elsewhere(self.source, facts) if facts.is_open else unopened(self.source, facts)
            return Content(PAGES[self.key], sentence(facts), ways, help=words.HELP)
        return Content(
            title=PAGES[self.key],
            lead=sentence(facts),
            body=_body(facts),
            strips=_strips(facts),
            figures={"curve": cards.curve_figure(facts)} | (diagram.figures(facts) if facts.chosen.diagram else {}),
            help=words.HELP,
        )


def _of_one_tier(question: Question) -> Question:
    """Sentence and tiles speak of one tier: the unit's usual one where the address asks for all."""
    offered = [tier for option in question.choices.tiers if (tier := tier_of(option.value))]
    if question.scope.tier is not None or not offered:
        return question
    return replace(question, scope=replace(question.scope, tier=offered[0]))


def _body(facts: Facts) -> Markup:
    return tiles(tiles_of(facts)) + grid(*(make(facts) for make in _cards(facts)))


def _cards(facts: Facts) -> list[Callable[[Facts], Markup]]:
    if facts.is_single:
        return [cards.curve_card, forms_card, changes_card]
    steps = [steps_card] if facts.waits_somewhere else []
    calls = [cards.calls_card] if facts.is_called else []
    return [cards.curve_card, *calls, *steps, children_card, changes_card]


def _strips(facts: Facts) -> tuple[Markup, ...]:
    strips = []
    if facts.due is not None and not facts.verified:
        strips.append(strip(words.UNVERIFIED.format(day=numbers.day(facts.due.day), source=facts.due.source), "none"))
    if facts.unit.tier is Tier.MINISTRY:
        strips.append(strip(words.WITHOUT_MINISTRY_UNITS))
    strips.append(changes_line(facts))
    strips.extend(strip(notice, "soon") for notice in facts.chosen.notices)
    return tuple(strips)
