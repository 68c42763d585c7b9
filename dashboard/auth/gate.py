"""The gate before every handler but those of the entrance: nobody passes who is not signed in.

``behind(gate, Handler)`` makes a handler that looks who asks before its own code runs, on a thread.
Whatever is registered with the application goes through it (``app``), so a handler forgets nothing:
``request.signed`` is there, and ``identity.viewer`` reads the viewer from it.
"""

import inspect
from typing import Any, ClassVar, TypeVar
from urllib.parse import quote

import structlog
from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

from dashboard.auth.entrance import Entrance
from dashboard.auth.sessions import Signed
from dashboard.domain.errors import DatabaseError

log = structlog.get_logger()

COOKIE = "phien"
"""The session's token; see ``Ground.cookie`` for its full name."""
SIGN_IN, CHANGE = "/dang-nhap", "/doi-mat-khau"
_FREE = (CHANGE, "/dang-xuat", "/phien")
"""Paths open to somebody who must change their password first."""
_SAFE = ("GET", "HEAD", "OPTIONS")

H = TypeVar("H", bound=RequestHandler)


class Hosted(RequestHandler):
    """A handler that answers only to the names under which the application is reached."""

    entrance: ClassVar[Entrance]

    async def prepare(self) -> None:
        """Refuse requests by another name, and forms that another site sends."""
        if self.request.host.lower() not in self.entrance.ground.hosts:
            self.refuse(421)
        elif self.request.method not in _SAFE and not self.is_own_form():
            self.refuse(403)

    def is_own_form(self) -> bool:
        """Whether what is sent comes from a page of ours, as far as the browser says."""
        origin = self.request.headers.get("Origin", "")
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        return origin.split("://")[-1].lower() in {"", *self.entrance.ground.hosts} and site in {"same-origin", "none"}

    def refuse(self, status: int) -> None:
        """End here, with a sentence that says no more than the status does."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        asks_data = self.request.headers.get("Accept", "") == "application/json"
        self.finish({"refused": status} if asks_data else self.entrance.pages.failed(status))

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """Log what was not foreseen by the path alone: what stands behind the question mark may be a secret."""
        if not isinstance(error, HTTPError):
            log.error("request failed", path=self.request.path, exc_info=(kind, error, trace))

    def write_error(self, status_code: int, **_why: Any) -> None:
        """Answer what went wrong in one sentence, without any trace of why."""
        self.set_header("Cache-Control", "no-store")
        self.finish(self.entrance.pages.failed(status_code))


class Gate(Hosted):
    """A handler that answers only to somebody signed in."""

    is_act: ClassVar[bool] = True
    """Whether a request is an act of the person, so that the time of idleness starts anew."""

    async def prepare(self) -> None:
        """Look who asks, then go on with the handler's own preparations; nothing is kept on the way."""
        await super().prepare()
        if not self._finished:
            await self._let_in()
        if not self._finished:
            self.set_header("Cache-Control", "no-store")
            await self.prepare_own()

    async def prepare_own(self) -> None:
        """What the handler behind does before it answers."""

    async def _let_in(self) -> None:
        try:
            signed = await who(self.entrance, self.request)
        except DatabaseError as error:
            log.warning("nobody let in", code=error.code)
            self.refuse(503)
            return
        if signed is None:
            self._send_to_sign_in()
        elif self.entrance.must_change(signed) and self.request.path not in _FREE:
            self._lead_to(CHANGE)
        else:
            self.request.signed = signed  # type: ignore[attr-defined]
            if self.is_act:
                await self.entrance.sessions.seen(signed)

    def _send_to_sign_in(self) -> None:
        """To the sign-in page where a person reads; a bare refusal to everything else."""
        self._lead_to(f"{SIGN_IN}?next={quote(self.request.uri or '/', safe='')}")

    def _lead_to(self, address: str) -> None:
        reads = self.request.method == "GET" and "text/html" in self.request.headers.get("Accept", "")
        if "Upgrade" in self.request.headers:
            self.refuse(403)
        elif reads:
            self.set_header("Cache-Control", "no-store")
            self.redirect(address, status=303)
        else:
            self.refuse(401)


def behind(entrance: Entrance, handler: type[H]) -> type[H]:
    """The handler with the gate before it; one that says itself whom it answers is told where."""

    async def prepare_own(self: Any) -> None:
        prepared = handler.prepare(self)
        if inspect.isawaitable(prepared):
            await prepared

    if issubclass(handler, Hosted):
        return type(handler.__name__, (handler,), {"entrance": entrance})
    return type(handler.__name__, (Gate, handler), {"entrance": entrance, "prepare_own": prepare_own})


async def who(entrance: Entrance, request: HTTPServerRequest) -> Signed | None:
    """Who sends a request, by its cookie; None for nobody."""
    cookie = request.cookies.get(entrance.ground.cookie(COOKIE))
    return await entrance.sessions.find(cookie.value) if cookie is not None else None
