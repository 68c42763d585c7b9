"""Each plot is rendered once per (data version, scope, choices) and its bytes shared by all viewers.

See docs/decisions/007-rendering.md for what this saves and what it costs.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

import holoviews as hv
from bokeh.embed import json_item
from bokeh.themes import Theme

from dashboard.plots.style import THEME

hv.extension("bokeh", logo=False)

T = TypeVar("T")

_RENDERING = Lock()
"""HoloViews keeps options and Bokeh its current document per process: one rendering at a time."""

_THEME = Theme(json=THEME)


class Shared(Generic[T]):
    """Bounded store of finished things; many askers of one key cause one making.

    The thing used longest ago goes first. A making that fails is not kept.
    """

    def __init__(self, limit: int = 512) -> None:
        self._limit = limit
        self._things: OrderedDict[Hashable, T] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._guard = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the thing under ``key``, made now if nobody has made it."""
        with self._guard:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
            lock = self._locks.setdefault(key, Lock())
        with lock:
            return self._make_once(key, make)

    def __len__(self) -> int:
        return len(self._things)

    def _make_once(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._guard:
            if key in self._things:
                return self._things[key]
        try:
            thing = make()
            with self._guard:
                self._things[key] = thing
                while len(self._things) > self._limit:
                    self._things.popitem(last=False)
        finally:
            with self._guard:
                self._locks.pop(key, None)
        return thing


def figure_json(element: hv.core.Dimensioned) -> str:
    """JSON of a plot as ``Bokeh.embed.embed_item`` takes it; safe inside a script element."""
    with _RENDERING:
        figure = hv.render(element, backend="bokeh")
        item = json_item(figure, theme=_THEME)
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
