"""Rà soát số liệu: one list of what is to be looked at again in the figures, the weightiest first."""

from collections.abc import Iterator
from types import MappingProxyType

from dashboard.text import quality as words
from dashboard.text.labels import PAGES
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import grid, strip
from dashboard.views.quality.chosen import OWN
from dashboard.views.quality.facts import Facts
from dashboard.views.quality.imports import PARTS as IMPORT_PARTS
from dashboard.views.quality.imports import import_point_card, imports_card
from dashboard.views.quality.listing import list_card
from dashboard.views.quality.point import point_card
from dashboard.views.quality.revisions import PARTS, finals_card
from dashboard.views.quality.sentence import sentence
from dashboard.views.quality.sheets import SHEETS


class QualityView(PageView):
    """Findings of the checks of figures, of every tier below the unit looked at."""

    key = "quality"
    choices = ("period", "as_of", "unit")
    own = OWN
    exports = SHEETS
    parts = MappingProxyType({**PARTS, **IMPORT_PARTS})

    def content(self, question: Question) -> Content:
        """The sentence and the list; a period without figures has its sentence alone."""
        if question.choices.period is None:
            return Content(PAGES[self.key], words.NO_PERIOD, Markup(""))
        facts = Facts(self.source, question)
        if not facts.is_open or not facts.with_figures:
            body = grid(*_imports(facts)) if facts.has_imports else Markup("")
            return Content(PAGES[self.key], sentence(facts), body, help=words.HELP)
        body = grid(*_cards(facts), *_imports(facts))
        return Content(PAGES[self.key], sentence(facts), body, strips=_strips(facts), help=words.HELP)


def _cards(facts: Facts) -> Iterator[Markup]:
    """The finding looked at, the list, and what a final period changed."""
    if facts.point is not None:
        yield point_card(facts)
    yield list_card(facts)
    if facts.is_final:
        yield finals_card(facts)


def _imports(facts: Facts) -> Iterator[Markup]:
    """What the loads noted, for those who load; the one looked at stands where it was chosen."""
    if facts.import_point is not None:
        yield import_point_card(facts)
    if facts.has_imports:
        yield imports_card(facts)


def _strips(facts: Facts) -> tuple[Markup, ...]:
    return tuple(strip(notice, "soon") for notice in facts.notices)
