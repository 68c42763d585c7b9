"""Tài khoản người dùng: who is ready for the next period, which accounts are to be reviewed, by which rules."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.domain.errors import UnknownCodeError
from dashboard.text import accounts as words
from dashboard.text.account_columns import SYSTEMS
from dashboard.text.labels import PAGES
from dashboard.views.accounts import listing, ready, rules
from dashboard.views.accounts.chosen import CODES, OWN, PANEL, SYSTEM, code_of
from dashboard.views.accounts.facts import Facts
from dashboard.views.accounts.sentence import sentence
from dashboard.views.accounts.sheets import SHEETS
from dashboard.views.components.lists import View, views, ways
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import empty, grid, strip

PANELS: Mapping[str, Callable[[Facts], Markup]] = MappingProxyType(
    {"ready": ready.body, "findings": listing.body, "rules": rules.body}
)


class AccountsView(PageView):
    """Accounts under one unit at an instant; of the statistics software, or of another that a Sở looks after."""

    key = "accounts"
    choices = ("as_of", "unit")
    own = OWN
    exports = SHEETS

    def content(self, question: Question) -> Content:
        """Everything of the page; of a software without a list its sentence, and where lists come from."""
        facts = Facts(self.source, question)
        strips = tuple(strip(notice, "soon") for notice in facts.chosen.notices)
        strips += () if question.choices.newest else (strip(words.STATUS_OF_NEWEST, "none"),)
        try:
            lead, body = sentence(facts), _body(facts)
        except UnknownCodeError:
            return Content(PAGES[self.key], words.NOT_THEN, empty(), strips=strips, help=words.HELP)
        return Content(PAGES[self.key], lead, _ways(facts) + body, strips=strips, help=words.HELP)


def _body(facts: Facts) -> Markup:
    chosen = facts.chosen.of(PANEL)
    if facts.is_listed:
        return PANELS[chosen](facts)
    return empty(words.NO_LIST_HOW) + grid(rules.systems_card(facts))


def _ways(facts: Facts) -> Markup:
    """Panels at one end, software at the other."""
    panel, system = facts.chosen.of(PANEL), facts.chosen.of(SYSTEM)
    offered = [one for one in CODES[PANEL].values() if facts.chosen.is_statistics or one != "ready"]
    panels = [View(words.PANELS[one], facts.view(**code_of(PANEL, one)), one == panel) for one in offered]
    systems = [View(name, facts.view(**code_of(SYSTEM, code)), code == system) for code, name in SYSTEMS.items()]
    return ways(views(words.PANELS_LABEL, panels, tabs=True), views(words.SYSTEMS_LABEL, systems))
