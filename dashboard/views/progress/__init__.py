"""Tiến độ gửi báo cáo: what is still to be sent, by whom, in which form, at which step."""

from collections.abc import Mapping

import holoviews as hv

from dashboard.domain.vietnamese import slug
from dashboard.text import numbers
from dashboard.text import progress as words
from dashboard.text.labels import PAGES
from dashboard.views.components.choices import Option
from dashboard.views.components.facts import count
from dashboard.views.components.idle import elsewhere, unopened
from dashboard.views.components.lists import View, select, views, ways
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import grid, strip
from dashboard.views.progress.backlog import backlog_card
from dashboard.views.progress.below import below_card
from dashboard.views.progress.chosen import FIELD, OWN, PANEL, code_of, meanings
from dashboard.views.progress.facts import Facts
from dashboard.views.progress.matrix import matrix_card
from dashboard.views.progress.missing import missing_card
from dashboard.views.progress.sentence import sentence
from dashboard.views.progress.sheets import SHEETS
from dashboard.views.progress.states import FIELD_BARS, fields_card, fields_figure, states_card


class ProgressView(PageView):
    """The state of one period, report by report, for the units below the one looked at."""

    key = "progress"
    own = OWN
    exports = SHEETS

    def content(self, question: Question) -> Content:
        """Everything of the page; of a period that is not open what is known of it, and the way to one that is."""
        if question.choices.period is None:
            return Content(PAGES[self.key], words.NO_PERIOD, Markup(""))
        facts = Facts(self.source, question)
        if not facts.is_open or not count(facts.total, "expected"):
            ways = elsewhere(self.source, facts) if facts.is_open else unopened(self.source, facts)
            return Content(PAGES[self.key], sentence(facts), ways, strips=_strips(facts), help=words.HELP)
        return Content(
            title=PAGES[self.key], lead=sentence(facts), body=_body(facts), strips=_strips(facts),
            figures=_figures(facts), help=words.HELP,
        )  # fmt: skip


def _body(facts: Facts) -> Markup:
    first = grid(backlog_card(facts)) if facts.receives and not facts.is_single else Markup("")
    return first + _ways(facts) + grid(*_cards(facts))


def _ways(facts: Facts) -> Markup:
    """The panels, of which one shows, and the filter by field."""
    chosen = facts.chosen.of(PANEL)
    codes = {name: code_of(PANEL, name) for name in meanings(PANEL)}
    panels = [View(words.PANELS[name], facts.view(**{PANEL: code}), name == chosen) for name, code in codes.items()]
    return ways(views(words.PANELS_LABEL, panels, tabs=True), select(FIELD, words.FIELD, _fields(facts)))


def _fields(facts: Facts) -> list[Option]:
    named = [Option(slug(name), name, name == facts.chosen.field) for name in facts.fields]
    return [Option("", words.EVERY_FIELD, facts.chosen.field is None), *named]


def _cards(facts: Facts) -> tuple[Markup, ...]:
    panel = facts.chosen.of(PANEL)
    if panel == "matrix":
        return (matrix_card(facts),)
    if panel == "status":
        return (states_card(facts), fields_card(facts)) if _has_fields(facts) else (states_card(facts),)
    return (missing_card(facts) if facts.is_direct else below_card(facts),)


def _figures(facts: Facts) -> Mapping[str, hv.core.Dimensioned]:
    if facts.chosen.of(PANEL) != "status" or not _has_fields(facts):
        return {}
    return {FIELD_BARS: fields_figure(facts)}


def _has_fields(facts: Facts) -> bool:
    return len(facts.by_field) > 1


def _strips(facts: Facts) -> tuple[Markup, ...]:
    told = [strip(notice, "soon") for notice in facts.chosen.notices]
    if facts.is_open and facts.due is not None and not facts.verified:
        told.append(strip(words.UNVERIFIED.format(day=numbers.day(facts.due.day), source=facts.due.source), "none"))
    exempt = count(facts.total, "exempt") if facts.is_open else 0
    if exempt and count(facts.total, "expected"):
        told.append(strip(words.EXEMPT_NOTE.format(exempt=numbers.running(exempt)), "none"))
    return tuple(told)
