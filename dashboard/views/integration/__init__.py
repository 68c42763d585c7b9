"""Tích hợp dữ liệu: the two printed tables of CNTT-CĐS 2023, one tab each, as a closed historical series."""

import holoviews as hv

from dashboard.text import integration as words
from dashboard.text.labels import PAGES
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import Content, PageView, Question
from dashboard.views.components.parts import Tab, tabs
from dashboard.views.integration import civil, lltp
from dashboard.views.integration.facts import Facts
from dashboard.views.integration.sheets import SHEETS


class IntegrationView(PageView):
    """How far specialised systems feed each other; listens to no choice, for its figures are of set days."""

    key = "integration"
    choices = ()
    exports = SHEETS
    stamp = words.STAMP

    def content(self, question: Question) -> Content:
        """Both tables, each opening with its sentence; one sentence where the viewer may see none."""
        facts = Facts(self.source, question.scope.viewer, question.files)
        panels: list[Tab] = []
        figures: dict[str, hv.Overlay] = {}
        for key, label, part in (("lltp", words.TAB_LLTP, lltp), ("civil", words.TAB_CIVIL, civil)):
            if part.has_rows(facts):
                panels.append(Tab(key, label, part.body(facts)))
                figures |= part.figures(facts)
        if not panels:
            return Content(PAGES[self.key], words.NOTHING, Markup(""))
        return Content(PAGES[self.key], "", tabs("systems", panels), figures=figures, help=words.HELP)
