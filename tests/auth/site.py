"""A whole server in a thread of the test, and a browser without a screen that talks to it."""

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import sqlalchemy as sa
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from dashboard.app import web_server
from dashboard.auth import password
from dashboard.auth.documents import close_ended
from dashboard.auth.entrance import Entrance
from dashboard.auth.ground import ground_of
from dashboard.rendering import Shared
from dashboard.schema.database import open_engine, writing
from dashboard.schema.tables import app_user
from dashboard.serving import free_port
from dashboard.settings import Settings
from dashboard.source import ReportSource
from dashboard.views.components.entrance import EntrancePages

RIGHT = "Đúng-mật-khẩu-1"
HASHED = password.hashed(RIGHT)
TOKEN = re.compile(r'name="_xsrf" value="([^"]+)"')
PAGE_TOKEN = re.compile(r'"token":\s*"([^"]+)"')
HTML = {"Accept": "text/html"}


@dataclass
class Site:
    """A running server: where it answers, what it stands on, its loop."""

    address: str
    engine: sa.Engine
    entrance: Entrance
    server: Any
    loop: asyncio.AbstractEventLoop

    def browser(self, **headers: str) -> "Browser":
        """A browser of its own, signed in to nothing."""
        return Browser(self, httpx.Client(base_url=self.address, headers=HTML | headers, timeout=60))

    def signed_in(self, username: str) -> "Browser":
        """A browser in which the account is signed in by its password."""
        browser = self.browser()
        assert browser.sign_in(username).status_code == 303
        return browser

    def run(self, work: Any) -> Any:
        """What a coroutine gives, on the server's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def look(self) -> None:
        """Look at the sessions of open documents now."""
        self.run(close_ended())


@dataclass
class Browser:
    """Cookies and forms of one person."""

    site: Site
    client: httpx.Client
    sockets: list[Any] = field(default_factory=list)

    def get(self, path: str, **more: Any) -> httpx.Response:
        """Answer to an address, redirects not followed."""
        return self.client.get(path, **more)

    def form(self, path: str, page: str = "/dang-nhap", **fields: str) -> httpx.Response:
        """Answer to a form that a page of ours holds."""
        found = TOKEN.search(self.get(page).text) or TOKEN.search(self.get("/doi-mat-khau").text)
        return self.client.post(path, data={"_xsrf": found.group(1) if found else "", **fields})

    def sign_in(self, username: str, password: str = RIGHT, **fields: str) -> httpx.Response:
        """Answer to name and password."""
        return self.form("/dang-nhap", username=username, password=password, **fields)

    def page_token(self, path: str = "/") -> str:
        """Token that a page embeds."""
        return PAGE_TOKEN.search(self.get(path).text).group(1)

    def cookie_header(self) -> str:
        """The cookies as a header."""
        return "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())

    def websocket(self, token: str, path: str = "/", **headers: str) -> int:
        """Status of a handshake with a page's token: 101 where it is opened."""
        return self.site.run(self._handshake(token, path, headers))

    async def _handshake(self, token: str, path: str, headers: dict[str, str]) -> int:
        given = {"Cookie": self.cookie_header(), "Origin": self.site.address} | headers
        address = f"{self.site.address.replace('http', 'ws', 1)}{path.rstrip('/')}/ws"
        try:
            socket = await websocket_connect(HTTPRequest(address, headers=given), subprotocols=["bokeh", token])
        except HTTPClientError as error:
            return error.code
        self.sockets.append(socket)
        return 101

    def opened(self) -> None:
        """Ask the newest websocket for its document, as a page does, and take it."""

        async def ask() -> None:
            for part in (json.dumps({"msgid": "1", "msgtype": "PULL-DOC-REQ"}), "{}", "{}"):
                await self.sockets[-1].write_message(part)

        self.site.run(ask())
        for _ in range(6):  # three parts of the greeting, three of the document
            self.received()

    def received(self) -> Any:
        """Next message of the newest websocket; None once it is closed."""

        async def message() -> Any:
            return await asyncio.wait_for(self.sockets[-1].read_message(), 30)

        return self.site.run(message())

    def drained(self) -> int | None:
        """Code with which the newest websocket is closed, after what it still says."""
        while self.received() is not None:
            pass
        return self.sockets[-1].close_code


def add_user(engine: sa.Engine, username: str, unit: str = "btp_khtc", role: str = "ld", **values: Any) -> int:
    """Id of a new account that signs in with ``RIGHT`` and need not change it."""
    now = datetime.now(UTC) - timedelta(minutes=1)
    row = {"username": username, "unit_code": unit, "role": role, "password_hash": HASHED, "created_at": now}
    with writing(engine) as conn:
        made = conn.execute(sa.insert(app_user).values(**row | {"password_changed_at": now} | values))
        return made.inserted_primary_key[0]


@contextmanager
def serving(engine: sa.Engine, **chosen: Any) -> Iterator[Site]:
    """A server on the database for as long as the context lasts."""
    url = engine.url.render_as_string(hide_password=False)
    settings = Settings(database_url=url, **{"port": free_port("127.0.0.1"), **chosen})
    ground = ground_of(settings, settings.port)
    loop, started, box = asyncio.new_event_loop(), threading.Event(), []

    async def start() -> None:
        source = ReportSource(open_engine(url, read_only=True))
        entrance = Entrance(open_engine(url), ground, settings, EntrancePages())
        server = web_server(source, entrance, settings.address, Shared())
        server.start()
        box.append(Site(f"http://127.0.0.1:{settings.port}", engine, entrance, server, loop))
        started.set()

    def work() -> None:
        asyncio.set_event_loop(loop)
        loop.create_task(start())
        loop.run_forever()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    assert started.wait(60), "the server does not start"
    yield box[0]
    box[0].run(_stop(box[0].server))
    loop.call_soon_threadsafe(loop.stop)
    thread.join(30)


async def _stop(server: Any) -> None:
    server.stop()
