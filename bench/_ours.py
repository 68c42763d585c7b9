"""Our application as it is measured: its server, when a page is ready, and what a reader chooses."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from bench._browser import Change

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "var" / "bench" / "demo.db"
URL = "DASHBOARD_BENCH_URL"
"""Names a database of the demonstration that is there already; else one is built in ``var/bench``."""

READY = """shown => {
  if (!document.documentElement.dataset.connected || !document.querySelector("#main .card, #main .tile")) return false
  if (!decodeURIComponent(location.href).includes(shown)) return false
  const seen = place => { const box = place.getBoundingClientRect(); return box.height && box.top < innerHeight }
  const places = [...document.querySelectorAll("#main .chart[data-figure]")].filter(seen)
  return places.every(place => place.dataset.drawn) && (!window.Bokeh || Bokeh.documents.every(one => one.is_idle))
}"""
"""Connected, filled, and every chart in view drawn; ``shown`` is a part of the address."""


def demo_url() -> str:
    """Address of the demonstration's database, built now if it is not there."""
    if named := os.environ.get(URL):
        return named
    from dashboard.ingest.embedded import ensure_demo

    url = f"sqlite:///{DEMO}"
    ensure_demo(url)
    return url


def command(url: str) -> Sequence[str]:
    """Our own server."""
    return [sys.executable, "-m", "dashboard", "serve", "--port", "{port}", "--database", url]


def chosen(name: str, choice: str, value: str) -> Change:
    """A value taken from one of the lists of the page's frame."""

    def act(page: Page) -> None:
        page.select_option(f"#frame [data-choice='{choice}']", value)

    return Change(name, act, f"{choice}={value}")


def yesterday() -> Change:
    """The second instant on offer: half past four of the day before."""

    def act(page: Page) -> None:
        page.select_option("#frame [data-choice='luc']", index=1)

    return Change("as-of", act, "luc=")


def another_unit(name: str, typed: str, code: str) -> Change:
    """A unit found by its name, by keyboard, in the page's search."""

    def act(page: Page) -> None:
        page.locator("#choice-unit").click()
        page.keyboard.type(typed)
        page.locator(f"#unit-list li[data-code='{code}']").wait_for()
        page.locator(f"#unit-list li[data-code='{code}']").dispatch_event("mousedown")

    return Change(name, act, code)
