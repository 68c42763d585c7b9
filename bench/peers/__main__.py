"""The overview beside the same in Dash and in Streamlit, all in one run.

Beside each figure of a peer stands how many times worse than ours it is (slower, fewer, bigger); below 1× it is better.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Browser, Page

from bench import _ours
from bench._browser import Change, browsing, change_ms, ready
from bench._load import rate
from bench._machine import conditions
from bench._report import going, shown, tell
from bench._server import Server, serving
from bench.pages import CLIENTS, EARLIER, FULL, SHORT, Effort, page_ms, session_mb
from bench.peers.overview import URL, options, overview

MEASURES = (
    "server ms a page", f"pages/s, {CLIENTS} clients", "first visit ms", "second visit ms", "first visit kB",
    "change of period ms", "change of tier ms", "change of as-of ms", "MB a session",
)  # fmt: skip
MORE_IS_BETTER = {MEASURES[1]}

_CHARTS = "document.querySelectorAll('.js-plotly-plot .main-svg .xy').length >= 2"
_STAMP = "document.querySelector('#stamp')?.textContent.includes(shown || 'ky=')"
_STREAMLIT_TABLES = "document.querySelectorAll('[data-testid=stDataFrame] canvas').length >= 3"


@dataclass(frozen=True, slots=True)
class Framework:
    """How one framework serves the page, when it is ready, and how a choice is made on it."""

    name: str
    kind: str
    command: list[str]
    ready: str
    changes: tuple[Change, ...]
    answers: str = ""


def frameworks(url: str) -> list[Framework]:
    """Ours first."""
    return [
        Framework("ours", "bokeh", [*_ours.command(url)], _ours.READY, _our_changes(), "healthz"),
        Framework(
            "Dash", "dash",
            [sys.executable, "-m", "gunicorn", "--workers", "1", "--threads", "8", "--bind", "127.0.0.1:{port}",
             "bench.peers.dash_app:server"],
            f"shown => {_STAMP} && {_CHARTS} && document.querySelectorAll('.ag-row').length > 0",
            _peer_changes(_pick_in_dash),
        ),
        Framework(
            "Streamlit", "streamlit",
            [sys.executable, "-m", "streamlit", "run", "bench/peers/streamlit_app.py", "--server.port", "{port}",
             "--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false",
             "--server.fileWatcherType", "none"],
            f"shown => {_STAMP} && {_CHARTS} && {_STREAMLIT_TABLES}",
            _peer_changes(_pick_in_streamlit),
        ),
    ]  # fmt: skip


def main(*arguments: str) -> None:
    """Print a row a measure and a column a framework."""
    effort, asked = (FULL if "--full" in arguments else SHORT), conditions()
    url = os.environ[URL] = _ours.demo_url()
    with browsing() as browser:
        found = {one.name: _measured(browser, one, url, effort) for one in frameworks(url)}
    rows = [_row(at, measure, found) for at, measure in enumerate(MEASURES)]
    names = list(found)
    header = ("measure", *names, *(f"{name} against ours" for name in names[1:]))
    tell("peers", "The overview beside its peers", header, rows, asked)


def _measured(browser: Browser, framework: Framework, url: str, effort: Effort) -> list[float]:
    going(framework.name)
    with serving(framework.command, framework.answers, **{URL: url, "PYTHONPATH": str(_ours.ROOT)}) as server:
        return _figures(browser, framework, server, effort)


def _figures(browser: Browser, framework: Framework, server: Server, effort: Effort) -> list[float]:
    address, kind = server.address, framework.kind
    server.rest()
    came = ready(browser, address, framework.ready, effort.rounds)
    changed = [change_ms(browser, address, framework.ready, one, effort.rounds)[1] for one in framework.changes]
    cost = page_ms(server, kind, address, effort.pages)
    many = rate(kind, address, CLIENTS, effort.seconds)
    holding = session_mb(server, kind, address)
    return [cost, many.per_second, came.first_ms, came.again_ms, came.first_kb, *changed, holding]


def _row(at: int, measure: str, found: dict[str, list[float]]) -> tuple[object, ...]:
    ours, *others = (figures[at] for figures in found.values())
    worse = [ours / other if measure in MORE_IS_BETTER else other / ours for other in others if ours and other]
    return measure, ours, *others, *(f"{shown(ratio)}×" for ratio in worse)


def _our_changes() -> tuple[Change, ...]:
    return _ours.chosen("period", "ky", EARLIER), _ours.chosen("tier", "cap", "xa"), _ours.yesterday()


def _peer_changes(pick: Callable[[str, str, Page], None]) -> tuple[Change, ...]:
    choices = overview().choices
    labels = {
        "period": ("ky", next(label for label, code in options(choices.periods).items() if code == EARLIER), EARLIER),
        "tier": ("cap", next(label for label, code in options(choices.tiers).items() if code == "xa"), "xa"),
        "as-of": ("luc", choices.instants[1].label, choices.instants[1].value),
    }
    return tuple(
        Change(name, partial(pick, name, label), f"{short}={value}") for name, (short, label, value) in labels.items()
    )


def _pick_in_dash(name: str, label: str, page: Page) -> None:
    page.locator(f"#{name}").click()
    page.get_by_text(label, exact=True).last.click()


def _pick_in_streamlit(name: str, label: str, page: Page) -> None:
    place = ("period", "as-of", "tier").index(name)
    page.locator("[data-testid=stSelectbox] input").nth(place).click()
    page.get_by_role("option", name=label, exact=True).click()


if __name__ == "__main__":
    main(*sys.argv[1:])
