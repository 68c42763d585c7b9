"""``/chat-luong/giai-trinh``: what somebody signed in says of a finding, sent by the page's form."""

import asyncio
from collections.abc import Callable
from functools import partial

import structlog
from tornado.web import RequestHandler

from dashboard.auth import identity
from dashboard.auth.explaining import Answer, Deed, FindingGoneError, NotExplainedError, answer
from dashboard.auth.explaining_imports import answer_import
from dashboard.auth.gate import Gate
from dashboard.domain.errors import DatabaseError, ForbiddenError
from dashboard.domain.quality.tables import State
from dashboard.text import quality as words

log = structlog.get_logger()

ADDRESS = "/chat-luong/giai-trinh"
_LONGEST_FIELD = 200
_LONGEST_NUMBER = 18
_STATUSES = ((ForbiddenError, 403), (FindingGoneError, 404), (NotExplainedError, 400), (DatabaseError, 503))


class Explain(Gate):
    """Keeps an explanation, closes a finding or opens it again; answers a sentence as JSON."""

    async def post(self) -> None:
        """Take the form; its token has been checked before."""
        try:
            state = await asyncio.to_thread(self._asked())
        except tuple(kind for kind, _ in _STATUSES) as error:
            self._tell(error)
        except ValueError:
            self._say(400, words.BAD_FORM)
        else:
            self._say(200, words.KEPT[state])

    def _asked(self) -> Callable[[], State]:
        """What is to be done: of the finding of an import where ``nap`` has its number, else of one in the figures."""
        engine, viewer = self.entrance.engine, identity.viewer(self.request)
        deed, text = Deed(self.get_body_argument("viec", "")), self.get_body_argument("giai-trinh", "")
        if number := self.get_body_argument("nap", ""):
            return partial(answer_import, engine, viewer, _number(number), deed, text)
        names = ("ky", "don-vi", "bieu", "loai", "chi-tieu")
        period, unit, form, check, indicator = (self.get_body_argument(name, "")[:_LONGEST_FIELD] for name in names)
        return partial(answer, engine, viewer, Answer(period, unit, form, check, indicator, deed, text))

    def _tell(self, error: Exception) -> None:
        code = getattr(error, "code", "")
        log.info("finding not answered", code=code)
        status = next(number for kind, number in _STATUSES if isinstance(error, kind))
        self._say(status, words.REFUSED.get(code, words.BAD_FORM))

    def _say(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.finish({"sentence": sentence})


def _number(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError
    return int(text)


HANDLERS: dict[str, type[RequestHandler]] = {ADDRESS: Explain}
"""Address → handler, for ``app``."""
