"""Pages made before anybody asks: on a quiet thread after the start, and again after each load; readers come first."""

import time
from collections.abc import Callable, Iterable
from threading import Event, Thread
from typing import Any, Generic, TypeVar

import structlog

log = structlog.get_logger()

T = TypeVar("T")

LOOK_EVERY = 15.0
"""Seconds between two looks at the data version."""

BREATH = 0.1
"""Seconds between two pages, so that whoever asks meanwhile is answered first."""

BUSY = 0.1
"""Share of a core that the threads of readers take where somebody is being answered; at rest they take 0.01."""

GLANCE = 0.02
"""Seconds between two looks at whether the readers have been answered."""

PATIENCE = 0.5
"""Seconds one page in the making gives way at most: whoever asked for that very page waits for it."""

GiveWay = Callable[[], None]
"""Waits while readers are being answered."""


class Ahead(Generic[T]):
    """Has pages made for each data version, most asked for first; a page that fails does not stop the next.

    ``version`` reads the data version, ``wanted`` names the pages, ``make`` makes one and keeps it where its
    readers will find it, ``rested`` is called when all are made. ``make`` is given what gives way to readers,
    to be called between its steps: it works in their process, and they have one interpreter together.
    """

    def __init__(
        self,
        version: Callable[[], int],
        wanted: Callable[[], Iterable[T]],
        make: Callable[[T, GiveWay], None],
        rested: Callable[[], None] = lambda: None,
    ) -> None:
        self._version, self._wanted, self._make, self._rested = version, wanted, make, rested
        self._stopped = Event()
        self._made: int | None = None
        self._thread = Thread(target=self._watch, name="pages-ahead", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """End after the page under way."""
        self._stopped.set()

    def make_due(self) -> None:
        """Make what the present data version lacks; nothing where it is the one made last."""
        version = self._version()
        if version == self._made:
            return
        readers = Readers()
        for wanted in self._wanted():
            readers.wait(self._stopped, BREATH)
            if self._stopped.is_set():
                return
            self._make(wanted, Turn(readers, self._stopped).give_way)
        self._made = version
        self._rested()

    def _watch(self) -> None:
        while not self._stopped.is_set():
            try:
                self.make_due()
            except Exception:  # noqa: BLE001  a database away for a while: the readers are told, this looks again
                log.debug("pages not made ahead")
            self._stopped.wait(LOOK_EVERY)


class Readers:
    """Whether anybody is being answered: by the processor time of this process that is not the asking thread's own.

    Who waits for something else, for a page in the making too, takes none and does not count.
    """

    def __init__(self) -> None:
        self._looked, self._spent = time.monotonic(), _of_others()

    def are_answered(self) -> bool:
        """Whether the other threads took more than ``BUSY`` of a core since the last look."""
        now, spent = time.monotonic(), _of_others()
        share = (spent - self._spent) / max(now - self._looked, 1e-6)
        self._looked, self._spent = now, spent
        return share > BUSY

    def wait(self, stopped: Event, step: float, most: float = float("inf")) -> float:
        """Wait a step, and another for as long as readers are answered; seconds waited, no more than ``most``."""
        began = time.monotonic()
        while not stopped.wait(step) and self.are_answered() and time.monotonic() - began < most:
            pass
        return time.monotonic() - began


class Turn:
    """One page in the making: it gives way between its steps, all in all for no longer than ``PATIENCE``."""

    def __init__(self, readers: Readers, stopped: Event) -> None:
        self._readers, self._stopped, self._left = readers, stopped, PATIENCE
        self._readers.are_answered()

    def give_way(self) -> None:
        """Return at once where nobody has been answered since the last step, else when they have been."""
        if self._left > 0 and self._readers.are_answered():
            self._left -= self._readers.wait(self._stopped, GLANCE, self._left)


class Yielding:
    """A source that gives way to readers before each of its answers."""

    def __init__(self, source: Any, give_way: GiveWay) -> None:
        self._source, self._give_way = source, give_way

    def __getattr__(self, name: str) -> Any:
        self._give_way()
        return getattr(self._source, name)


def _of_others() -> float:
    return time.process_time() - time.thread_time()
