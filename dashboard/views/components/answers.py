"""What the server answers beside the pages: the headers of everything, and 404."""

from types import MappingProxyType
from typing import Any

from tornado.httputil import HTTPHeaders
from tornado.web import OutputTransform, RequestHandler

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
