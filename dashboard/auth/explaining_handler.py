"""``/chat-luong/giai-trinh``: what somebody signed in says of a finding, sent by the page's form."""

import asyncio

import structlog
from tornado.web import RequestHandler

from dashboard.auth import identity
from dashboard.auth.explaining import Answer, Deed, FindingGoneError, NotExplainedError, answer
from dashboard.auth.gate import Gate
from dashboard.domain.errors import DatabaseError, ForbiddenError
from dashboard.text import quality as words

log = structlog.get_logger()

ADDRESS = "/chat-luong/giai-trinh"
_LONGEST_FIELD = 200
_STATUSES = ((ForbiddenError, 403), (FindingGoneError, 404), (NotExplainedError, 400), (DatabaseError, 503))


class Explain(Gate):
    """Keeps an explanation, closes a finding or opens it again; answers a sentence as JSON."""

    async def post(self) -> None:
        """Take the form; its token has been checked before."""
        try:
            given = self._given()
            state = await asyncio.to_thread(answer, self.entrance.engine, identity.viewer(self.request), given)
        except tuple(kind for kind, _ in _STATUSES) as error:
            self._tell(error)
        except ValueError:
            self._say(400, words.BAD_FORM)
        else:
            self._say(200, words.KEPT[state])

    def _given(self) -> Answer:
        names = ("ky", "don-vi", "bieu", "loai", "chi-tieu")
        period, unit, form, check, indicator = (self.get_body_argument(name, "")[:_LONGEST_FIELD] for name in names)
        deed, text = Deed(self.get_body_argument("viec", "")), self.get_body_argument("giai-trinh", "")
        return Answer(period, unit, form, check, indicator, deed, text)

    def _tell(self, error: Exception) -> None:
        code = getattr(error, "code", "")
        log.info("finding not answered", code=code)
        status = next(number for kind, number in _STATUSES if isinstance(error, kind))
        self._say(status, words.REFUSED.get(code, words.BAD_FORM))

    def _say(self, status: int, sentence: str) -> None:
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.finish({"sentence": sentence})


HANDLERS: dict[str, type[RequestHandler]] = {ADDRESS: Explain}
"""Address → handler, for ``app``."""
