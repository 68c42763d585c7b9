"""Composition root of the web: who asks → which page → its answer. The only place that wires."""

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import panel as pn
import structlog
from bokeh.server import urls
from jinja2 import Template
from panel.io.server import get_server
from tornado.ioloop import IOLoop
from tornado.web import GZipContentEncoding

from dashboard.auth import audit, explaining_handler, forms, identity
from dashboard.auth.documents import Binding, OwnDocument, OwnSocket, bound, is_joined
from dashboard.auth.entrance import Entrance
from dashboard.auth.gate import behind
from dashboard.auth.routes import entrance_routes
from dashboard.domain.audit import Act
from dashboard.domain.errors import DatabaseError, ForbiddenError, NoReportError, ReportError
from dashboard.domain.rights import may_open
from dashboard.domain.scope import Viewer
from dashboard.guide.routes import guide_routes
from dashboard.intake import intake_routes
from dashboard.rendering import Shared
from dashboard.settings import Settings
from dashboard.source import ReportSource
from dashboard.state import NAMES
from dashboard.text import labels
from dashboard.training.routes import training_routes
from dashboard.views.accounts import AccountsView
from dashboard.views.appendix import AppendixView
from dashboard.views.components import answering, downloads
from dashboard.views.components.answers import Alive, NotFound, PromptSocket, headers, logged
from dashboard.views.components.bundles import keep_bundles
from dashboard.views.components.downloads import Record
from dashboard.views.components.page import PageView, incident_sentence, problem
from dashboard.views.components.shell import ASSETS, Entry, Visitor, dress, message_page
from dashboard.views.deadlines import DeadlinesView
from dashboard.views.integration import IntegrationView
from dashboard.views.overview import OverviewView
from dashboard.views.progress import ProgressView
from dashboard.views.quality import QualityView
from dashboard.views.system import SystemView
from dashboard.views.unit import UnitView

log = structlog.get_logger()

PAGES: MappingProxyType[str, type[PageView]] = MappingProxyType({
    "/": OverviewView,
    "/tien-do": ProgressView,
    "/thoi-han": DeadlinesView,
    "/don-vi": UnitView,
    "/tich-hop": IntegrationView,
    "/nhap-phu-luc": AppendixView,
    "/chat-luong": QualityView,
    "/tai-khoan": AccountsView,
    "/he-thong": SystemView,
})  # fmt: skip
"""Address → page; the navigation lists these, in this order."""

_BY_KEY = MappingProxyType({page.key: page for page in PAGES.values()})

BESIDE = MappingProxyType({"/tap-huan": "training"})
"""Address → key of what stands in the navigation and is no ``PageView``: light pages of their own."""

LAST = "system"
"""Key of the page that the navigation ends with."""

CODE = "code"
"""Name of the part of a path that is a unit's code."""


class ReadyPage(OwnDocument):
    """The HTML of a page; one nobody has asked for yet is made on a thread first, so that it delays nobody else."""

    async def prepare_own(self) -> None:
        """Have the page made, then answer as usual."""
        await super().prepare_own()
        if self._finished:
            return
        request: Any = self.request
        request.nonce, request.form_token = secrets.token_urlsafe(16), forms.token(self)
        query = asked(self.path_kwargs, request.arguments)
        viewer = identity.viewer(request)
        if not await asyncio.to_thread(self.settings["ready"], request.path, query, viewer):
            await asyncio.to_thread(self.settings["record"], viewer, Act.FORBIDDEN, {"path": request.path})
            self.set_status(403)
            self.finish(message_page(labels.APP_SHORT, problem(ForbiddenError())))


class Socket(OwnSocket, PromptSocket):
    """The websocket of a page."""


def web_server(source: ReportSource, entrance: Entrance, address: str, shared: Shared[Any]) -> Any:
    """Server of every page, not started; the loop must run already. ``shared`` holds what was made."""
    ground = entrance.ground
    urls.per_app_patterns[:] = [("/ws", behind(entrance, Socket)), ("/?", behind(entrance, ReadyPage))]
    pn.config.reconnect = True
    keep_bundles()
    alive = (r"/healthz", Alive, {"source": source})
    handlers = [alive, *entrance_routes(entrance), *inner_routes(source, entrance, shared)]
    server = get_server(
        routes(source, shared, recorder(entrance)),
        address=address, port=ground.port, loop=IOLoop.current(), location=False, use_index=False,
        static_dirs={"assets": str(ASSETS)}, extra_patterns=handlers, default_handler_class=behind(entrance, NotFound),
        transforms=[headers(secure=ground.secure), GZipContentEncoding], log_function=logged,
        ready=partial(make_ready, source, shared), record=recorder(entrance), **forms.settings(ground), **bound(ground),
    )  # fmt: skip
    for context in server._tornado._applications.values():
        context.application.add(Binding())
    return server


