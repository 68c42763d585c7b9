"""Nhập phụ lục: a printed table from a file of an office, looked at before it is stored; for Cục KHTC alone."""

from dataclasses import replace

from dashboard.domain.scope import Viewer
from dashboard.state import Selection
from dashboard.text import appendix as words
from dashboard.views.appendix.pieces import form_card
from dashboard.views.components.choices import SourceOffer
from dashboard.views.components.page import Content, PageView, Question


class AppendixView(PageView):
    """The form; what it sends, ``handlers.AppendixHandler`` answers."""

    key = "appendix"
    choices = ()
    listed = False

    @classmethod
    def question(cls, selection: Selection, offer: SourceOffer, viewer: Viewer) -> Question:
        """Without an as-of of the reports: the page speaks of a file."""
        made = super().question(selection, offer, viewer)
        return replace(made, choices=replace(made.choices, stamp=words.STAMP))

    def content(self, question: Question) -> Content:
        """The form; what comes of it appears beneath."""
        return Content(words.TITLE, words.LEAD, form_card())
