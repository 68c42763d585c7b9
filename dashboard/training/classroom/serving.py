"""A class served to the room: on every address of this machine, without internet, until its window is closed."""

import asyncio
import errno
import signal
from collections.abc import Callable

from tornado.httpserver import HTTPServer
from tornado.web import Application, GZipContentEncoding, StaticFileHandler

from dashboard.auth import forms
from dashboard.auth.ground import Ground
from dashboard.domain.errors import ReportError
from dashboard.training.classroom.handlers import class_addresses
from dashboard.training.classroom.room import Room
from dashboard.training.classroom.site import ClassSite, Nowhere, SeatIndex, SeatPractice
from dashboard.training.handlers import INDEX, PRACTICE
from dashboard.views.components.shell import ASSETS

EVERYWHERE = ""
ASSET_DAYS = 86_400


class ClassPortTakenError(ReportError):
    """A port at which another program listens; ``port``."""

    code = "port_taken"


class Assets(StaticFileHandler):
    """Styles and scripts; their address changes with them."""

    def get_cache_time(self, path: str, modified: object, mime_type: str) -> int:  # noqa: ARG002
        """A day: a laptop asks once."""
        return ASSET_DAYS


def application(room: Room, port: int) -> Application:
    """Everything a class serves; nothing of it reads or writes a reporting database."""
    site = ClassSite(room)
    ground = Ground(frozenset(), room.key.encode(), secure=False, port=port)
    return Application(
        [
            *class_addresses(room), (INDEX, SeatIndex, {"site": site}), (PRACTICE, SeatPractice, {"site": site}),
            (r"/assets/(.*)", Assets, {"path": str(ASSETS)}),
        ],
        default_handler_class=Nowhere, transforms=[GZipContentEncoding], **forms.settings(ground),
    )  # fmt: skip


async def serve_class(room: Room, port: int, opened: Callable[[int], None], address: str = EVERYWHERE) -> None:
    """Serve until the process is told to stop; ``opened`` is called with the port once it listens."""
    server, stop = HTTPServer(application(room, port), max_body_size=64 * 1024), _told_to_stop()
    try:
        server.listen(port, address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ClassPortTakenError(port=str(port)) from error
        raise
    opened(port)
    await _wait(stop)
    server.stop()
    await server.close_all_connections()


def _told_to_stop() -> asyncio.Event:
    """Set once the process is told to stop, by Ctrl+C or by its window."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop


async def _wait(stop: asyncio.Event) -> None:
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), timeout=1)  # Windows wakes for a signal only between waits
        except TimeoutError:
            continue
