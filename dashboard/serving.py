"""Serving until stopped: what is checked before the server opens, the pages made ahead, the log."""

import asyncio
import errno
import gc
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any

import sqlalchemy as sa
import structlog
from tornado.ioloop import PeriodicCallback

from dashboard.ahead import Ahead, GiveWay, Yielding
from dashboard.app import PAGES, make_ready, web_server
from dashboard.auth.documents import LOOK_EVERY, close_ended
from dashboard.auth.entrance import Entrance
from dashboard.auth.ground import Ground, ground_of
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine
from dashboard.settings import Settings
from dashboard.source import ReportSource, open_source
from dashboard.text import frame as words
from dashboard.views.components.bridge import News
from dashboard.views.components.entrance import EntrancePages
from dashboard.views.components.foreseen import Asked, foreseen
from dashboard.workers import PortTakenError, join_crew, supervise

SWITCH = 0.0005
"""Seconds after which a thread that computes lets another go on: who answers hands over a dozen times a page."""

PLACES = 2
"""Places a page takes among what is kept: the page, and the address it was asked for by."""


def serve(settings: Settings) -> None:
    """Serve until stopped; raises ``UnsafeStartError`` where the server would be open or could be forged."""
    ground = ground_of(settings, settings.port or free_port(settings.address))
    configure_logging()
    if settings.workers > 1:
        supervise(settings, partial(_tell_serving, settings))
        print(words.STOPPED, flush=True)  # noqa: T201
        return
    sys.setswitchinterval(SWITCH)
    asyncio.run(_serve(settings, ground))


async def _serve(settings: Settings, ground: Ground) -> None:
    stop = asyncio.Event()
    if settings.share_port:
        join_crew(stop.set)
    shared: Shared[Any] = Shared(settings.kept_pages)
    source = open_source(settings.database_url, settings)
    entrance = Entrance(writer(settings), ground, settings, EntrancePages())
    with _port_needed(settings.port):
        server = web_server(source, entrance, settings.address, shared)
    settle()
    server.start()
    _tell_serving(settings, ground.port)
    watches = _watches(source)
    ahead = pages_ahead(source, shared, settings.kept_pages)
    ahead.start()
    await _stopped(stop)
    ahead.stop()
    for watch in watches:
        watch.stop()
    server.stop()
    print(words.STOPPED, flush=True)  # noqa: T201


def _watches(source: ReportSource) -> list[PeriodicCallback]:
    """What is looked at every few seconds, begun: sessions that ended, and news of the data."""
    watches = [PeriodicCallback(look, LOOK_EVERY) for look in (close_ended, News(lambda: source.version).look)]
    for watch in watches:
        watch.start()
    return watches


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


def pages_ahead(source: ReportSource, shared: Shared[Any], kept: int) -> Ahead[Asked]:
    """What makes the likeliest pages ahead into ``shared``, of ``kept`` places: half of them stay the readers' own."""
    most = kept // PLACES // 2

    def wanted() -> Iterator[Asked]:
        return islice(foreseen(source, PAGES), most)

    return Ahead(lambda: source.version, wanted, partial(_make_ahead, source, shared), settle)


def _make_ahead(source: ReportSource, shared: Shared[Any], asked: Asked, give_way: GiveWay) -> None:
    made: Any = Yielding(source, give_way)
    make_ready(made, shared, asked.path, asked.query, asked.viewer)


def settle() -> None:
    """Take what is held now out of the rounds of the collector of cycles: who comes and goes is all it looks at then.

    A round over everything takes a third of a second, in which nobody is answered; Panel calls for one whenever
    pages have been closed. What was set aside before is looked through once more, as a load may have ended it.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


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
