"""``/nhap-phu-luc/kiem-tra`` and ``/ghi``: a file is looked at, and the same file stored; answers are pieces of HTML.

The size is judged before the body is read, and the body is never kept by anybody.
"""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

import structlog
from tornado.httputil import HTTPFile, HTTPInputError, parse_body_arguments
from tornado.web import RequestHandler, stream_request_body

from dashboard.domain.errors import DatabaseError, ReportError
from dashboard.domain.scope import Viewer
from dashboard.text import appendix as words
from dashboard.text import frame
from dashboard.views.appendix.pieces import MIB, MOST_BYTES, refused, stored, told, understood
from dashboard.views.components.markup import Markup
from dashboard.views.components.page import incident_sentence

log = structlog.get_logger()

AROUND = 64 * 1024
"""Bytes of a form beside its file."""
AT_ONCE = asyncio.Semaphore(2)
"""Files that are read at the same time: each may take much memory."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Given:
    """What a form sends: a file, what is said of it, and the hash of the file that was looked at."""

    name: str
    content: bytes
    kind: str
    document: str
    as_of: date
    sha256: str

    @property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Intake:
    """What ``app`` hands in: who asks, whether they may, and the two ways into the import."""

    viewer: Callable[[Any], Viewer]
    may: Callable[[Viewer], bool]
    check: Callable[[Given], Any]
    store: Callable[[Given, Viewer], Any]


class BadFormError(Exception):
    """A form that says not enough, or what cannot be; ``args[0]`` is the sentence."""


@stream_request_body
class AppendixHandler(RequestHandler):
    """Answers both addresses: 200 with what was understood or stored, 4xx with why not."""

    def initialize(self, intake: Intake) -> None:
        """Take the ways into the import."""
        self._intake, self._body = intake, bytearray()

    def prepare(self) -> None:
        """Refuse whoever may not, and a body that is too large, before any of it is read."""
        self.set_header("Cache-Control", "no-store")
        if not self._intake.may(self._intake.viewer(self.request)):
            self._answer(403, told(frame.PROBLEMS["forbidden"]))
        elif int(self.request.headers.get("Content-Length") or 0) > MOST_BYTES + AROUND:
            self._answer(413, told(words.TOO_BIG_UNKNOWN.format(limit=MOST_BYTES // MIB)))

    def data_received(self, chunk: bytes) -> None:
        """Keep what comes, up to the limit; a body without a length is cut off there."""
        if len(self._body) <= MOST_BYTES + AROUND:
            self._body += chunk

    async def post(self, deed: str) -> None:
        """Look at the file or store it."""
        try:
            given = taken(self.request.headers.get("Content-Type", ""), bytes(self._body))
            async with AT_ONCE:
                self._answer(200, await asyncio.to_thread(self._done, deed, given))
        except BadFormError as error:
            self._answer(400, told(str(error)))
        except DatabaseError as error:
            log.warning("appendix not stored", code=error.code)
            self._answer(503, told(words.BUSY))
        except ReportError as error:
            log.info("appendix refused", code=error.code)
            self._answer(422, refused(getattr(error, "problems", ())))
        except Exception:  # noqa: BLE001  last resort: the reader gets a number, the log the rest
            self._answer(500, told(incident_sentence("appendix")))

    def _done(self, deed: str, given: Given) -> Markup:
        if deed == "kiem-tra":
            return understood(self._intake.check(given), given.digest)
        if given.sha256 != given.digest:
            raise BadFormError(words.CHANGED)
        return stored(self._intake.store(given, self._intake.viewer(self.request)))

    def _answer(self, status: int, piece: Markup) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(str(piece))


def taken(content_type: str, body: bytes) -> Given:
    """The fields of a form; raises ``BadFormError`` with what is missing."""
    fields: dict[str, list[bytes]] = {}
    files: dict[str, list[HTTPFile]] = {}
    if len(body) > MOST_BYTES + AROUND:
        raise BadFormError(words.TOO_BIG_UNKNOWN.format(limit=MOST_BYTES // MIB))
    try:
        parse_body_arguments(content_type, body, fields, files)
    except (HTTPInputError, UnicodeDecodeError) as error:
        raise BadFormError(words.BAD_FORM) from error
    sent = files.get("tep")
    if not sent or not sent[0].filename:
        raise BadFormError(words.NO_FILE)
    kind, document, day, sha256 = (_text(fields, name) for name in ("loai", "van-ban", "ngay", "sha256"))
    if kind not in words.KINDS:
        raise BadFormError(words.BAD_KIND)
    return Given(_name(sent[0].filename), sent[0].body, kind, document, _day(day), sha256)


def _text(fields: dict[str, list[bytes]], name: str) -> str:
    values = fields.get(name) or [b""]
    return " ".join(values[-1].decode("utf-8", "replace").split())[:_LONGEST]


def _name(name: str) -> str:
    """Name without its path, whichever way a browser parts it."""
    return PurePath(name.replace("\\", "/")).name[:_LONGEST]


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  a day has no zone
    except ValueError as error:
        raise BadFormError(words.BAD_DAY.format(value=text)) from error
