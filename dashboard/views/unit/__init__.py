"""Đơn vị báo cáo: what one unit owes, where each report is and has been, who is below, before and beside it."""

from dataclasses import replace

import pandas as pd

from dashboard.domain.scope import Scope, Viewer
from dashboard.domain.units import REPORTING_TIERS, Tier
from dashboard.state import Selection
from dashboard.text import labels, numbers, periods
from dashboard.text import unit as words
from dashboard.text.labels import PAGES
from dashboard.views.components.choices import SourceOffer
from dashboard.views.components.facts import instant_of
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import grid, strip
from dashboard.views.unit.children import children_card
from dashboard.views.unit.facts import OWN, Facts
from dashboard.views.unit.forms import forms_card
from dashboard.views.unit.life import FIGURE as LIFE
from dashboard.views.unit.life import life_card, life_figure
from dashboard.views.unit.lineage import lineage_card
from dashboard.views.unit.lost import lost_page
from dashboard.views.unit.past import past_card
from dashboard.views.unit.peers import FIGURE as PEERS
from dashboard.views.unit.peers import peers_card, peers_figure
from dashboard.views.unit.pieces import PathStep, Relative, path, relatives
from dashboard.views.unit.sentence import sentence
from dashboard.views.unit.sheets import SHEETS


class UnitView(PageView):
    """One unit in one period at one instant."""

    key = "unit"
    choices = ("period", "as_of", "unit")
    own = OWN
    at_unit = True
    exports = SHEETS

    @classmethod
    def scope(cls, selection: Selection, offer: SourceOffer, viewer: Viewer) -> Scope:
        """Always about the unit's own tier, whatever tier another page looked at."""
        unit = offer.unit(selection.period, selection.unit)
        tier = unit.tier if unit is not None and unit.tier in REPORTING_TIERS else None
        return replace(selection.scope(viewer), tier=tier)

    def content(self, question: Question) -> Content:
        """Everything of the page; what is not there yet, or not to be had, has its sentence."""
        if question.choices.period is None:
            return Content(PAGES[self.key], words.NO_PERIOD, Markup(""))
        if question.selection.lost:
            return lost_page(self.source, question)
        facts = Facts(self.source, question)
        figures = {}
        if not facts.owed.empty:
            figures[LIFE] = life_figure(facts)
        if len(facts.peers) > 1:
            figures[PEERS] = peers_figure(facts)
        return Content(
            title=PAGES[self.key],
            name=facts.unit.name,
            above=_path(facts),
            lead=sentence(facts),
            body=_body(facts),
            strips=_strips(facts),
            figures=figures,
            help=words.HELP,
        )


def _body(facts: Facts) -> Markup:
    """Cards in the order a reader asks (users §4); what a state has not, it leaves out."""
    if not facts.is_open:
        return _elsewhen(facts)
    cards = [] if facts.reports.empty else [forms_card(facts)]
    cards += [] if facts.owed.empty else [life_card(facts)]
    cards += [] if facts.unit.tier is Tier.COMMUNE else [children_card(facts)]
    cards += [] if facts.is_root else [past_card(facts), lineage_card(facts)]
    cards += [] if facts.owed.empty else [peers_card(facts)]
    return grid(*cards)


def _elsewhen(facts: Facts) -> Markup:
    """Where there is something to see of a unit whose period is not open: later, or in the period opened last."""
    opens = instant_of(facts.period.opened_at)
    if opens is not None and opens <= facts.newest:
        return relatives("", [Relative(words.SEE_NEWEST, facts.to(facts.unit.code, luc=""))])
    opened = facts.periods[facts.periods.opened_at <= facts.as_of]
    return relatives(
        "",
        [
            Relative(
                words.SEE_OPENED.format(period=periods.in_sentence(row.kind, int(row.year))),
                facts.to(facts.unit.code, ky=row.period_code),
            )
            for row in opened.head(1).itertuples()
        ],
    )


def _path(facts: Facts) -> Markup:
    """Cả nước → tỉnh → (huyện) → xã."""
    rows = list(facts.path.itertuples(index=False))
    steps = [
        PathStep(
            labels.NATION if number == 0 else row.unit_name,
            None if number == len(rows) - 1 else facts.to(row.unit_code),
        )
        for number, row in enumerate(rows)
    ]
    return path(words.PATH, steps)


def _strips(facts: Facts) -> tuple[Markup, ...]:
    """A unit formed while the period ran: whose the months before are."""
    if not facts.is_open or facts.is_root:
        return ()
    formed = facts.lineage[(facts.lineage.relation == "predecessor")].effective_on.max()
    if pd.isna(formed) or not facts.period.starts_on < formed <= facts.period.ends_on:
        return ()
    return (
        strip(
            words.REARRANGED_IN_PERIOD.format(
                day=numbers.day(formed),
                first=numbers.day(facts.period.starts_on),
                last=numbers.day(formed - pd.Timedelta(days=1)),
            )
        ),
    )
