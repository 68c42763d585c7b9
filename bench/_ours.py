"""Our application as it is measured: its server, when a page is ready, and what a reader chooses."""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Page

from bench._browser import Change

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "var" / "bench" / "demo.db"
MADE_OF = ("domain", "ingest", "reference", "schema")
"""Packages that decide what a demonstration holds."""

URL = "DASHBOARD_BENCH_URL"
"""Names a database of the demonstration that is there already; else one is built in ``var/bench``."""

READY = """shown => {
  if (!document.documentElement.dataset.ready || !document.querySelector("#main .card, #main .tile")) return false
  if (!decodeURIComponent(location.href).includes(shown)) return false
  const seen = place => { const box = place.getBoundingClientRect(); return box.height && box.top < innerHeight }
  const places = [...document.querySelectorAll("#main .chart[data-figure]")].filter(seen)
  return places.every(place => place.dataset.drawn) && (!window.Bokeh || Bokeh.documents.every(one => one.is_idle))
}"""
"""Listening, filled, and every chart in view drawn; ``shown`` is a part of the address.

The page's session may still be on its way: choices, parts and searches are answered without it.
"""

CONNECTED = "html[data-connected]"
"""The session is there, and with it the address that tells what is shown: choices are measured from then on."""


def demo_url() -> str:
    """Address of the demonstration's database, built now if it is not there or another program made it."""
    if named := os.environ.get(URL):
        return named
    from dashboard.ingest.embedded import ensure_demo

    url, mark, maker = f"sqlite:///{DEMO}", DEMO.with_suffix(".maker"), _maker()
    made_by = mark.read_text(encoding="utf-8") if mark.exists() else ""
    ensure_demo(url, fresh=made_by != maker)
    mark.write_text(maker, encoding="utf-8")
    return url


def _maker() -> str:
    """Digest of the files of the program that decide what a demonstration holds."""
    files = (path for name in MADE_OF for path in sorted((ROOT / "dashboard" / name).rglob("*")) if _is_source(path))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _is_source(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def command(url: str) -> Sequence[str]:
    """Our own server."""
    return [sys.executable, "-m", "dashboard", "serve", "--port", "{port}", "--database", url]


def chosen(name: str, choice: str, value: str, *, ahead: bool = False) -> Change:
    """A value taken from one of the lists of the page's frame."""

    def act(page: Page) -> None:
        page.wait_for_selector(CONNECTED, state="attached")
        page.select_option(f"#frame [data-choice='{choice}']", value)

    return Change(name, act, f"{choice}={value}", ahead)


def yesterday(*, ahead: bool = False) -> Change:
    """The second instant on offer: half past four of the day before."""

    def act(page: Page) -> None:
        page.wait_for_selector(CONNECTED, state="attached")
        page.select_option("#frame [data-choice='luc']", index=1)

    return Change("as-of", act, "luc=", ahead)


def typed_instants(day: date) -> Iterator[Change]:
    """Instants of a day typed into the field, never the same twice and none that is on offer."""
    for minute in range(8 * 60 + 7, 16 * 60, 11):
        at = datetime.combine(day, time(minute // 60, minute % 60))
        yield Change("typed instant", partial(_type_instant, f"{at:%d/%m/%Y %H:%M}"), f"luc={at:%Y-%m-%dT%H:%M}")


def _type_instant(text: str, page: Page) -> None:
    page.wait_for_selector(CONNECTED, state="attached")
    field = page.locator("#frame [data-instant]")
    field.fill(text)
    field.press("Enter")


def another_unit(name: str, typed: str, code: str, *, ahead: bool = False) -> Change:
    """A unit found by its name, by keyboard, in the page's search."""

    def act(page: Page) -> None:
        page.wait_for_selector(CONNECTED, state="attached")
        page.locator("#choice-unit").click()
        page.keyboard.type(typed)
        page.locator(f"#unit-list li[data-code='{code}']").wait_for()
        page.locator(f"#unit-list li[data-code='{code}']").dispatch_event("mousedown")

    return Change(name, act, code, ahead)
