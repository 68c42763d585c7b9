"""What a page is: it makes its content once per question; the browser draws it and sends choices back.

A page is a subclass of ``PageView`` in a file of its own::

    class IntegrationView(PageView):
        \"\"\"How far specialised systems feed each other.\"\"\"

        key = "integration"          # its words: text.labels.PAGES; its icon: templates/icons.html
        choices = ("unit",)          # which of period, as_of, unit, tier the page listens to

        def content(self, question: Question) -> Content:
            frame = self.source.lltp_integration(question.scope)
            return Content(
                title=PAGES[self.key], lead="…", body=grid(card("…", …)), figures={"ratio": ratio_bars(frame)},
                help=((LABEL, EXPLANATION),),
            )

and is served by an entry in ``app.PAGES``. ``content`` runs once per (data version, viewer, choices)
and is shared by all viewers: it may read nothing but its source and the question.
"""

import json
import uuid
from abc import abstractmethod
from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, ClassVar
from urllib.parse import quote

import panel as pn
import param
import structlog

from dashboard.domain.errors import ForbiddenError, NoReportError, ReportError
from dashboard.domain.scope import Scope, Viewer
from dashboard.rendering import Shared
from dashboard.state import NAMES, Selection
from dashboard.text import frame
from dashboard.text.labels import PAGES, SIMULATED
from dashboard.views.components.bridge import Folded, Rendered, Session, drawn
from dashboard.views.components.choices import SourceOffer
from dashboard.views.components.markup import Markup, render
from dashboard.views.components.parts import empty, failure, link
from dashboard.views.components.question import Content as Content
from dashboard.views.components.question import Export, Part
from dashboard.views.components.question import Question as Question

log = structlog.get_logger()

LONGEST_SEARCH = 80


