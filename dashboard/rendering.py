"""Each plot is rendered once per (data version, scope, choices) and its bytes shared by all viewers.

See docs/decisions/007-rendering.md for what this saves and what it costs.
"""

import json
from threading import Lock
from typing import TypeVar

import holoviews as hv
from bokeh.embed import json_item
from bokeh.themes import Theme

from dashboard.kept import Kept
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


def figure_json(element: hv.core.Dimensioned) -> str:
    """JSON of a plot as ``Bokeh.embed.embed_item`` takes it; safe inside a script element."""
    with _RENDERING:
        figure = hv.render(element, backend="bokeh")
        item = json_item(figure, theme=_THEME)
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
