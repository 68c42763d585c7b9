"""The ordinary pages on the trainer's own screen: a small invented nation, built beside the class.

It is another process with another database, served to this machine alone, so that no seat waits for it and nothing
of it is in the room's network, where the ordinary pages would need accounts. What is built and served is what the
commands of their own build and serve, and the class goes first for the processor.
"""

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from dashboard.settings import surroundings

PROVINCES = "8"
PERIOD = "2026-so-bo-nam"
STORE = "nation.db"
PATIENCE = 3.0
"""Seconds a process has to end before it is made to."""


class Projection:
    """Builds and serves until it is stopped; ``address`` is '' until a page can be opened."""

    def __init__(self, folder: Path) -> None:
        self._url = f"sqlite:///{(folder / STORE).resolve()}"
        self._child: subprocess.Popen[bytes] | None = None
        self._over = threading.Event()
        self.address = ""

    def start(self) -> None:
        """Begin; the class does not wait for it."""
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """End whatever runs."""
        self._over.set()
        child = self._child
        if child is not None and child.poll() is None:
            child.terminate()
            try:
                child.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()

    def _run(self) -> None:
        simulate = ("simulate", "--names", "fictitious", "--provinces", PROVINCES, "--period", PERIOD)
        if self._done("upgrade-db") and self._done(*simulate):
            port = _free_port()
            self._begin("serve", "--port", str(port))
            self.address = f"http://127.0.0.1:{port}" if self._answers(port) else ""

    def _done(self, *command: str) -> bool:
        self._begin(*command)
        return self._child is not None and self._child.wait() == 0

    def _begin(self, *command: str) -> None:
        if self._over.is_set():
            self._child = None
            return
        self._child = _process((*command, "--database", self._url))

    def _answers(self, port: int) -> bool:
        """Whether the server listens, once it does; not where it ended instead."""
        while self._child is not None and self._child.poll() is None and not self._over.wait(0.3):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return True
        return False


def _process(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """One of our own commands; settings of an installation on this machine do not reach it."""
    kept = surroundings(ours=False)
    nice = shutil.which("nice")
    behind = [nice, "-n", "10"] if nice else []
    words, silent = [*behind, sys.executable, "-m", "dashboard", *command], subprocess.DEVNULL
    return subprocess.Popen(words, env=kept, stdout=silent, stderr=silent)  # noqa: S603  our own program, fixed words


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
