"""Serving until stopped: what is checked before the server opens, the pages made ahead, the log."""

import asyncio
import errno
import logging
import signal
import socket
import sys
from functools import partial
from typing import Any

import sqlalchemy as sa
import structlog
from tornado.ioloop import PeriodicCallback

from dashboard.ahead import Ahead
from dashboard.app import make_ready, most_asked, web_server
from dashboard.auth.documents import LOOK_EVERY, close_ended
from dashboard.auth.entrance import Entrance
from dashboard.auth.ground import Ground, ground_of
from dashboard.domain.errors import ReportError
from dashboard.domain.scope import OPERATOR
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine
from dashboard.settings import Settings
from dashboard.source import ReportSource, open_source
from dashboard.text import frame as words
from dashboard.views.components.entrance import EntrancePages


class PortTakenError(ReportError):
    """A port at which another program listens; ``port``."""

    code = "port_taken"


def serve(settings: Settings) -> None:
    """Serve until stopped; raises ``UnsafeStartError`` where the server would be open or could be forged."""
    ground = ground_of(settings, settings.port or free_port(settings.address))
    configure_logging()
    asyncio.run(_serve(settings, ground))


async def _serve(settings: Settings, ground: Ground) -> None:
    shared: Shared[Any] = Shared()
    source = open_source(settings.database_url, settings)
    entrance = Entrance(writer(settings), ground, settings, EntrancePages())
    try:
        server = web_server(source, entrance, settings.address, shared)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(port=str(settings.port)) from error
        raise
    server.start()
    print(words.SERVING.format(address=settings.public_url or _local(settings, ground)), flush=True)  # noqa: T201  the answer
    watch = PeriodicCallback(close_ended, LOOK_EVERY)
    watch.start()
    ahead = Ahead(lambda: source.version, partial(most_asked, source), partial(_make_ahead, source, shared))
    ahead.start()
    await _stopped()
    ahead.stop()
    watch.stop()
    server.stop()
    print(words.STOPPED, flush=True)  # noqa: T201


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


def _local(settings: Settings, ground: Ground) -> str:
    return f"http://{settings.address}:{ground.port}"


async def _stopped() -> None:
    """Wait until the process is told to stop."""
    stop = asyncio.Event()
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
