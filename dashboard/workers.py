"""Several processes behind one port: each is a whole server, this one starts them, watches them and ends them.

The kernel hands each new connection to one of those that listen (``SO_REUSEPORT``). They share nothing but the
database: a session's document that is not in the process its websocket comes to is made there anew. Whoever dies is
replaced; when this process ends, however it ends, theirs do: each holds the other end of a pipe.
"""

import asyncio
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import structlog
from bokeh.server import server
from tornado import netutil

from dashboard.domain.errors import ReportError
from dashboard.settings import Settings, surroundings

log = structlog.get_logger()

LOOK_EVERY = 0.2
"""Seconds between two looks at the processes."""

TOO_SOON = 5.0
"""Seconds within which a process that ends has failed to start."""

MOST_FAILURES = 3
"""Failures to start, one after another, after which no more are tried."""

PATIENCE = 10.0
"""Seconds a process has to end before it is made to."""


class WorkersUnsupportedError(ReportError):
    """Several processes where the system cannot share a port."""

    code = "workers_unsupported"


class WorkersFailedError(ReportError):
    """The processes end as soon as they have begun; their own words stand above."""

    code = "workers_failed"


class PortTakenError(ReportError):
    """A port at which another program listens; ``port``."""

    code = "port_taken"


@dataclass(frozen=True, slots=True)
class Worker:
    """A process and when it was started."""

    process: "subprocess.Popen[bytes]"
    began: float

    @property
    def failed(self) -> bool:
        """Whether it ended before it can have served anybody."""
        return self.process.poll() is not None and time.monotonic() - self.began < TOO_SOON


class Crew:
    """So many processes of one command, kept running until told to stop."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], size: int) -> None:
        self._command, self._environment, self._size = command, environment, size
        self._workers: list[Worker] = []
        self._failures = 0
        self._stopping = False

    def start(self) -> None:
        """Start what is missing."""
        while len(self._workers) < self._size:
            process = subprocess.Popen(  # noqa: S603  our own command
                self._command, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
            )
            self._workers.append(Worker(process, time.monotonic()))

    def mend(self) -> None:
        """Replace those that ended; raises ``WorkersFailedError`` where they do not even begin."""
        ended = [worker for worker in self._workers if worker.process.poll() is not None]
        for worker in ended:
            log.warning("a process of the server ended", pid=worker.process.pid, status=worker.process.returncode)
            self._failures = self._failures + 1 if worker.failed else 0
            self._workers.remove(worker)
        if self._failures >= MOST_FAILURES:
            raise WorkersFailedError
        self.start()

    def stop(self, *_: int | FrameType | None) -> None:
        """Have ``run`` return."""
        self._stopping = True

    def run(self, serving: Callable[[], bool]) -> None:
        """Keep them running until ``stop``; none is left behind, whatever happens.

        ``serving`` is asked until it has found that one of them answers, and told its readers so.
        """
        answered = False
        try:
            while not self._stopping:
                self.mend()
                answered = answered or serving()
                time.sleep(LOOK_EVERY)
        finally:
            self._end()

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        until = time.monotonic() + PATIENCE
        for worker in self._workers:
            try:
                worker.process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()


def supervise(settings: Settings, tell: Callable[[int], None]) -> None:
    """Serve by as many processes as the settings say until told to stop; ``tell`` is given the port once it answers."""
    with held_port(settings.address, settings.port) as port:
        crew = Crew(command(port), environment(settings), settings.workers)
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, crew.stop)

        def serving() -> bool:
            found = answers(settings.address, port)
            if found:
                tell(port)
            return found

        crew.run(serving)


@contextmanager
def held_port(address: str, port: int) -> Iterator[int]:
    """Port kept for the processes to share while none of them listens; a free one for 0."""
    if not hasattr(socket, "SO_REUSEPORT"):
        raise WorkersUnsupportedError
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            held.bind((address, port))
        except OSError as error:
            raise PortTakenError(port=str(port)) from error
        yield int(held.getsockname()[1])


def command(port: int) -> list[str]:
    """Command of one process."""
    return [sys.executable, "-m", "dashboard", "serve", "--workers", "1", "--port", str(port)]


def environment(settings: Settings) -> dict[str, str]:
    """What the processes are told: the settings, the port to share, one key, so that each knows the others' pages."""
    told = {"DATABASE_URL": settings.database_url, "ADDRESS": settings.address, "SHARE_PORT": "1"}
    if not settings.secret_key.get_secret_value() and settings.secret_key_file is None:
        told["SECRET_KEY"] = secrets.token_urlsafe(48)
    return surroundings(ours=True) | {f"DASHBOARD_{name}": value for name, value in told.items()}


def join_crew(stop: Callable[[], None]) -> None:
    """Within one of the processes: listen beside the others, and stop when whoever started it is gone.

    Bokeh has no option for a shared port: what binds its sockets is replaced.
    """
    server.bind_sockets = _bound_together
    asyncio.get_running_loop().add_reader(sys.stdin, stop)


def _bound_together(address: str | None, port: int) -> tuple[list[socket.socket], int]:
    return netutil.bind_sockets(port, address=address, reuse_port=True), port


def answers(address: str, port: int) -> bool:
    """Whether any of the processes answers."""
    try:
        urllib.request.urlopen(f"http://{address}:{port}/healthz", timeout=1).close()  # noqa: S310  our own server
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