class PageView(pn.viewable.Viewer):
    """One page in one session."""

    key: ClassVar[str]
    choices: ClassVar[tuple[str, ...]] = ("period", "as_of", "unit", "tier")
    own: ClassVar[tuple[str, ...]] = ()
    """Names in the address of the choices that this page alone knows; ``question.own`` holds their values."""
    at_unit: ClassVar[bool] = False
    """The path of its address ends in the unit's code; a code that is no unit is the page's to answer."""
    listed: ClassVar[bool] = True
    """Stands in the navigation; a page that does not is reached from another."""
    stamp: ClassVar[str] = ""
    """Stands in place of the as-of where the figures are those of documents: then none of them is simulated."""
    exports: ClassVar[Mapping[str, Export]] = MappingProxyType({})
    """Card → what it gives to take away; see ``downloads``."""
    parts: ClassVar[Mapping[str, Part]] = MappingProxyType({})
    """Card closed at first → what it holds, made when it is opened."""

    source = param.Parameter(doc="ReportSource, or anything with its methods")
    viewer = param.ClassSelector(class_=Viewer, doc="Who asks")
    shared = param.ClassSelector(class_=Shared, doc="Finished pages, of all sessions")
    selection = param.ClassSelector(class_=Selection, doc="The choices of this session")
    refused = param.Callable(None, allow_None=True, doc="Told the code of a unit asked for that is not the viewer's")

    def __init__(self, **params):
        params.setdefault("selection", Selection())
        super().__init__(**params)

    @cached_property
    def session(self) -> Session:
        """The browser's side of the page: made where a document is, not where a question is answered."""
        return Session()

    def __panel__(self):
        """Return the browser's side of the page."""
        return self.session

    @abstractmethod
    def content(self, question: Question) -> Content:
        """Return what the page shows; raises a ``ReportError`` where the user must be told something."""

    def changed(self) -> Hashable:
        """What the page changes with beside the data: it is made anew for each; nothing, for most."""
        return None

    def open(self, query: str) -> Rendered:
        """Take the choices of an address and return the page they make; both are found once for all sessions."""
        key = (type(self), self.source.version, self.viewer, query, self.changed())
        chosen, rendered = self.shared.get(key, lambda: self._opened(query))
        self.selection.param.update(**chosen)
        if self.refused is not None and is_beyond(self.selection, self.viewer):
            self.refused(self.selection.lost)
        return rendered

    def _opened(self, query: str) -> tuple[dict[str, Any], Rendered]:
        offer = SourceOffer(self.source, self.viewer)
        selection = self._taken(query, offer)
        scope = selection.scope(self.viewer)
        lost = selection.lost if self.at_unit or is_beyond(selection, self.viewer) else ""
        key = (type(self), offer.version, scope, *sorted(selection.own.items()), lost, self.changed())
        rendered = self.shared.get(key, lambda: self._render(selection, offer))
        return {name: value for name, value in selection.param.values().items() if name != "name"}, rendered

    @property
    def place(self) -> str:
        """Address from the root where its path carries the unit; '' where the path is always the page's own."""
        return unit_address(self.selection, self.viewer) if self.at_unit else ""

    def page(self, query: str) -> str:
        """The page of the choices of an address, as JSON; see ``static/dashboard.js``. Fails as ``content`` does."""
        rendered = self.open(query)
        head = {
            "query": self.selection.query(), "place": self.place, "notices": self.selection.notices,
            "title": rendered.title, "frame": rendered.frame, "main": rendered.main,
        }  # fmt: skip
        return _joined(head, rendered.figures)

    def part(self, name: str, query: str) -> str:
        """What a part closed at first holds, as JSON; ``NoReportError`` where the page has no such part.

        What fails is told in the place of the part: the rest of the page stands.
        """
        if name not in self.parts:
            raise NoReportError
        try:
            key = (type(self), self.source.version, self.viewer, query, name)
            held = self.shared.get(key, lambda: self._opened_part(name, query))
        except ReportError as error:
            log.warning("part not shown", page=self.key, part=name, code=error.code)
            held = Folded(failure(problem(error)))
        except Exception:  # noqa: BLE001  last resort: the reader gets a number, the log the rest
            held = Folded(failure(incident_sentence(self.key)))
        return _joined({"body": held.body}, held.figures)

    def units(self, typed: str, query: str) -> str:
        """Units that answer what was typed, as JSON, as far as the viewer may see them."""
        offer = SourceOffer(self.source, self.viewer)
        found = offer.find(self._taken(query, offer).period, typed[:LONGEST_SEARCH])
        return json.dumps({"items": found}, ensure_ascii=False)

    def _opened_part(self, name: str, query: str) -> Folded:
        offer = SourceOffer(self.source, self.viewer)
        selection = self._taken(query, offer)
        if is_beyond(selection, self.viewer):
            raise ForbiddenError
        made = self.parts[name](self.source, self.question(selection, offer, self.viewer))
        return Folded(made.body, drawn(made.figures))

    def _taken(self, query: str, offer: SourceOffer) -> Selection:
        selection = Selection()
        selection.take(query, offer, self.own, tell_lost=not self.at_unit and self.viewer.is_national)
        return selection

    def _render(self, selection: Selection, offer: SourceOffer) -> Rendered:
        question = self.question(selection, offer, self.viewer)
        choices, made = question.choices, self._content_or_told(question)
        return Rendered(
            frame=render("frame.html", choices=choices, simulated=SIMULATED),
            main=render("main.html", content=made, choices=choices, page=self.key),
            figures=drawn(made.figures),
            title=made.name or made.title,
        )

    @classmethod
    def scope(cls, selection: Selection, _offer: SourceOffer, viewer: Viewer) -> Scope:
        """The scope that the choices make on this page."""
        return selection.scope(viewer)

    @classmethod
    def question(cls, selection: Selection, offer: SourceOffer, viewer: Viewer) -> Question:
        """The question that the choices make on this page."""
        scope = cls.scope(selection, offer, viewer)
        choices = offer.choices(scope, cls.choices)
        if cls.stamp:
            choices = replace(choices, stamp=cls.stamp, simulated=False)
        return Question(scope, choices, selection, cls.key, frozenset(cls.exports))

    def _content_or_told(self, question: Question) -> Content:
        try:
            if is_beyond(question.selection, self.viewer) and not self.at_unit:
                raise ForbiddenError
            return self.content(question)
        except (NoReportError, ForbiddenError) as error:
            log.info("nothing to show", page=self.key, code=error.code)
            return Content(title=PAGES[self.key], lead=problem(error), body=self._way_on(question))

    def _way_on(self, question: Question) -> Markup:
        """Where there is nothing to show: the way to what is the viewer's own, if another's was asked for."""
        if not is_beyond(question.selection, self.viewer):
            return empty()
        own = question.choices.unit
        return empty(link(frame.SEE_OWN.format(name=own.name), question.to_unit(own.code)))


def is_beyond(selection: Selection, viewer: Viewer) -> bool:
    """Whether a unit was asked for that is not the viewer's to see, or is none: the two are not told apart."""
    return bool(selection.lost) and not viewer.is_national


def unit_address(selection: Selection, viewer: Viewer) -> str:
    """Address, from the root, of the page of the unit looked at: ``don-vi/tinhnghean?ky=…``."""
    code = selection.lost or ("" if selection.unit == viewer.unit else selection.unit)
    path = NAMES["unit"] + (f"/{quote(code, safe='')}" if code else "")
    return path + selection.query(**{NAMES["unit"]: "", NAMES["tier"]: ""})


def _joined(head: Mapping[str, Any], figures: str) -> str:
    """JSON of an answer; its figures are JSON already."""
    return f'{json.dumps(head, ensure_ascii=False)[:-1]},"figures":{figures}}}'


def problem(error: ReportError) -> str:
    """What the user reads of an error of the domain."""
    return frame.PROBLEMS.get(error.code, frame.PROBLEM_OTHER)


def incident_sentence(page: str) -> str:
    """What the user reads of a failure nobody foresaw: its number in the log. Call while handling it."""
    incident = uuid.uuid4().hex[:8]
    log.exception("page failed", page=page, incident=incident)
    return frame.INCIDENT.format(incident=incident)
