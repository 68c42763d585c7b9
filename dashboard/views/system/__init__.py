"""Quản trị hệ thống: what was loaded, who did what, how the system stands; for administrators of Cục KHTC alone."""

from collections.abc import Hashable

from dashboard.domain.errors import ForbiddenError
from dashboard.domain.rights import may_administer
from dashboard.text import system as words
from dashboard.text.labels import PAGES
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import Tone, grid, strip, tiles
from dashboard.views.system.cards import ACT, audit_card, health_card, loads_card
from dashboard.views.system.facts import Facts
from dashboard.views.system.sentence import sentence, tiles_of, wholeness
from dashboard.views.system.sheets import SHEETS


class SystemView(PageView):
    """How the system itself stands; made anew with every new entry of the audit."""

    key = "system"
    choices = ()
    own = (ACT,)
    exports = SHEETS

    def changed(self) -> Hashable:
        """Number of entries: the page tells of acts that change no data."""
        return int(self.source.audit_length())

    def content(self, question: Question) -> Content:
        """Sentence, figures, and a card each for loads, audit and health."""
        if not may_administer(question.scope.viewer):
            raise ForbiddenError
        facts = Facts(self.source, question)
        tone: Tone = "done" if facts.is_whole else "overdue"
        body = tiles(tiles_of(facts)) + grid(audit_card(facts), loads_card(facts), health_card(facts))
        return Content(
            PAGES[self.key], sentence(facts), body, strips=(strip(wholeness(facts), tone),), help=words.HELP
        )  # fmt: skip
