"""Diagrams in degrees: communes as points by their verdict, provinces by their shape; the archipelagos on each."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import holoviews as hv
import pandas as pd
from bokeh.models import BoxZoomTool, CustomJS, HoverTool, PanTool, ResetTool, TapTool

from dashboard.plots import style
from dashboard.text import charts

Ring = Sequence[tuple[float, float]]
Extent = tuple[float, float, float, float]
"""West, south, east, north."""

NATION = (101.9, 7.0, 118.2, 23.7)
"""West, south, east and north of everything that is drawn, both archipelagos in it."""
ARCHIPELAGOS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {charts.HOANG_SA: (112.135, 16.568), charts.TRUONG_SA: (114.45, 9.71)}
)
HEIGHT = 640
NEARER = 1.7
"""How much larger the signs of a province alone are."""
MARGIN = 0.06
"""Room around a province, as a share of its extent."""
GO = "document.dispatchEvent(new CustomEvent('go-unit', {detail: cb_data.source.data.code[%s]}))"
_INSPECTED = "cb_data.source.inspected.indices[0]"


@dataclass(frozen=True, slots=True)
class Look:
    """Sign, colour and size of the points of one verdict: never colour alone."""

    marker: str
    color: str
    size: int
    filled: bool = True
    alpha: float = 0.9


LOOKS: Mapping[str, Look] = MappingProxyType({
    "full": Look("circle", style.DONE, 4, alpha=0.4), "partial": Look("triangle", style.ACTIVE, 7),
    "none": Look("square", style.TEXT, 5), "exempt": Look("diamond", style.NONE, 8, filled=False),
})  # fmt: skip
"""Verdict → look; in the order of drawing, so that what is missing lies on top."""


def verdict_points(frame: pd.DataFrame, shapes: Sequence[Ring] = (), near: pd.DataFrame | None = None) -> hv.Overlay:
    """Communes as points (``lon``, ``lat``, ``name``, ``code``, ``verdict``); a click leads to the unit.

    ``near`` is what the view closes in on: then the archipelagos stand in a corner of their own.
    """
    is_near = near is not None and len(near) > 0
    extent = _extent(near) if near is not None and is_near else NATION
    layers: list[hv.Element] = [_outlines(shapes)]
    layers += [_points(frame[frame["verdict"] == verdict], verdict, larger=is_near) for verdict in LOOKS]
    layers += _corner(extent) if is_near else _labels()
    return _framed(layers, extent)


def province_areas(frame: pd.DataFrame) -> hv.Overlay:
    """Provinces by their shape (``rings``, ``code``, ``name``, ``told``, ``color``); a click leads to the unit."""
    columns = ["name", "code", "told", "color"]
    told: list[dict[Any, Any]] = frame[columns].to_dict("records")
    polygons = [_path(ring) | row for row, rings in zip(told, frame["rings"], strict=True) for ring in rings]
    hover = HoverTool(tooltips=[(charts.POINTER_UNIT, "@name"), (charts.POINTER_STATE, "@told")])
    areas = hv.Polygons(polygons, vdims=columns).opts(
        color="color", line_color="#FFFFFF", line_width=0.6, tools=[hover, _tap()], default_tools=_tools()
    )
    return _framed([areas, *_labels()], NATION)


def _framed(layers: list[hv.Element], extent: Extent) -> hv.Overlay:
    west, south, east, north = extent
    return hv.Overlay(layers).opts(
        hv.opts.Overlay(
            xaxis=None, yaxis=None, show_legend=False, toolbar="above", show_frame=False,
            xlim=(west, east), ylim=(south, north), hooks=[_Framed(extent)],
        )
    )  # fmt: skip


def _points(frame: pd.DataFrame, verdict: str, *, larger: bool) -> hv.Points:
    look, words = LOOKS[verdict], charts.VERDICTS[verdict]
    hover = HoverTool(tooltips=[(charts.POINTER_UNIT, "@name"), (charts.POINTER_STATE, words)])
    columns = {"lon": frame["lon"].astype("float32"), "lat": frame["lat"].astype("float32")}
    made = pd.DataFrame(columns | {"name": frame["name"].astype(object), "code": frame["code"].astype(object)})
    return hv.Points(made, ["lon", "lat"], ["name", "code"]).opts(
        marker=look.marker, size=look.size * (NEARER if larger else 1), alpha=look.alpha,
        color=look.color if look.filled else style.CARD,
        line_color=look.color, line_width=0.5 if look.filled else 1.4, tools=[hover, _tap()], default_tools=_tools(),
    )  # fmt: skip


def _outlines(shapes: Sequence[Ring]) -> hv.Element:
    paths = [_path(ring) for ring in shapes]
    return hv.Polygons(paths).opts(color="#EEF2F5", line_color="#C3CDD5", line_width=0.6, default_tools=[])


def _path(ring: Ring) -> dict[str, Any]:
    return {"x": [lon for lon, _ in ring], "y": [lat for _, lat in ring]}


def _labels() -> list[hv.Element]:
    """Names of the archipelagos beside their places; they are on the map whatever the figures are."""
    return [
        _text(lon, lat + 0.45, name, "center", style.TEXT) for name, (lon, lat) in ARCHIPELAGOS.items()
    ]  # fmt: skip


def _corner(extent: Extent) -> list[hv.Element]:
    """Both archipelagos in a frame of their own at the right edge: signs, not places."""
    west, south, east, north = extent
    width, height = east - west, north - south
    right, top = east - width * 0.01, south + height * 0.24
    left, bottom = right - width * 0.3, south + height * 0.01
    frame = hv.Rectangles([(left, bottom, right, top)]).opts(
        color="#FFFFFF", alpha=0.9, line_color="#8796A3", line_width=1, default_tools=[]
    )
    look = LOOKS["exempt"]
    places = [(left + width * 0.03, bottom + (top - bottom) * share) for share in (0.72, 0.28)]
    signs = hv.Points(places).opts(
        marker=look.marker, size=look.size, color="#FFFFFF", line_color=look.color, line_width=1.4, default_tools=[]
    )
    names = (charts.HOANG_SA_OF, charts.TRUONG_SA_OF)
    texts = [_text(x + width * 0.025, y, name, "left", style.TEXT) for (x, y), name in zip(places, names, strict=True)]
    return [frame, signs, *texts]


def _text(x: float, y: float, text: str, align: str, color: str) -> hv.Text:
    return hv.Text(x, y, text).opts(
        text_color=color, text_align=align, text_baseline="middle", text_font_size=style.SMALL_SIZE, default_tools=[]
    )


def _extent(near: pd.DataFrame) -> Extent:
    west, east, south, north = near["lon"].min(), near["lon"].max(), near["lat"].min(), near["lat"].max()
    room = max(east - west, north - south, 0.2) * MARGIN
    return west - room, south - room * 2, east + room * 4, north + room


def _tap() -> TapTool:
    code = f"if ({_INSPECTED} !== undefined) {GO % _INSPECTED}"
    return TapTool(behavior="inspect", callback=CustomJS(code=code), description=charts.TOOL_TAP)


def _tools() -> list[Any]:
    return [
        PanTool(description=charts.TOOL_PAN), BoxZoomTool(description=charts.TOOL_ZOOM, match_aspect=True),
        ResetTool(description=charts.TOOL_RESET),
    ]  # fmt: skip


class _Framed:
    """Keeps a degree of longitude as wide as it is there; the figure takes the width it is given, up to its height."""

    def __init__(self, extent: Extent) -> None:
        west, south, east, north = extent
        narrow = math.cos(math.radians((south + north) / 2))
        self._aspect = (east - west) * narrow / (north - south)

    def __call__(self, plot: Any, _element: Any) -> None:
        figure = plot.state
        figure.sizing_mode, figure.aspect_ratio = "scale_width", self._aspect
        figure.max_width = round(HEIGHT * self._aspect)
        figure.grid.visible = False
        figure.toolbar.logo = None
        figure.toolbar.active_drag = None
