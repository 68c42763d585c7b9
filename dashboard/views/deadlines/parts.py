"""What Chấp hành thời hạn makes when it is looked at: cards further down, figures, words that take long."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dashboard.domain.errors import ForbiddenError, NoReportError
from dashboard.views.components.later import later_name
from dashboard.views.components.markup import Markup
from dashboard.views.components.question import Opened, Part, Question
from dashboard.views.deadlines import forecast, history
from dashboard.views.deadlines.chosen import of_one_tier
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.panels import LATER, Later

Make = Callable[[Facts], Opened]


def _part(make: Make) -> Part:
    """Refused where the page itself has a sentence alone."""

    def part(source: Any, question: Question) -> Opened:
        if question.choices.period is None:
            raise NoReportError
        facts = Facts(source, of_one_tier(question))
        if not facts.is_open or not facts.expected:
            raise NoReportError
        return make(facts)

    return part


def _estimated(make: Make, *, named: bool = False) -> Make:
    """For those alone who may see estimates; by name of unit, for the centre alone."""

    def guarded(facts: Facts) -> Opened:
        if not facts.may_estimate or (named and not forecast.is_named(facts)):
            raise ForbiddenError
        return make(facts)

    return guarded


def _card(later: Later) -> Make:
    return lambda facts: Opened(later.make(facts), later.figures(facts))


_CARDS: Mapping[str, Make] = {key: _card(later) for key, later in LATER.items()} | {
    "past": _estimated(_card(LATER["past"])),
    "estimates": _estimated(_card(LATER["estimates"]), named=True),
}

PARTS: Mapping[str, Part] = MappingProxyType({
    **{later_name(key): _part(make) for key, make in _CARDS.items()},
    history.CALENDAR: _part(lambda facts: Opened(Markup(""), history.figures(facts))),
    forecast.CURVE: _part(_estimated(lambda facts: Opened(Markup(""), forecast.figures(facts)))),
    forecast.UNITS: _part(_estimated(lambda facts: Opened(forecast.units_said(facts)))),
})  # fmt: skip
"""Place → what it holds, once it is looked at."""
