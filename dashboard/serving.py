"""Serving until stopped: what is checked before the server opens, the pages made ahead, the log."""

import asyncio
import errno
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import sqlalchemy as sa
import structlog
from tornado.ioloop import PeriodicCallback

from dashboard.ahead import Ahead
from dashboard.app import PAGES, make_ready, web_server
from dashboard.auth.documents import LOOK_EVERY, close_ended
from dashboard.auth.entrance import Entrance
from dashboard.auth.ground import Ground, ground_of
from dashboard.domain.scope import OPERATOR
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine
from dashboard.settings import Settings
from dashboard.source import ReportSource, open_source
from dashboard.text import frame as words
from dashboard.views.components.entrance import EntrancePages
from dashboard.views.components.foreseen import foreseen
from dashboard.workers import PortTakenError, join_crew, supervise


def serve(settings: Settings) -> None:
    """Serve until stopped; raises ``UnsafeStartError`` where the server would be open or could be forged."""
    ground = ground_of(settings, settings.port or free_port(settings.address))
    configure_logging()
    if settings.workers > 1:
        supervise(settings, partial(_tell_serving, settings))
        print(words.STOPPED, flush=True)  # noqa: T201
        return
    asyncio.run(_serve(settings, ground))


async def _serve(settings: Settings, ground: Ground) -> None:
    stop = asyncio.Event()
    if settings.share_port:
        join_crew(stop.set)
    shared: Shared[Any] = Shared()
    source = open_source(settings.database_url, settings)
    entrance = Entrance(writer(settings), ground, settings, EntrancePages())
    with _port_needed(settings.port):
        server = web_server(source, entrance, settings.address, shared)
    server.start()
    _tell_serving(settings, ground.port)
    watch = PeriodicCallback(close_ended, LOOK_EVERY)
    watch.start()
    addresses = partial(foreseen, source, PAGES, OPERATOR)
    ahead = Ahead(lambda: source.version, addresses, partial(_make_ahead, source, shared))
    ahead.start()
    await _stopped(stop)
    ahead.stop()
    watch.stop()
    server.stop()
    print(words.STOPPED, flush=True)  # noqa: T201


@contextmanager
def _port_needed(port: int) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(port=str(port)) from error
        raise


def writer(settings: Settings) -> sa.Engine:
    """Engine for what the web writes: sessions, counters, the audit."""
    return open_engine(settings.writer_url.get_secret_value() or settings.database_url)


def _make_ahead(source: ReportSource, shared: Shared[Any], url: str, query: str) -> None:
    """Make a page for those who see the whole country: they share it."""
    make_ready(source, shared, url, query, OPERATOR)


def free_port(address: str) -> int:
    """A port at which nobody listens: origins and cookies are named by it before the server is there."""
    with socket.socket() as found:
        found.bind((address, 0))
        return int(found.getsockname()[1])


def _tell_serving(settings: Settings, port: int) -> None:
    local = f"http://{settings.address}:{port}"
    print(words.SERVING.format(address=settings.public_url or local), flush=True)  # noqa: T201  the answer


async def _stopped(stop: asyncio.Event) -> None:
    """Wait until the process is told to stop."""
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()


def configure_logging() -> None:
    """Log one line of JSON an event, times with their offset."""
    logging.getLogger("bokeh").setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=False),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
