"""Composition root of the web: who asks → which page → its answer. The only place that wires."""

import asyncio
import errno
import ipaddress
import logging
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import panel as pn
import structlog
from bokeh.server import urls
from jinja2 import Template
from panel.io.server import DocHandler, get_server
from tornado.ioloop import IOLoop
from tornado.web import GZipContentEncoding

from dashboard.ahead import Address, Ahead
from dashboard.domain.errors import ReportError
from dashboard.domain.scope import OPERATOR, Scope, Viewer
from dashboard.rendering import Shared
from dashboard.settings import Settings
from dashboard.source import ReportSource, open_source
from dashboard.state import NAMES
from dashboard.text import frame as words
from dashboard.text import labels
from dashboard.views.components.answers import Alive, NotFound, PromptSocket, SecurityHeaders
from dashboard.views.components.bundles import keep_bundles
from dashboard.views.components.downloads import ADDRESS, Download
from dashboard.views.components.page import PageView, incident_sentence, problem
from dashboard.views.components.shell import ASSETS, Entry, dress, message_page
from dashboard.views.deadlines import DeadlinesView
from dashboard.views.integration import IntegrationView
from dashboard.views.overview import OverviewView
from dashboard.views.progress import ProgressView
from dashboard.views.unit import UnitView

log = structlog.get_logger()

PAGES: MappingProxyType[str, type[PageView]] = MappingProxyType({
    "/": OverviewView,
    "/tien-do": ProgressView,
    "/thoi-han": DeadlinesView,
    "/don-vi": UnitView,
    "/tich-hop": IntegrationView,
})  # fmt: skip
"""Address → page; the navigation lists these, in this order."""

CODE = "code"
"""Name of the part of a path that is a unit's code."""


class AddressRefusedError(ReportError):
    """An address that is not this machine's own, while there is no sign-in; ``address``."""

    code = "address_refused"


class PortTakenError(ReportError):
    """A port at which another program listens; ``port``."""

    code = "port_taken"


class ReadyPage(DocHandler):
    """The HTML of a page; one nobody has asked for yet is made on a thread first, so that it delays nobody else."""

    async def prepare(self) -> None:
        """Have the page made, then answer as usual."""
        await super().prepare()
        ready = self.settings["ready"]
        await asyncio.to_thread(ready, self.application_context.url, asked(self.path_kwargs, self.request.arguments))


def serve(settings: Settings) -> None:
    """Serve until stopped; raises ``AddressRefusedError`` for any address but this machine's own."""
    require_loopback(settings.address)
    configure_logging()
    source = open_source(settings.database_url)
    asyncio.run(_serve(settings, source))


def require_loopback(address: str) -> None:
    """Refuse unless the address is this machine's own (Bokeh cannot take ``::1`` as an origin)."""
    try:
        own = address == "localhost" or ipaddress.IPv4Address(address).is_loopback
    except ipaddress.AddressValueError:
        own = False
    if not own:
        raise AddressRefusedError(address=address)


async def _serve(settings: Settings, source: ReportSource) -> None:
    shared: Shared[Any] = Shared()
    try:
        server = web_server(source, settings.address, settings.port, shared)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(port=str(settings.port)) from error
        raise
    server.start()
    print(words.SERVING.format(address=f"http://{settings.address}:{server.port}"), flush=True)  # noqa: T201  the answer
    ahead = Ahead(lambda: source.version, partial(most_asked, source), partial(make_ready, source, shared))
    ahead.start()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
    ahead.stop()
    server.stop()
    print(words.STOPPED, flush=True)  # noqa: T201


def web_server(source: ReportSource, address: str, port: int, shared: Shared[Any]) -> Any:
    """Server of every page, not started; the loop must run already. ``shared`` holds what was made."""
    urls.per_app_patterns[:] = [("/ws", PromptSocket), ("/?", ReadyPage)]
    pn.config.reconnect = True
    keep_bundles()
    return get_server(
        routes(source, shared),
        address=address, port=port, loop=IOLoop.current(), location=False, use_index=False,
        websocket_origin=origins(address, port), static_dirs={"assets": str(ASSETS)},
        extra_patterns=[(r"/healthz", Alive, {"source": source}), (ADDRESS, Download, files(source))],
        default_handler_class=NotFound, transforms=[SecurityHeaders, GZipContentEncoding],
        ready=partial(make_ready, source, shared),
        unused_session_lifetime_milliseconds=120_000, session_token_expiration=600,
    )  # fmt: skip