def inner_routes(source: ReportSource, entrance: Entrance, shared: Shared[Any]) -> list[tuple[Any, ...]]:
    """Addresses beside the pages that answer to whoever is signed in; each goes through the gate."""
    record = recorder(entrance)
    files = {"source": source, "viewer": identity.viewer, "pages": _BY_KEY, "record": record}
    entries = partial(_entries_now, source)
    said: list[tuple[Any, ...]] = [(path, handler, {}) for path, handler in explaining_handler.HANDLERS.items()]
    inner = [
        (downloads.ADDRESS, downloads.Download, files),
        (answering.ADDRESS, answering.Answer, {"view_of": partial(view_of, source, shared, record)}),
        *said,
        *intake_routes(entrance),
        *training_routes(Settings().training_folder, entries),
        *guide_routes(Settings().guide),
    ]
    return [(path, behind(entrance, handler), given) for path, handler, given in inner]


def recorder(entrance: Entrance) -> Record:
    """What writes down a file before it is given, and what was refused; what cannot be written down is not given."""
    return lambda viewer, act, detail: audit.record(entrance.engine, viewer.person, act, detail)


def routes(source: ReportSource, shared: Shared[Any], record: Record) -> dict[str, Callable[[], Any]]:
    """Page at each address; one whose address carries the unit is at the address without it too."""
    found: dict[str, Callable[[], Any]] = {}
    for path, page in PAGES.items():
        found[path] = guarded(page, source, shared, record)
        if page.at_unit:
            found[f"{path}/{{{CODE}}}"] = found[path]
    return found


def make_ready(source: ReportSource, shared: Shared[Any], path: str, query: str, viewer: Viewer) -> bool:
    """Make the page at the address if nobody has yet; False where the viewer may not open it.

    What fails here is told when the page itself is built.
    """
    page = PAGES["/" + path.strip("/").split("/")[0]]
    try:
        if not may_open(viewer, page.key, simulated=is_simulated(source)):
            return False
        page(source=source, viewer=viewer, shared=shared).open(query)
    except Exception:  # noqa: BLE001  see above
        log.debug("page not made ahead", path=path)
    return True


def guarded(page: type[PageView], source: ReportSource, shared: Shared[Any], record: Record) -> Callable[[], Any]:
    """Wrap a page: a failure is logged under a number, and the reader is told the number."""

    def build() -> Any:
        try:
            return _opened(page, source, shared, record)
        except ReportError as error:
            log.warning("page not shown", page=page.key, code=error.code)
            return _told(problem(error), again=isinstance(error, DatabaseError))
        except Exception:  # noqa: BLE001  last resort: Panel would show the reader the traceback
            return _told(incident_sentence(page.key))

    return build


def _opened(page: type[PageView], source: ReportSource, shared: Shared[Any], record: Record) -> PageView:
    request = _request()
    view = view_of(source, shared, record, page.key, request)
    if is_joined(request):
        return view
    rendered, root = view.open(_query()), f"{pn.state.rel_path}/" if pn.state.rel_path else "./"
    dress(pn.state.curdoc, view, rendered, _entries_now(source, view.viewer), root, _visitor(request))
    return view


def view_of(source: ReportSource, shared: Shared[Any], record: Record, key: str, request: Any) -> PageView:
    """Page of a key for who sends the request; a page that is not theirs is written down, as is a unit asked for."""
    page, viewer = _BY_KEY.get(key), identity.viewer(request)
    if page is None:
        raise NoReportError
    if not may_open(viewer, key, simulated=is_simulated(source)):
        record(viewer, Act.FORBIDDEN, {"page": key})
        raise ForbiddenError
    view = page(source=source, viewer=viewer, shared=shared)
    view.refused = lambda unit: record(viewer, Act.FORBIDDEN, {"page": key, "unit": unit})
    return view


def _visitor(request: Any) -> Visitor:
    """Whom the header names."""
    signed = identity.signed(request)
    if signed is None:
        return Visitor()
    given = (getattr(request, name, "") for name in ("form_token", "nonce"))
    return Visitor(signed.unit_name, signed.username, signed.shown, signed.has_password, *given)


def _request() -> Any:
    context: Any = pn.state.curdoc.session_context if pn.state.curdoc else None
    return context.request if context else None


def _told(sentence: str, *, again: bool = False) -> None:
    page = message_page(labels.APP_SHORT, sentence, again=again)
    pn.state.curdoc.template = Template("{{ page | safe }}")
    pn.state.curdoc.template_variables["page"] = page


def _entries(viewer: Viewer, *, simulated: bool) -> tuple[Entry, ...]:
    """Pages that the viewer may open, in their order."""
    known = {path: page.key for path, page in PAGES.items() if page.listed} | BESIDE
    may = (item for item in known.items() if may_open(viewer, item[1], simulated=simulated))
    return tuple(Entry(key, path.lstrip("/")) for path, key in sorted(may, key=lambda item: item[1] == LAST))


def _entries_now(source: ReportSource, viewer: Viewer) -> tuple[Entry, ...]:
    return _entries(viewer, simulated=is_simulated(source))


def is_simulated(source: ReportSource) -> bool:
    """Whether the data are marked simulated."""
    return bool(source.facts().simulated.iloc[0])


def _query() -> str:
    return asked(pn.state.route_params, pn.state.session_args or {})


def asked(path: Mapping[str, str | None], arguments: Mapping[str, Sequence[bytes]]) -> str:
    """Query part of the address asked for; a unit that the path carries is the choice it would be there."""
    given = {name: values[-1].decode("utf-8", "replace") for name, values in arguments.items()}
    code = path.get(CODE)
    return "?" + urlencode(given | ({NAMES["unit"]: code} if code else {}))
