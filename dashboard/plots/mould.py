"""A plot drawn once for good: what stays of it is its mould, what is told is put into named models each time.

Drawing by HoloViews and taking down in Bokeh's JSON costs some 90 ms, however little a plot tells; putting values
into a mould that was taken down before costs 2. One plot function makes both (docs/decisions/019-moulds.md).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import holoviews as hv

Hook = Callable[[Any, Any], None]
"""What HoloViews calls with a plot, once its figure is there."""

Mould = Callable[[Hook], hv.core.Dimensioned]
"""Draws a plot of anything, names the models that are told, and calls the hook last."""

Told = Mapping[str, Mapping[str, Any]]
"""Attributes by the name of their model: numbers, texts, and of a data source its columns as lists."""

_ID = re.compile(r'"p(\d+)"')
"""Number of a model, as Bokeh gives them one by one."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A plot as its mould, the same function for every plot of its kind, and what is told of this one."""

    mould: Mould
    told: Told

    def element(self) -> hv.core.Dimensioned:
        """The plot as HoloViews draws it, the told put in: for a notebook, and for whoever doubts the JSON."""
        return self.mould(self._put)

    def _put(self, plot: Any, _element: Any) -> None:
        for name, attributes in self.told.items():
            plot.state.select_one({"name": name}).update(**attributes)


def poured(mould: str, told: Told, number: str) -> Any:
    """JSON of a plot from that of its mould; ``number`` sets its models apart from those of another plot.

    Raises KeyError where a name told is in no model of the mould.
    """
    item = json.loads(_ID.sub(rf'"{number}-\1"', mould))
    named = dict(_named(item))
    for name, attributes in told.items():
        named[name].update({key: _in_json(value) for key, value in attributes.items()})
    return item


def _named(item: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Attributes of every model that has a name."""
    if isinstance(item, dict):
        attributes = item.get("attributes")
        if isinstance(attributes, dict) and "name" in attributes:
            yield attributes["name"], attributes
    children = item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    for child in children:
        yield from _named(child)


def _in_json(value: Any) -> Any:
    return {"type": "map", "entries": [[*pair] for pair in value.items()]} if isinstance(value, Mapping) else value
