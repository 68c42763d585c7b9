"""Each plot is rendered once per (data version, scope, choices) and its bytes shared by all viewers.

See docs/decisions/007-rendering.md for what this saves and what it costs.
"""

import json
from functools import cache
from threading import Lock
from typing import Any, TypeVar

import holoviews as hv
from bokeh.embed import json_item
from bokeh.themes import Theme
from bokeh.util.serialization import make_globally_unique_id

from dashboard.kept import Kept
from dashboard.plots.mould import Cast, Mould, poured
from dashboard.plots.style import THEME

hv.extension("bokeh", logo=False)

T = TypeVar("T")

_RENDERING = Lock()
"""HoloViews keeps options and Bokeh its current document per process: one rendering at a time."""

_THEME = Theme(json=THEME)


class Shared(Kept[T]):
    """Finished things that all viewers share."""

    def __init__(self, limit: int = 1024) -> None:
        super().__init__(limit)


def figure_json(plot: "hv.core.Dimensioned | Cast") -> str:
    """JSON of a plot as ``Bokeh.embed.embed_item`` takes it; safe inside a script element."""
    with _RENDERING:
        item = _of_cast(plot) if isinstance(plot, Cast) else _item(plot)
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _of_cast(cast: Cast) -> Any:
    return poured(_mould(cast.mould), cast.told, make_globally_unique_id())


@cache
def _mould(draw: Mould) -> str:
    """A mould's JSON, drawn by the first who asks; there are as many as kinds of plots."""
    return json.dumps(_item(draw(lambda _plot, _element: None)))


def _item(element: hv.core.Dimensioned) -> Any:
    return json_item(hv.render(element, backend="bokeh"), theme=_THEME)
