"""A server of our own for as long as a measurement lasts: processor time and memory of all its processes."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from bench._children import leave_nothing

PATIENCE = 60
"""Seconds a server may take to answer, and to stop."""

AT_REST_MS, LOOK = 5.0, 2.0
"""Processor time a second that a server at rest stays below, and seconds over which it is looked at."""

LONGEST = 300.0
"""Seconds after which a server that does not come to rest is measured all the same, and said to be busy."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and the processes that make it."""

    address: str
    process: psutil.Process

    def cpu_ms(self) -> float:
        """Processor time spent so far, of all its processes, in milliseconds."""
        return sum(sum(one.cpu_times()[:2]) for one in self._processes()) * 1000

    def memory_mb(self) -> float:
        """Memory held now, of all its processes, in MB."""
        return float(sum(one.memory_info().rss for one in self._processes())) / 1e6

    def rest(self) -> None:
        """Wait until the server does nothing by itself any more: ours makes pages ahead for minutes after its start."""
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            before, began = self.cpu_ms(), time.monotonic()
            time.sleep(LOOK)
            if self.cpu_ms() - before < AT_REST_MS * (time.monotonic() - began):
                return
        print(f"… not at rest after {LONGEST:.0f} s", file=sys.stderr, flush=True)

    def _processes(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@contextmanager
def serving(command: Sequence[str], ready: str = "", **environment: str) -> Iterator[Server]:
    """Run a command whose ``{port}`` is a free one of this machine; ``ready`` is the path that tells it answers."""
    leave_nothing()
    port = str(free_port())
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen(  # noqa: S603  our own commands
            [part.replace("{port}", port) for part in command],
            stdout=said, stderr=said, env=os.environ | environment, start_new_session=True,
        )  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(f"{address}/{ready}", child, said)
            yield Server(address, psutil.Process(child.pid))
        finally:
            _stop(child)


def free_port() -> int:
    """Port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(address: str, child: subprocess.Popen[bytes], said: "tempfile._TemporaryFileWrapper[str]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and child.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    said.seek(0)
    raise RuntimeError(f"no answer from {address}: {said.read()[-2000:]}")


def _stop(child: subprocess.Popen[bytes]) -> None:
    """Stop the whole group that the command started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(child.pid, sign)
            child.wait(PATIENCE / 6)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
