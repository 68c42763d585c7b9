"""A class that is really served, on a thread of its own, and browsers without a screen."""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from dashboard.training.classroom.room import Room, open_room
from dashboard.training.classroom.serving import application

TOKEN = re.compile(r'name="_xsrf" value="([^"]+)"')


class Visitor(httpx.Client):
    """A browser: keeps cookies, follows redirects, sends a form with the token of the page it stands on."""

    def send_form(
        self, page: str, to: str | None = None, headers: dict[str, str] | None = None, **fields: str
    ) -> httpx.Response:
        found = TOKEN.search(self.get(page).text)
        return self.post(to or page, data={"_xsrf": found.group(1) if found else "", **fields}, headers=headers)

    def join(self, room: Room, **fields: str) -> httpx.Response:
        return self.send_form("/", code=room.code, **fields)


class Served:
    """A class and its address; ``stop`` ends the server and leaves the folder."""

    def __init__(self, folder: Path) -> None:
        self.room = open_room(folder, "Lớp Mẫu", 4)[0]
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        socket, port = bind_unused_port()
        self.address, self._stop = f"http://127.0.0.1:{port}", asyncio.Event()
        server = HTTPServer(application(self.room, 7000))
        server.add_socket(socket)
        self._ready.set()
        await self._stop.wait()
        server.stop()
        await server.close_all_connections()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)


@pytest.fixture
def serve(tmp_path) -> Iterator[Callable[[], Served]]:
    """Serve the class of this test's folder, anew each time it is called."""
    started: list[Served] = []

    def begin() -> Served:
        started.append(Served(tmp_path / "class"))
        return started[-1]

    yield begin
    for served in started:
        served.stop()


@pytest.fixture
def served(serve) -> Served:
    """A class that is served."""
    return serve()


@pytest.fixture
def visitor() -> Iterator[Callable[[Served], Visitor]]:
    """Open a browser of one's own at a class."""
    opened: list[Visitor] = []

    def begin(served: Served) -> Visitor:
        opened.append(Visitor(base_url=served.address, follow_redirects=True, trust_env=False))
        return opened[-1]

    yield begin
    for each in opened:
        each.close()
