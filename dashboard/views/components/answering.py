"""What an open page asks for: the page of another choice, what a closed part holds, units by name; as JSON over HTTP.

Asked over HTTP and not over the page's session: it needs no session, comes compressed, and a page answers its
reader before the session's scripts are there (docs/decisions/020-answers.md). The addresses are
``/tra-loi/<page>/trang``, ``/tra-loi/<page>/phan/<part>`` and ``/tra-loi/<page>/don-vi``, each with the choices of
the view; the last with what was typed, too.
"""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import structlog
from tornado.web import RequestHandler

from dashboard.domain.errors import ForbiddenError, NoReportError, ReportError
from dashboard.views.components.page import PageView, incident_sentence, problem

log = structlog.get_logger()

ADDRESS = r"/tra-loi/([a-z_]+)/(trang|phan|don-vi)(?:/([a-z0-9_-]+))?"
TYPED = "tim"
"""Name of what was typed into the search of units."""

ViewOf = Callable[[str, Any], PageView]
"""Page of a key for who sends a request; ``ForbiddenError`` where it is not theirs, ``NoReportError`` where none is."""


class Answer(RequestHandler):
    """Answers ``ADDRESS``; what cannot be answered has a sentence under ``problem``, so that the reader is told why."""

    def initialize(self, view_of: ViewOf) -> None:
        """Take what gives the page to ask."""
        self._view_of = view_of

    async def get(self, page: str, what: str, part: str | None) -> None:
        """Answer 200, or the sentence: 403 not theirs, 404 no such page or part, 503 no database, 500 a failure."""
        status, body = await asyncio.to_thread(self._answered, page, what, part or "")
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(body)

    def _answered(self, page: str, what: str, part: str) -> tuple[int, str]:
        try:
            return 200, self._answer(self._view_of(page, self.request), what, part)
        except ForbiddenError as error:
            return 403, _told(problem(error))
        except NoReportError as error:
            return 404, _told(problem(error))
        except ReportError as error:
            log.warning("not answered", page=page, what=what, code=error.code)
            return 503, _told(problem(error))
        except Exception:  # noqa: BLE001  last resort: the reader gets a number, the log the rest
            return 500, _told(incident_sentence(page))

    def _answer(self, view: PageView, what: str, part: str) -> str:
        query = f"?{self.request.query}"
        if what == "phan":
            return view.part(part, query)
        if what == "don-vi":
            return view.units(self.get_query_argument(TYPED, ""), query)
        return view.page(query)


def _told(sentence: str) -> str:
    return json.dumps({"problem": sentence}, ensure_ascii=False)
