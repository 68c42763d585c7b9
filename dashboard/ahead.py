"""Pages made before anybody asks: on a quiet thread after the start, and again after each load."""

from collections.abc import Callable, Iterable
from threading import Event, Thread

import structlog

log = structlog.get_logger()

Address = tuple[str, str]
"""Path of a page and the choices behind its question mark."""

LOOK_EVERY = 15.0
"""Seconds between two looks at the data version."""

BREATH = 0.2
"""Seconds between two pages, so that whoever asks meanwhile is answered first."""


class Ahead:
    """Has pages made for each data version, most asked for first; a page that fails does not stop the next.

    ``version`` reads the data version, ``addresses`` names the pages, ``make`` makes one and keeps it
    where its readers will find it.
    """

    def __init__(
        self, version: Callable[[], int], addresses: Callable[[], Iterable[Address]], make: Callable[[str, str], None]
    ) -> None:
        self._version, self._addresses, self._make = version, addresses, make
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
        for path, query in self._addresses():
            if self._stopped.wait(BREATH):
                return
            self._make(path, query)
        self._made = version

    def _watch(self) -> None:
        while not self._stopped.is_set():
            try:
                self.make_due()
            except Exception:  # noqa: BLE001  a database away for a while: the readers are told, this looks again
                log.debug("pages not made ahead")
            self._stopped.wait(LOOK_EVERY)
