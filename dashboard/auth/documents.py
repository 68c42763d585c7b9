"""A page's document belongs to who opened it: its token names their session, and no other cookie joins it.

Bokeh lets a client choose a session and join any whose token it holds (risks §4, M6 and M8). Here a page
takes no session from outside, its token is signed and bound, the websocket compares the two before the
handshake and asks before each message whether the session still lives.
"""

import binascii
import json
import zlib
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakSet

import structlog
from bokeh.application.handlers.handler import Handler
from bokeh.util.token import check_token_signature, get_token_payload
from panel.io.server import DocHandler, WSHandler

from dashboard.auth.gate import Gate
from dashboard.auth.ground import Ground
from dashboard.auth.identity import signed
from dashboard.auth.sessions import Signed
from dashboard.domain.errors import DatabaseError

if TYPE_CHECKING:
    from bokeh.server.tornado import BokehTornado

log = structlog.get_logger()

BOUND = "bound"
"""Part of a page's token that names the session and rights it was made for."""
ENDED = 4401
"""Code with which a websocket is closed once its session is over."""
LOOK_EVERY = 15_000
"""Milliseconds between two looks at the sessions of open documents."""

_CHOSEN = ("bokeh-session-id", "bokeh-token")
_BROKEN = (ValueError, KeyError, IndexError, TypeError, zlib.error, binascii.Error, json.JSONDecodeError)


def bound(ground: Ground) -> dict[str, Any]:
    """Settings of the server: signed tokens of ten minutes that hold no cookie and no header, exact origins."""
    return {
        "secret_key": ground.key, "sign_sessions": True, "include_headers": [], "include_cookies": [],
        "websocket_origin": ground.origins, "session_token_expiration": 600,
        "unused_session_lifetime_milliseconds": 120_000,
    }  # fmt: skip


class Binding(Handler):
    """Part of an application that writes into each token for whom the page was made."""

    def modify_document(self, doc: Any) -> None:
        """Leave the document as it is."""

    def process_request(self, request: Any) -> dict[str, Any]:
        """Return what the token holds beside its session."""
        found = signed(request)
        return {BOUND: found.binding if found else ""}


class OwnDocument(Gate, DocHandler):
    """The HTML of a page, in a session that the server alone chooses."""

    async def prepare_own(self) -> None:
        """Refuse a session brought along."""
        brought = any(name in self.request.arguments for name in _CHOSEN)
        if brought or "Bokeh-Session-Id" in self.request.headers:
            self.refuse(403)


class OwnSocket(Gate, WSHandler):
    """The websocket of a page, open to whom the page was made for and for as long as they are signed in."""

    is_act = False

    async def prepare_own(self) -> None:
        """Refuse the handshake unless the page's token is of this session."""
        if not self._is_own():
            log.warning("websocket of another's page refused", path=self.request.path)
            self.refuse(403)

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Open, and be looked after."""
        OPEN.add(self)
        return super().open(*args, **kwargs)  # type: ignore[no-untyped-call]

    async def on_message(self, fragment: str | bytes) -> None:
        """Take a message of somebody who is signed in still."""
        alive = await self.still()
        if alive is not None:
            await self.entrance.sessions.seen(alive)
            await super().on_message(fragment)

    async def still(self) -> Signed | None:
        """Who is signed in, with the rights the document was made for; closes the websocket where nobody is."""
        own = signed(self.request)
        try:
            alive = await self.entrance.sessions.alive(own.ref) if own else None
        except DatabaseError:
            alive = None
        if own is None or alive is None or alive.binding != own.binding:
            self.close(ENDED)
            return None
        return alive

    def _is_own(self) -> bool:
        offered, own = self.request.headers.get("Sec-WebSocket-Protocol", "").split(","), signed(self.request)
        token, application = offered[-1].strip(), cast("BokehTornado", self.application)
        try:
            genuine = check_token_signature(token, secret_key=application.secret_key, signed=True)
            return genuine and own is not None and get_token_payload(token).get(BOUND) == own.binding
        except _BROKEN:
            return False


def is_joined(request: Any) -> bool:
    """Whether a document is made for the websocket of a page that another process gave: the browser has the page."""
    return str(getattr(request, "path", "")).endswith("/ws")


OPEN: "WeakSet[OwnSocket]" = WeakSet()
"""Websockets that are open in this process."""


async def close_ended() -> None:
    """Close every websocket whose session is over: signed out, locked, another password, unit or role."""
    for socket in list(OPEN):
        if socket.ws_connection is None or socket.ws_connection.is_closing():
            OPEN.discard(socket)
        else:
            await socket.still()
