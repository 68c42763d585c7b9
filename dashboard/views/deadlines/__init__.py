"""Chấp hành thời hạn: who sent in time and who late, where reports are stuck, deadlines and the lock."""

from dashboard.text import deadlines as words
from dashboard.text import numbers
from dashboard.text.labels import PAGES
from dashboard.views.components.idle import elsewhere, unopened
from dashboard.views.components.lists import View, views, ways
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import strip
from dashboard.views.deadlines import sentence
from dashboard.views.deadlines.chosen import CODES, OWN, PANEL, of_one_tier
from dashboard.views.deadlines.facts import Facts
from dashboard.views.deadlines.panels import PANELS
from dashboard.views.deadlines.parts import PARTS
from dashboard.views.deadlines.sheets import SHEETS

ESTIMATES = "forecast"
"""The tab for the centre and for a Sở alone (users §4)."""


class DeadlinesView(PageView):
    """How the reports of one tier stand against their deadline, for the units below the one looked at."""

    key = "deadlines"
    own = OWN
    exports = SHEETS
    parts = PARTS

    def content(self, question: Question) -> Content:
        """Everything of the page; of a period that is not open what is known of it, and the way to one that is."""
        if question.choices.period is None:
            return Content(PAGES[self.key], words.NO_PERIOD, Markup(""))
        facts = Facts(self.source, of_one_tier(question))
        if not facts.is_open or not facts.expected:
            said = sentence.nothing(facts) if facts.is_open else sentence.not_open(facts)
            ways = elsewhere(self.source, facts) if facts.is_open else unopened(self.source, facts)
            return Content(PAGES[self.key], said, ways, strips=_strips(facts), help=words.HELP)
        panel = PANELS[_panel(facts)]
        return Content(
            title=PAGES[self.key], lead=panel.sentence(facts), body=_tabs(facts) + panel.cards(facts),
            strips=_strips(facts), help=words.HELP,
        )  # fmt: skip


def _panel(facts: Facts) -> str:
    """The tab chosen; the first where estimates are not for this viewer."""
    chosen = facts.chosen.of(PANEL)
    return chosen if chosen != ESTIMATES or facts.may_estimate else next(iter(PANELS))


def _tabs(facts: Facts) -> Markup:
    chosen = _panel(facts)
    shown = [
        View(words.PANELS[name], facts.view(**{PANEL: code}), name == chosen)
        for code, name in CODES[PANEL].items() if name != ESTIMATES or facts.may_estimate
    ]  # fmt: skip
    return ways(views(words.PANELS_LABEL, shown, tabs=True))


def _strips(facts: Facts) -> tuple[Markup, ...]:
    told = [strip(notice, "soon") for notice in facts.chosen.notices]
    if facts.is_open and facts.due is not None and not facts.verified:
        told.append(strip(words.UNVERIFIED.format(day=numbers.day(facts.due.day), source=facts.due.source), "none"))
    return tuple(told)
