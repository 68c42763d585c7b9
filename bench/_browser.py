"""A page in Chromium: ready when everything in view is drawn, timed by the page's own clock."""

import math
import os
import shutil
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import TimeoutError as NeverCame

from bench._report import going
from bench._signed import NATION, cookies

PATIENCE = 60_000
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip
WIDE = {"width": 1440, "height": 900}
SETTLED = 250
"""Milliseconds of rest between two measurements, so that none pays for the one before."""

_CLOCK = """
window.benchAsked = 0
for (const kind of ["mousedown", "keydown", "change", "click"])
  addEventListener(kind, event => { window.benchAsked = event.timeStamp }, true)
"""

_STANDING = """() => [document.readyState, performance.now(), JSON.stringify(document.documentElement.dataset),
  [...document.querySelectorAll(".chart")].map(one => one.dataset.figure + one.dataset.drawn), document.title]"""

Act = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Change:
    """A choice a reader makes: what is done to the page, and what its address or stamp then holds."""

    name: str
    act: Act
    shown: str
    ahead: bool = False
    """Whether our server has made the page that it leads to before anybody asked."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Milliseconds until a page is ready: first visit (nothing in the cache) and second, medians; kB over the wire."""

    first_ms: float
    again_ms: float
    first_kb: float
    again_kb: float


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser of this machine."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def ready(browser: Browser, address: str, condition: str, rounds: int) -> Ready:
    """Time to a ready page over rounds, each in a browser profile of its own."""
    first, again = [], []
    for number in range(rounds + 1):
        context = _context(browser, address)
        visits = [_visit(context, address, condition) for _ in range(2)]
        context.close()
        if number:  # the first one warms the server
            first.append(visits[0])
            again.append(visits[1])
    return Ready(*(middle([one[at] for one in visits]) for at in (0, 1) for visits in (first, again)))


def change_ms(browser: Browser, address: str, condition: str, change: Change, rounds: int) -> tuple[float, float]:
    """Time from a reader's choice to the page that shows it: the first ever to ask, and the median of those after."""
    took = changes_ms(browser, address, condition, [change] * rounds)
    return took[0], middle(took[1:] or took)


def middle(took: Iterable[float]) -> float:
    """Median of what came; nothing for what did not."""
    came = [one for one in took if not math.isnan(one)]
    return statistics.median(came) if came else math.nan


def changes_ms(
    browser: Browser, address: str, condition: str, changes: Sequence[Change], guise: str = NATION
) -> list[float]:
    """Time from each choice to the page that shows it, each on a page opened anew by a browser of its own."""
    took: list[float] = []
    for change in changes:
        context = _context(browser, address, guise)
        took.append(_changed(context.new_page(), address, condition, change))
        context.close()
    return took


def _changed(page: Page, address: str, condition: str, change: Change) -> float:
    page.goto(address, wait_until="commit")
    if math.isnan(_when(page, f"() => ({condition})('') && performance.now()", "")):
        return math.nan
    page.wait_for_timeout(SETTLED)
    try:
        change.act(page)
    except NeverCame:
        return _never(page)
    return _when(page, f"shown => ({condition})(shown) && performance.now() - window.benchAsked", change.shown)


def _context(browser: Browser, address: str, guise: str = NATION) -> BrowserContext:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]  # Playwright's own dict type
    context.add_cookies(cookies(address, guise))  # type: ignore[arg-type]  # Playwright's own dict type
    context.add_init_script(_CLOCK)
    return context


def _visit(context: BrowserContext, address: str, condition: str) -> tuple[float, float]:
    """Milliseconds from the request to the ready page, and kilobytes that came over HTTP."""
    page = context.new_page()
    traffic = context.new_cdp_session(page)
    sizes: list[float] = []
    traffic.send("Network.enable")
    traffic.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    milliseconds = _when(page, f"() => ({condition})('') && performance.now()", "")
    page.wait_for_timeout(SETTLED)
    page.close()
    return milliseconds, sum(sizes) / 1000


def _when(page: Page, expression: str, shown: str) -> float:
    """What the expression gives once it gives anything; no number, and a word of where the page stands, if never."""
    try:
        return float(page.wait_for_function(expression, arg=shown, polling="raf", timeout=PATIENCE).json_value())
    except NeverCame:
        return _never(page)


def _never(page: Page) -> float:
    """No number: what is measured by nobody watching goes on without it, and its table shows a dash."""
    going(f"not ready: {page.url} {page.evaluate(_STANDING)}")
    return math.nan