def files(source: ReportSource) -> dict[str, Any]:
    """What gives the cards' files: the same source and viewer as the pages, each page by its key."""
    return {"source": source, "viewer": _viewer(), "pages": {page.key: page for page in PAGES.values()}}


def routes(source: ReportSource, shared: Shared[Any]) -> dict[str, Callable[[], Any]]:
    """Page at each address; one whose address carries the unit is at the address without it too."""
    found: dict[str, Callable[[], Any]] = {}
    for path, page in PAGES.items():
        found[path] = guarded(page, source, shared)
        if page.at_unit:
            found[f"{path}/{{{CODE}}}"] = found[path]
    return found


def make_ready(source: ReportSource, shared: Shared[Any], url: str, query: str) -> None:
    """Make the page at the address if nobody has yet; what fails here is told when the page itself is built."""
    page = PAGES.get(url.split("/{")[0] or "/")
    try:
        if page is not None:
            page(source=source, viewer=_viewer(), shared=shared).open(query)
    except Exception:  # noqa: BLE001  see above
        log.debug("page not made ahead", url=url)


def most_asked(source: ReportSource) -> list[Address]:
    """Each page as it opens without choices, then for every other period, the newest first."""
    periods = source.periods(Scope(_viewer())).sort_values("opened_at", ascending=False)["period_code"]
    queries = ["", *(urlencode({NAMES["period"]: code}) for code in periods)]
    return [(path, f"?{query}") for query in queries for path in PAGES]


def origins(address: str, port: int) -> list[str]:
    """Hosts whose pages may open the websocket: the names of this machine, at this port."""
    return sorted(f"{name}:{port}" for name in {address, "localhost", "127.0.0.1"})


def guarded(page: type[PageView], source: ReportSource, shared: Shared[Any]) -> Callable[[], Any]:
    """Wrap a page: a failure is logged under a number, and the reader is told the number."""

    def build() -> Any:
        try:
            return _opened(page(source=source, viewer=_viewer(), shared=shared))
        except ReportError as error:
            log.warning("page not shown", page=page.key, code=error.code)
            return _told(problem(error))
        except Exception:  # noqa: BLE001  last resort: Panel would show the reader the traceback
            return _told(incident_sentence(page.key))

    return build


def _opened(view: PageView) -> PageView:
    rendered = view.open(_query())
    root = f"{pn.state.rel_path}/" if pn.state.rel_path else "./"
    dress(pn.state.curdoc, view, rendered, _entries(), root)
    return view


def _told(sentence: str) -> None:
    page = message_page(labels.APP_SHORT, sentence)
    pn.state.curdoc.template = Template("{{ page | safe }}")
    pn.state.curdoc.template_variables["page"] = page


def _entries() -> tuple[Entry, ...]:
    return tuple(Entry(page.key, path.lstrip("/")) for path, page in PAGES.items())


def _viewer() -> Viewer:
    """Whoever runs the machine: there is no sign-in yet, so nobody else can reach it."""
    return OPERATOR


def _query() -> str:
    return asked(pn.state.route_params, pn.state.session_args or {})


def asked(path: Mapping[str, str | None], arguments: Mapping[str, Sequence[bytes]]) -> str:
    """Query part of the address asked for; a unit that the path carries is the choice it would be there."""
    given = {name: values[-1].decode("utf-8", "replace") for name, values in arguments.items()}
    code = path.get(CODE)
    return "?" + urlencode(given | ({NAMES["unit"]: code} if code else {}))


def configure_logging() -> None:
    """Log one line of JSON an event, times with their offset."""
    logging.getLogger("bokeh").setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=False),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
