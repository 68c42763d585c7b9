"""Work measured as whole processes: how long, how much memory, and what a reader felt meanwhile."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds from start to exit, and the greatest memory held, in MB."""

    seconds: float
    peak_mb: float


@dataclass
class Felt:
    """Milliseconds of a reader's query while others wrote: median and longest, and how many it asked."""

    median_ms: float = 0.0
    longest_ms: float = 0.0
    asked: int = 0


def dashboard(*arguments: object) -> list[str]:
    """Command line of one of our own commands."""
    return [sys.executable, "-m", "dashboard", *map(str, arguments)]


def measured(command: Sequence[str]) -> Cost:
    """Run a command to its end; raises ``RuntimeError`` with its last words where it fails."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen(command, stdout=said, stderr=said)  # noqa: S603  our own commands
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        if child.returncode:
            said.seek(0)
            raise RuntimeError(said.read()[-2000:])
    return Cost(seconds, usage.ru_maxrss / 1024)


@contextmanager
def reader(url: str, period: str) -> Iterator[Felt]:
    """Ask for the progress of a period twice a second for as long as the block lasts."""
    command = [sys.executable, "-m", "bench._reader", url, period]
    child = subprocess.Popen(  # noqa: S603  our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    )
    felt = Felt()
    try:
        yield felt
    finally:
        out, _ = child.communicate("")
        felt.median_ms, felt.longest_ms, felt.asked = json.loads(out)


def leave_nothing() -> None:
    """Have a measurement that is stopped leave as after an error, so that no server of its own outlives it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows as aligned text."""
    cells = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
