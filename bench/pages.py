"""Our pages on the demonstration's nation: what one costs the server, and when a reader has it.

Targets (performance.md §4): 30 ms of processor a page, 35 pages a second, 500 ms to a ready page on
the second visit, 200 ms for a change of choice, 0.3 MB a session.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from playwright.sync_api import Browser

from bench import _ours
from bench._browser import Change, browsing, change_ms, changes_ms, middle, ready
from bench._load import held, rate
from bench._machine import conditions
from bench._report import going, shown, tell
from bench._server import Server, serving
from bench._signed import DEPARTMENT
from dashboard.app import PAGES

OLD_ERA, EARLIER = "2019-nam-chinh-thuc", "2025-so-bo-nam"
CLIENTS = 16
SESSIONS = (50, 200)
CHANGED = ("period", "tier", "as-of", "unit")
NEVER_ASKED = ("typed instant", "a Sở's person: period")
OTHER_PERIODS = ("2025-tron-nam", "2026-so-bo-6-thang", EARLIER, OLD_ERA)
"""Periods that a Sở's person turns to, one a round: nothing but the newest is made ahead for a Sở."""

CHANGES = (
    "A change of choice, ms: the first ever to ask / those after; * made ahead; + never asked before, median of all"
)
HEADER = (
    "page", "server ms a page", f"pages/s, {CLIENTS} clients", "p95 ms", "first ms", "again ms", "first kB", "again kB",
    "MB a session",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured."""

    rounds: int
    pages: int
    seconds: float


SHORT, FULL = Effort(5, 100, 5), Effort(15, 400, 15)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page, its address, and what a reader changes on it."""

    name: str
    path: str
    changes: tuple[Change, ...] = ()
    day: date = date(2026, 11, 12)
    """Day of the instants that are typed, within the page's period."""


def seen() -> list[Seen]:
    """The pages that are there."""
    pages = [
        Seen("overview", "/", (_PERIOD, _TIER, _AS_OF, _UNIT)),
        Seen("progress", "/tien-do", (_PERIOD, _TIER, _AS_OF, _UNIT), date(2026, 11, 11)),
        Seen("deadlines", "/thoi-han"),
        Seen("unit, Nghệ An of 2019", f"/don-vi/tinhnghean?ky={OLD_ERA}", _OF_2019, date(2020, 2, 5)),
        Seen("integration", "/tich-hop"),
    ]
    return [page for page in pages if f"/{page.path.split('?')[0].split('/')[1]}" in PAGES]


_PERIOD = _ours.chosen("period", "ky", EARLIER, ahead=True)
_TIER = _ours.chosen("tier", "cap", "xa", ahead=True)
_AS_OF = _ours.yesterday(ahead=True)
_UNIT = _ours.another_unit("unit", "ha tinh", "tinhhatinh", ahead=True)
_OF_2019 = (
    _ours.chosen("period", "ky", "2026-so-bo-nam", ahead=True),
    _ours.yesterday(),
    _ours.another_unit("unit", "ha tinh", "tinhhatinh"),
)


def main(*arguments: str) -> None:
    """Print one row a page, then one a change."""
    effort, asked = (FULL if "--full" in arguments else SHORT), conditions()
    pages = seen()
    url = _ours.demo_url()
    with browsing() as browser, serving(_ours.command(url), "healthz") as server:
        server.rest()
        rows = [_row(server, browser, page, effort) for page in pages]
        changes = [_changes(server, browser, page, effort) for page in pages if page.changes]
    tell("pages", "Our pages", HEADER, rows, asked)
    tell("changes", CHANGES, ("page", *CHANGED, *(f"{name}+" for name in NEVER_ASKED)), changes, asked)


def _row(server: Server, browser: Browser, page: Seen, effort: Effort) -> tuple[object, ...]:
    going(page.name)
    address = server.address + page.path
    came = ready(browser, address, _ours.READY, effort.rounds)
    many = rate("bokeh", address, CLIENTS, effort.seconds)
    figures = (came.first_ms, came.again_ms, came.first_kb, came.again_kb)
    cost = page_ms(server, "bokeh", address, effort.pages)
    return page.name, cost, many.per_second, many.p95_ms, *figures, session_mb(server, "bokeh", address)


def _changes(server: Server, browser: Browser, page: Seen, effort: Effort) -> tuple[object, ...]:
    going(f"{page.name}, changes")
    address = server.address + page.path
    took = {
        change.name: first_again(change_ms(browser, address, _ours.READY, change, effort.rounds), ahead=change.ahead)
        for change in page.changes
    }
    return page.name, *(took.get(name, "") for name in CHANGED), *_never_asked(browser, address, page, effort.rounds)


def _never_asked(browser: Browser, address: str, page: Seen, rounds: int) -> tuple[float, float]:
    """Medians of choices that nobody made before, each another one: within a day, and of somebody of a Sở."""
    instants = list(islice(_ours.typed_instants(page.day), rounds))
    periods = [_ours.chosen("period", "ky", code) for code in islice(OTHER_PERIODS, rounds)]
    own = address.split("?")[0]
    return (
        middle(changes_ms(browser, address, _ours.READY, instants)),
        middle(changes_ms(browser, own, _ours.READY, periods, DEPARTMENT)),
    )


def first_again(took: tuple[float, float], *, ahead: bool = False) -> str:
    """Milliseconds of the first ever to ask, and of those after."""
    return " / ".join(shown(one) for one in took) + (" *" if ahead else "")


def page_ms(server: Server, kind: str, address: str, pages: int) -> float:
    """Processor time of the server a page, warm, one reader at a time."""
    rate(kind, address, 1, 60, 5)
    before = server.cpu_ms()
    opened = rate(kind, address, 1, 60, pages).pages
    return (server.cpu_ms() - before) / opened


def session_mb(server: Server, kind: str, address: str, sessions: Sequence[int] = SESSIONS) -> float:
    """Memory that one more open session takes, between few and many of them."""
    holding = []
    for number in sessions:
        with held(kind, address, number):
            holding.append(server.memory_mb())
    return (holding[-1] - holding[0]) / (sessions[-1] - sessions[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
