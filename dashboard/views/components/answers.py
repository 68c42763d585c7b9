"""What the server answers beside the pages: the headers of everything, its health, prompt messages, and 404."""

import asyncio
from types import MappingProxyType
from typing import Any

from panel.io.server import WSHandler
from tornado.httputil import HTTPHeaders
from tornado.web import OutputTransform, RequestHandler

from dashboard.domain.errors import ReportError
from dashboard.source import ReportSource
from dashboard.text import frame as words
from dashboard.views.components.shell import message_page

HEADERS = MappingProxyType({
    "Content-Security-Policy": "; ".join((
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:", "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self' blob:", "worker-src 'self' blob:",
        "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    )),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
})  # fmt: skip
"""Of every answer. Bokeh needs inline scripts and eval for its own document and tick formatters."""


class SecurityHeaders(OutputTransform):
    """Adds ``HEADERS`` to whatever a handler answers, and takes the server's name away."""

    def __init__(self, request: Any) -> None:
        """Take the request, as Tornado wants it."""

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add the headers before the first byte leaves."""
        headers.update(HEADERS)
        headers.pop("Server", None)
        return status_code, headers, chunk


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
