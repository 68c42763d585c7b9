"""What the server answers beside the pages: the headers of everything, its health, prompt messages, and 404."""

import asyncio
from types import MappingProxyType
from typing import Any, ClassVar

import structlog
from panel.io.server import WSHandler
from tornado.httputil import HTTPHeaders
from tornado.web import OutputTransform, RequestHandler

from dashboard.domain.errors import ReportError
from dashboard.source import ReportSource
from dashboard.text import frame as words
from dashboard.views.components.shell import message_page

log = structlog.get_logger()

_POLICY = (
    "default-src 'self'", "script-src 'self' 'unsafe-eval' blob:{nonce}", "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self' blob:", "worker-src 'self' blob:",
    "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
)  # fmt: skip
"""Bokeh needs ``eval`` for its tick formatters, ``blob:`` for Panel's modules and inline styles for both; an inline
script runs only where it bears the number that this very answer names."""

_STRICT = (
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "script-src 'self'", "connect-src 'self'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
)  # fmt: skip
"""For answers that are no page of figures: nothing inline at all."""

_ALWAYS = MappingProxyType({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
})  # fmt: skip

_ONE_YEAR = "max-age=31536000; includeSubDomains"


class SecurityHeaders(OutputTransform):
    """Adds to whatever a handler answers what a browser may do with it, and takes the server's name away."""

    secure: ClassVar[bool] = False

    def __init__(self, request: Any) -> None:
        """Take the request: a page of figures will have given it the number of its inline scripts."""
        self._request = request

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add the headers before the first byte leaves."""
        headers.update(_ALWAYS)
        headers["Content-Security-Policy"] = self._policy()
        if self.secure:
            headers["Strict-Transport-Security"] = _ONE_YEAR
        headers.pop("Server", None)
        return status_code, headers, chunk

    def _policy(self) -> str:
        nonce = getattr(self._request, "nonce", "")
        return "; ".join(_POLICY).format(nonce=f" 'nonce-{nonce}'") if nonce else "; ".join(_STRICT)


def headers(*, secure: bool) -> type[SecurityHeaders]:
    """The transform for a server that browsers reach over TLS, or on their own machine."""
    return type("Headers", (SecurityHeaders,), {"secure": secure})


def logged(handler: RequestHandler) -> None:
    """Log an answer that failed, by its path alone: an address may carry what nobody else should read."""
    if handler.get_status() >= 500:  # noqa: PLR2004  the server's own failures
        log.warning("answer failed", status=handler.get_status(), path=handler.request.path[:200])


class NotFound(RequestHandler):
    """Any address that no page has."""

    def prepare(self) -> None:
        """Answer 404 with a page in Vietnamese."""
        self.set_status(404)
        self.finish(message_page(words.NOT_FOUND_TITLE, words.NOT_FOUND))


class Alive(RequestHandler):
    """For a supervisor: the process answers, and the data version it reads."""

    def initialize(self, source: ReportSource) -> None:
        """Take the source to ask."""
        self._source = source

    async def get(self) -> None:
        """Answer 200 with the version, 503 where the database does not answer."""
        try:
            version = await asyncio.to_thread(lambda: self._source.version)
        except ReportError as error:
            self.set_status(503)
            self.finish({"code": error.code})
        else:
            self.finish({"version": version})


class PromptSocket(WSHandler):
    """The websocket without Nagle's wait: Bokeh sends each message in pieces, each would wait 40 ms."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Turn the wait off, then open as usual."""
        self.set_nodelay(True)
        return super().open(*args, **kwargs)
