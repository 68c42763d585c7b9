"""What cards give to take away: a spreadsheet or CSV of the frame behind the card, computed anew by the page itself.

A page declares its cards in ``exports``, card key → function of the source and the question::

    def units_sheet(source: Any, question: Question) -> Sheet:
        return Sheet(words.UNITS_QUESTION, source.progress(question.scope), heads("unit_name", "complete"))

    class SomeView(PageView):
        exports = MappingProxyType({"units": units_sheet})

and gives the card its links: ``card("units", …, files=question.files("units"))``. The address is
``/tai/<page>/<card>.<xlsx|csv>`` with the choices of the view. The frame comes through the same source
and scope as the card's, so the figures in the file are those on the screen.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pandas as pd
import structlog
from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

from dashboard.domain.audit import Act
from dashboard.domain.errors import ForbiddenError, NoReportError, ReportError, UnknownCodeError
from dashboard.domain.rights import may_open
from dashboard.domain.scope import Viewer
from dashboard.exports.delimited import delimited
from dashboard.exports.naming import disposition, file_name
from dashboard.exports.provenance import Provenance
from dashboard.exports.tables import worded
from dashboard.exports.workbook import write_workbook
from dashboard.state import Selection
from dashboard.text import frame as words
from dashboard.text import labels, numbers
from dashboard.text import workbook as file_words
from dashboard.views.components.choices import SourceOffer
from dashboard.views.components.page import PageView, incident_sentence, is_beyond, problem
from dashboard.views.components.question import Question, Sheet
from dashboard.views.components.shell import message_page

log = structlog.get_logger()

XLSX, CSV = "xlsx", "csv"
TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
}
ADDRESS = r"/tai/([a-z_]+)/([a-z0-9_-]+)\.(xlsx|csv)"
PIECE = 64 * 1024
IN_MEMORY = 1024 * 1024

Record = Callable[[Viewer, Act, Mapping[str, str]], None]
"""Writes down what is given, before it is, and what is refused; raises a ``ReportError`` where it cannot."""

_NOT_THERE = (ForbiddenError, NoReportError, UnknownCodeError)


def asked(page: type[PageView], source: Any, viewer: Viewer, query: str) -> Question:
    """The question of an address, as the page itself takes it; ``ForbiddenError`` for a unit that is not theirs."""
    offer, selection = SourceOffer(source, viewer), Selection()
    selection.take(query, offer, page.own)
    if is_beyond(selection, viewer):
        raise ForbiddenError
    return page.question(selection, offer, viewer)


def provenance(sheet: Sheet, question: Question, facts: Any) -> Provenance:
    """What the figures of the file are."""
    choices = question.choices
    stamp = choices.stamp.removeprefix(words.AS_OF_STAMP.format(instant="")).strip()
    loaded = "" if facts.loaded_at is None or facts.loaded_at != facts.loaded_at else numbers.instant(facts.loaded_at)  # noqa: PLR0124
    return Provenance(
        title=sheet.title, as_of=sheet.as_of or stamp, source=sheet.source or _source(facts), loaded=loaded,
        simulated=choices.simulated, filters=_filters(question), definitions=sheet.definitions,
        notices=question.selection.notices,
    )  # fmt: skip


def _source(facts: Any) -> str:
    said = [str(part) for part in (facts.load_name, facts.load_sha256) if isinstance(part, str) and part]
    return words.FILE_SOURCE.format(name=said[0], sha=said[1]) if len(said) > 1 else words.FILE_NO_SOURCE


def _filters(question: Question) -> list[tuple[str, str]]:
    """Choices that the page listens to, by their names on the screen."""
    choices, shown = question.choices, question.choices.shown
    period = next((option.label for option in choices.periods if option.chosen), "")
    tier = labels.TIERS[question.scope.tier] if question.scope.tier else labels.ALL_TIERS
    said = {"period": (words.PERIOD, period), "unit": (words.UNIT, choices.unit.name), "tier": (words.TIER, tier)}
    named = [said[name] for name in shown if name in said and said[name][1]]
    return named + [(words.OWN_CHOICE.format(name=name), value) for name, value in question.own.items()]


class Download(RequestHandler):
    """Answers ``ADDRESS``: the card's frame as a file, in pieces, kept by nobody on the way."""

    def initialize(
        self, source: Any, viewer: Callable[[Any], Viewer], pages: Mapping[str, type[PageView]], record: Record
    ) -> None:
        """Take the source, what tells who asks, the pages by their keys, and what writes a file down."""
        self._source, self._viewer_of, self._pages, self._record = source, viewer, pages, record

    async def get(self, page: str, card: str, kind: str) -> None:
        """Answer the file; 404 for a card that gives none, 503 without a database, 500 with an incident number."""
        wanted = {"page": page, "card": card, "kind": kind, "query": self.request.query}
        try:
            pieces = await asyncio.to_thread(self._pieces, wanted)
        except _NOT_THERE:
            self._tell(404, problem(ForbiddenError()))
        except ReportError as error:
            log.warning("file not given", page=page, card=card, code=error.code)
            self._tell(503, problem(error))
        except Exception:  # noqa: BLE001  last resort: the reader gets a number, the log the rest
            self._tell(500, incident_sentence(page))
        else:
            await self._send(pieces)

    def _pieces(self, wanted: Mapping[str, str]) -> Iterator[bytes]:
        """Pieces of the file, written down first; a refusal is written down too."""
        viewer, facts = self._viewer_of(self.request), self._source.facts().iloc[0]
        try:
            sheet, question = self._sheet(viewer, wanted, simulated=bool(facts.simulated))
        except ForbiddenError:
            self._record(viewer, Act.FORBIDDEN, wanted)
            raise
        about, frame = provenance(sheet, question, facts), worded(sheet.frame)
        self._record(viewer, Act.EXPORT, wanted)
        return self._written(sheet, question, about, frame, wanted["kind"])

    def _sheet(self, viewer: Viewer, wanted: Mapping[str, str], *, simulated: bool) -> tuple[Sheet, Question]:
        view = self._pages.get(wanted["page"])
        make = view.exports.get(wanted["card"]) if view else None
        if view is None or make is None:
            raise NoReportError
        if not may_open(viewer, view.key, simulated=simulated):
            raise ForbiddenError
        question = asked(view, self._source, viewer, f"?{wanted['query']}")
        return make(self._source, question), question

    def _written(
        self, sheet: Sheet, question: Question, about: Provenance, frame: pd.DataFrame, kind: str
    ) -> Iterator[bytes]:
        """Pieces of the file; the headers are set once the frame is there."""
        self._head(_name(sheet, question), kind)
        if kind == CSV:
            return delimited(frame, sheet.heads, about)
        file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when it has been read
        write_workbook(frame, sheet.heads, about, file)
        file.seek(0)
        return _read(file)

    def _head(self, name: str, kind: str) -> None:
        self.set_header("Content-Type", TYPES[kind])
        self.set_header("Content-Disposition", disposition(f"{name}.{kind}"))
        self.set_header("Cache-Control", "no-store")

    async def _send(self, pieces: Iterator[bytes]) -> None:
        try:
            while piece := await asyncio.to_thread(next, pieces, b""):
                self.write(piece)
                await self.flush()
        except StreamClosedError:
            log.info("reader left before the end of the file")

    def _tell(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.finish(message_page(words.NO_FILE_TITLE, sentence))


def _name(sheet: Sheet, question: Question) -> str:
    """Name of the file without its ending: what, of when, of whom; marked where simulated."""
    choices = question.choices
    period = next((option.label for option in choices.periods if option.chosen), "")
    parts = (sheet.title, period, choices.unit.name) if "period" in choices.shown else (sheet.title,)
    at = f"{choices.as_of:%Y-%m-%d %Hh%M}" if choices.as_of and "as_of" in choices.shown else ""
    mark = file_words.SIMULATED_FILE if choices.simulated else ""
    return file_name(*parts, at, mark, suffix="").rstrip(".")


def _read(file: Any) -> Iterator[bytes]:
    with file:
        yield from iter(partial(file.read, PIECE), b"")
