"""Tích hợp dữ liệu: the two printed tables of CNTT-CĐS 2023 as closed series, and the series that go on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import holoviews as hv

from dashboard.domain.errors import NoReportError
from dashboard.domain.rights import may_import
from dashboard.domain.scope import Boundaries, Viewer
from dashboard.state import Selection
from dashboard.text import integration as words
from dashboard.text import integration_live as live_words
from dashboard.text.labels import PAGES
from dashboard.views.components.choices import SourceOffer
from dashboard.views.components.lists import View, toolbar, views, ways
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import Target, link, strip
from dashboard.views.components.question import Opened, Part
from dashboard.views.integration import chosen, civil, live, lltp
from dashboard.views.integration.chosen import CIVIL, LIVE, LLTP
from dashboard.views.integration.facts import Facts
from dashboard.views.integration.sheets import SHEETS

PANELS = {LLTP: lltp, CIVIL: civil, LIVE: live}


def _part(panel: Any, make: Callable[[Facts], Opened]) -> Part:
    def part(source: Any, question: Question) -> Opened:
        facts = Facts(source, question)
        if not panel.has_rows(facts):
            raise NoReportError
        return make(facts)

    return part


def _drawn(name: str, draw: Callable[[Facts], hv.Overlay]) -> Callable[[Facts], Opened]:
    return lambda facts: Opened(Markup(""), {name: draw(facts)})


PARTS: Mapping[str, Part] = MappingProxyType({
    lltp.MAP.key: _part(lltp, lltp.map_part),
    **{name: _part(panel, _drawn(name, draw)) for panel in PANELS.values() for name, draw in panel.LATER.items()},
})  # fmt: skip
"""Card closed at first, or figure out of sight → what it holds."""


class IntegrationView(PageView):
    """How far specialised systems feed each other; its figures are of set days, not of the period of the frame."""

    key = "integration"
    choices = ()
    own = chosen.OWN
    exports = SHEETS
    parts = PARTS
    stamp = words.STAMP

    @classmethod
    def question(cls, selection: Selection, offer: SourceOffer, viewer: Viewer) -> Question:
        """The printed tables are real whatever else the database holds; the live series are what it holds."""
        made = super().question(selection, offer, viewer)
        if chosen.taken(selection.own).panel != LIVE:
            return made
        loaded = offer.choices(made.scope, cls.choices)
        return replace(made, choices=replace(loaded, stamp=live_words.STAMP))

    def content(self, question: Question) -> Content:
        """One table with its sentence; one sentence alone where the viewer may see none of it."""
        facts = Facts(self.source, question)
        panel = PANELS[facts.chosen.panel]
        if panel is not live and not panel.has_rows(facts):
            return Content(PAGES[self.key], words.NOTHING, _ways(facts) + _way_in(facts))
        body = _ways(facts) + panel.body(facts) + _way_in(facts)
        return Content(
            PAGES[self.key],
            panel.lead(facts),
            body,
            figures=panel.figures(facts),
            strips=_strips(facts),
            help=words.HELP,
        )


def _ways(facts: Facts) -> Markup:
    """The tables to choose from, and the units they are added up to where that is a choice."""
    tables = [_view(facts, chosen.PANEL, name, label) for name, label in words.PANELS.items()]
    added = [_view(facts, chosen.BOUNDARIES, name, label) for name, label in words.BOUNDARIES.items()]
    boundaries = views(words.BOUNDARIES_LABEL, added) if facts.is_national else Markup("")
    return ways(views(words.PANELS_LABEL, tables, tabs=True), boundaries)


def _way_in(facts: Facts) -> Markup:
    """To the page that takes a printed table, for whoever may open it."""
    if not may_import(facts.viewer):
        return Markup("")
    return toolbar(link(words.IMPORT_LINK, Target("appendix", "nhap-phu-luc", "")))


def _view(facts: Facts, name: str, meaning: str, label: str) -> View:
    now = {chosen.PANEL: facts.chosen.panel, chosen.BOUNDARIES: facts.chosen.boundaries}[name]
    return View(label, facts.view(**{name: chosen.code_of(name, meaning)}), now == meaning)


def _strips(facts: Facts) -> tuple[Markup, ...]:
    told = [strip(notice, "soon") for notice in facts.chosen.notices]
    if facts.chosen.boundaries is Boundaries.CURRENT:
        told.append(strip(facts.carried))
    return tuple(told)
