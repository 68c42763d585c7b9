"""Between the server and the browser: what is handed over, and the connection that an open page keeps."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakSet, ref

import panel as pn
from panel.custom import JSComponent

from dashboard.domain.errors import DatabaseError
from dashboard.rendering import figure_json
from dashboard.views.components.markup import Markup


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished page: HTML of the choices row and of the main part, JSON of its figures."""

    frame: Markup
    main: Markup
    figures: Markup
    title: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """What a card closed at first holds, once it is opened: its HTML and the JSON of its figures."""

    body: Markup
    figures: Markup = Markup("{}")


class Session(JSComponent):
    """The live connection of an open page: the browser hears through it that it is lost, and of newer data.

    It shows nothing and carries no figures: those are asked for over HTTP (``answering``).
    """

    _esm = Path(__file__).parent / "static" / "page.js"

    def __init__(self, **params):
        super().__init__(**params)
        self._document = ref(pn.state.curdoc) if pn.state.curdoc else lambda: None
        OPEN.add(self)

    def tell_news(self) -> None:
        """Say that newer data are there, as soon as the page's document is free; nothing where it is closed."""
        document = self._document()
        if document is not None and document.session_context is not None:
            document.add_next_tick_callback(partial(self._send_msg, {"type": "news"}))

    def get_root(self, *args, **kwargs):
        """Return the model without Panel's style sheets: it shows nothing, and after a reconnect they are a CDN's."""
        root = super().get_root(*args, **kwargs)
        root.update(stylesheets=[])
        return root


OPEN: "WeakSet[Session]" = WeakSet()
"""Pages that are open in this process."""


class News:
    """Tells every open page when newer data are there; a page says so to its reader and changes nothing itself."""

    def __init__(self, version: Callable[[], int]) -> None:
        self._version = version
        self._told: int | None = None

    async def look(self) -> None:
        """Look at the data version once; a database away for a while is no news."""
        try:
            version = await asyncio.to_thread(self._version)
        except DatabaseError:
            return
        if self._told not in {None, version}:
            for session in list(OPEN):
                session.tell_news()
        self._told = version


def drawn(figures: Mapping[str, Any]) -> Markup:
    """JSON of figures by the names of their places; without any "<", see ``figure_json``."""
    made = ",".join(f"{json.dumps(name)}:{figure_json(plot)}" for name, plot in figures.items())
    return Markup(f"{{{made}}}")  # noqa: S704
