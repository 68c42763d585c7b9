"""Đơn vị báo cáo: what one unit owes, where each report is and has been, who is below, before and beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard.domain.errors import NoReportError
from dashboard.domain.scope import Scope, Viewer
from dashboard.domain.units import REPORTING_TIERS, Tier
from dashboard.state import Selection
from dashboard.text import labels, numbers, periods
from dashboard.text import unit as words
from dashboard.text.labels import PAGES
from dashboard.views.components.choices import SourceOffer
from dashboard.views.components.facts import instant_of
from dashboard.views.components.folds import Fold, fold
from dashboard.views.components.later import later_card, later_name
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import grid, strip
from dashboard.views.components.question import Opened, Part
from dashboard.views.unit.children import KEY as CHILDREN
from dashboard.views.unit.children import children_card
from dashboard.views.unit.contacts import KEY as CONTACTS
from dashboard.views.unit.contacts import contacts_fold, contacts_part
from dashboard.views.unit.facts import OWN, PAGE, SHOW, Facts
from dashboard.views.unit.forms import forms_card
from dashboard.views.unit.life import life_card
from dashboard.views.unit.lineage import lineage_fold, lineage_part
from dashboard.views.unit.lost import lost_page
from dashboard.views.unit.past import PAST, past_part
from dashboard.views.unit.peers import PEERS, peers_part
from dashboard.views.unit.pieces import PathStep, Relative, path, relatives
from dashboard.views.unit.sentence import sentence
from dashboard.views.unit.sheets import SHEETS


def _of(make: Callable[[Facts], Opened]) -> Part:
    def part(source: Any, question: Question) -> Opened:
        facts = Facts(source, question)
        if facts.period is None or question.selection.lost or not facts.is_open:
            raise NoReportError
        return make(facts)

    return part


PARTS: Mapping[str, Part] = MappingProxyType({
    CONTACTS: _of(contacts_part), "past": _of(past_part), "lineage": _of(lineage_part), "peers": _of(peers_part),
    later_name(CHILDREN): _of(lambda facts: Opened(children_card(facts))),
})  # fmt: skip
"""Card closed at first, or further down → what it holds."""


class UnitView(PageView):
    """One unit in one period at one instant."""

    key = "unit"
    choices = ("period", "as_of", "unit")
    own = OWN
    at_unit = True
    exports = SHEETS
    parts = PARTS

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
        return Content(
            title=PAGES[self.key],
            name=facts.unit.name,
            above=_path(facts),
            lead=sentence(facts),
            body=_body(facts),
            strips=_strips(facts),
            help=words.HELP,
        )


def _body(facts: Facts) -> Markup:
    """Cards in the order a reader asks (users §4); what a state has not, it leaves out."""
    if not facts.is_open:
        return _elsewhen(facts)
    cards = [] if facts.reports.empty else [forms_card(facts)]
    cards += [] if facts.owed.empty else [life_card(facts)]
    cards += [] if facts.unit.tier is Tier.COMMUNE else [_below(facts, first=not cards)]
    return grid(*cards, *(fold(card, facts.question.files(card.key)) for card in _around(facts)))


def _below(facts: Facts, *, first: bool) -> Markup:
    """Units below: at once where nothing stands above them or a view of them was chosen, else once looked at."""
    if first or facts.question.own.get(SHOW) or facts.question.own.get(PAGE):
        return children_card(facts)
    return later_card(CHILDREN, words.CHILDREN_QUESTION, counted=facts.stamp)


def _around(facts: Facts) -> list[Fold]:
    """Cards closed at first."""
    if facts.is_root:
        return []
    return [*contacts_fold(facts), PAST, lineage_fold(facts), *([] if facts.owed.empty else [PEERS])]


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
