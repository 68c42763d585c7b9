"""Many readers at once, in a process of their own: pages a second, and what an open session holds."""

import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient

from bench._clients import CLIENTS, Client, Opened

AT_ONCE = 10
"""Sessions that are opened together until all of them are open."""

TIMEOUT = 300
"""Seconds after which a run of clients is given up."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Pages opened, pages a second, and milliseconds a page took: median and 95th of a hundred."""

    pages: int
    per_second: float
    median_ms: float
    p95_ms: float
    failed: int


def rate(kind: str, address: str, clients: int, seconds: float, most: int = 100_000) -> Rate:
    """Open a page over and over by so many clients, until the time or the number of pages is reached."""
    command = [*_COMMAND, "rate", kind, address, str(clients), str(seconds), str(most)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=_HOME, timeout=TIMEOUT, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Rate(**json.loads(done.stdout))


@contextmanager
def held(kind: str, address: str, sessions: int) -> Iterator[None]:
    """So many sessions, open while the block lasts."""
    command = [*_COMMAND, "hold", kind, address, str(sessions)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_HOME)  # noqa: S603
    assert child.stdout is not None
    try:
        if not child.stdout.readline():
            raise RuntimeError(f"{sessions} sessions could not be opened at {address}")
        yield
    finally:
        child.communicate("", timeout=TIMEOUT)


_COMMAND = (sys.executable, "-m", "bench._load")
_HOME = Path(__file__).parents[1]


async def _rate(client: Client, address: str, clients: int, seconds: float, most: int) -> Rate:
    took: list[float] = []
    failed: list[str] = []
    began = time.perf_counter()

    async def visit() -> None:
        while time.perf_counter() < began + seconds and len(took) + len(failed) < most:
            asked = time.perf_counter()
            try:
                opened = await client(address)
                took.append((time.perf_counter() - asked) * 1000)
                if opened is not None:
                    opened.close()
            except (OSError, RuntimeError) as error:
                failed.append(str(error))

    await asyncio.gather(*(visit() for _ in range(clients)))
    lasted = time.perf_counter() - began
    if not took:
        raise RuntimeError(failed[0])
    p95 = statistics.quantiles(took, n=20, method="inclusive")[-1] if len(took) > 1 else took[0]
    return Rate(len(took), len(took) / lasted, statistics.median(took), p95, len(failed))


async def _hold(client: Client, address: str, sessions: int) -> None:
    opened: list[Opened] = []
    for start in range(0, sessions, AT_ONCE):
        opened += await asyncio.gather(*(client(address) for _ in range(min(AT_ONCE, sessions - start))))
    print("open", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for socket in opened:
        if socket is not None:
            socket.close()


def main(what: str, kind: str, address: str, count: str, *limits: str) -> None:
    """Print what was measured, or hold sessions until the standard input closes."""
    AsyncHTTPClient.configure(None, max_clients=1000)
    if what == "hold":
        asyncio.run(_hold(CLIENTS[kind], address, int(count)))
        return
    seconds, most = limits
    print(json.dumps(asdict(asyncio.run(_rate(CLIENTS[kind], address, int(count), float(seconds), int(most))))))


if __name__ == "__main__":
    main(*sys.argv[1:])
