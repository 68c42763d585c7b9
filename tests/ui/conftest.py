"""A real server on a small simulated nation, and a browser that lets nothing leave the machine."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import SimulationPlan
from dashboard.schema.database import open_engine

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 60
SECRET = "pX3v9LqT7wZk2MdR8sYc5HbN1fGj6UaE"  # noqa: S105  no secret of anything
"""With one key a page goes on after its server was started anew, as in production."""
LEADER = "btp_khtc_ld"
"""The guise that sees the whole country."""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PERIODS = ("2019-nam-chinh-thuc", "2025-so-bo-nam", "2026-so-bo-nam")


@dataclass
class Seen:
    """What a browser page complained of, and asked of other hosts."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SQLite file of three simulated provinces in three periods, with the two real tables."""
    path = tmp_path_factory.mktemp("nation") / "nation.db"
    engine = open_engine(f"sqlite:///{path}")
    build_demo(engine, plan=SimulationPlan(provinces=3, periods=PERIODS))
    with engine.connect() as conn:
        conn.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def site(nation: Path) -> Iterator[str]:
    """Address of the application, served by its own command."""
    with serving(nation) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """The browser of the machine; while it is open this thread has a running event loop, so no longer than a module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def seen() -> Seen:
    """What the pages of this test complained of."""
    return Seen()


@pytest.fixture
def visit(browser: Browser, seen: Seen) -> Iterator[Callable[..., Page]]:
    """Open an address in a window of its own, signed in as a guise, and wait until the page is connected."""
    contexts = []

    def open_page(address: str, viewport: dict[str, int] = WIDE, guise: str = LEADER) -> Page:
        context = browser.new_context(viewport=viewport, accept_downloads=True)
        contexts.append(context)
        sign_in(context, address, guise)
        page = context.new_page()
        watch(page, seen)
        page.goto(address)
        connected(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def own_site(nation: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server on a copy of the nation that the test may spoil."""
    path = Path(shutil.copy(nation, tmp_path / "own.db"))
    with serving(path) as address:
        yield address, path


@contextmanager
def database_gone(path: Path) -> Iterator[None]:
    """While the block lasts the database of a running server answers no page; who is signed in stays so.

    A table is put away and back: a file cut short leaves open connections with pages that never were.
    """
    renamed(path, "data_state", "data_state_away")
    yield
    renamed(path, "data_state_away", "data_state")


def renamed(path: Path, old: str, new: str) -> None:
    """Rename a table of a database that others have open."""
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as conn, conn:
        conn.execute(f"ALTER TABLE {old} RENAME TO {new}")


def sign_in(context: BrowserContext, address: str, guise: str = LEADER) -> None:
    """Enter the demonstration as a guise, by the form of the entrance."""
    base = "/".join(address.split("/")[:3])
    token = re.search(r'name="_xsrf" value="([^"]+)"', context.request.get(f"{base}/dang-nhap").text()).group(1)
    answer = context.request.post(f"{base}/dang-nhap/xem-thu", form={"_xsrf": token, "as": guise}, max_redirects=0)
    assert answer.status == 303


def watch(page: Page, seen: Seen) -> None:
    """Note errors of the console and of scripts, and stop and note whatever leaves the machine."""

    def guard(route):
        if route.request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            route.continue_()
        else:
            seen.outside.append(route.request.url)
            route.abort()

    page.route("**/*", guard)
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("response", lambda answer: seen.errors.append(answer.url) if answer.status >= 400 else None)


def connected(page: Page) -> None:
    """Wait until the page can send choices and its first figure in view is drawn."""
    page.wait_for_selector("html[data-connected]", timeout=PATIENCE * 1000, state="attached")


@contextmanager
def serving(database: Path, port: int = 0) -> Iterator[str]:
    """Address at which the database is served, once it answers."""
    port = port or free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port), "--database", f"sqlite:///{database}"]
    kept = os.environ | {"DASHBOARD_SECRET_KEY": SECRET, "DASHBOARD_KEPT_PAGES": "256"}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=kept)  # noqa: S603
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; its own words if it stops instead."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(server.stdout.read().decode())
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


def free_port() -> int:
    """Port nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
