"""Charts of one unit: the statuses of a report along time, and the unit among its peers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

import holoviews as hv
import numpy as np
import pandas as pd
from bokeh.models import HoverTool

from dashboard.plots import style
from dashboard.text import labels, numbers
from dashboard.text import unit as words

COLORS: Mapping[str, str] = MappingProxyType({
    "not_started": "#C9D3DB", "compiling": "#9DBBE0", "checking": "#6F9BD1", "approving": style.ACTIVE,
    "approved": "#1F4E88", "sent": "#7DB89A", "received": style.DONE, "returned": style.RETURNED, "covered": style.NONE,
    "closed_unsent": style.LOST, "exempt": style.NONE,
})  # fmt: skip
"""Of a status along time: blue while the unit works on it, green once it is sent."""

DARK = frozenset({style.ACTIVE, style.DONE, style.RETURNED, style.LOST, style.NONE, COLORS["approved"]})
BAND_HEIGHT, SPREAD_HEIGHT = 84, 240
BINS = 20
"""Steps of a spread: 5 % each, centred, so that a half and a quarter fall in the middle of theirs."""
HEADROOM = 1.18
WIDTH_NAMED = 0.24
"""Share of the whole time from which an interval has room for its name."""


@dataclass(frozen=True, slots=True)
class Due:
    """The deadline on a chart: the first instant too late, and whether a document sets it."""

    instant: datetime | None = None
    verified: bool = True


def life_band(spans: pd.DataFrame, due: Due) -> hv.Overlay:
    """Statuses of one report as one band of time: ``status``, ``since``, ``until``; the deadline as a thin line.

    Instants are shown in Vietnam's time. Without rows there are empty axes.
    """
    drawn = _intervals(spans)
    layers = [_rectangles(drawn), *_names(drawn), *_deadline(drawn, due)]
    return hv.Overlay(layers).opts(
        hv.opts.Overlay(
            responsive=True, height=BAND_HEIGHT, show_legend=False, toolbar=None, ylim=(0, 1.45), yaxis=None,
            show_frame=False, padding=0, hooks=[_time_axis],
        )
    )  # fmt: skip


def peer_spread(frame: pd.DataFrame) -> hv.Overlay:
    """Units of a group by share of reports sent (``PEERS``), the bar and the value of the unit itself marked."""
    rates = frame["completion_rate"].astype("float64").dropna()
    own = frame.loc[frame["is_unit"].astype(bool), "completion_rate"].astype("float64").dropna()
    counts, edges = np.histogram(rates, bins=BINS + 1, range=(-0.5 / BINS, 1 + 0.5 / BINS))
    top = max(int(counts.max(initial=0)), 1)
    layers = [_bars(counts, edges, own), *_marks(rates, own, top)]
    return hv.Overlay(layers).opts(
        hv.opts.Overlay(
            responsive=True, height=SPREAD_HEIGHT, show_legend=False, toolbar=None, show_grid=True,
            gridstyle={"xgrid_line_color": None}, ylim=(0, top * HEADROOM * 1.1), xlim=(edges[0], edges[-1]),
            hooks=[_share_axes],
        )
    )  # fmt: skip


def _intervals(spans: pd.DataFrame) -> pd.DataFrame:
    since, until = (_naive(spans[name]) for name in ("since", "until"))
    return pd.DataFrame({
        "left": since, "bottom": 0.0, "right": until, "top": 1.0,
        "color": [COLORS[status] for status in spans["status"]],
        "name": [labels.STATUSES_SHORT[status] for status in spans["status"]],
        "whole": [labels.STATUSES[status] for status in spans["status"]],
        "from_text": [numbers.stamp(moment) for moment in since],
        "to_text": [numbers.stamp(moment) for moment in until],
    })  # fmt: skip


def _naive(instants: pd.Series) -> pd.Series:
    """Local wall time without a zone: Bokeh draws instants as they are written."""
    return pd.to_datetime(instants).dt.tz_localize(None).astype("datetime64[ms]")


def _rectangles(drawn: pd.DataFrame) -> hv.Rectangles:
    pointer = HoverTool(tooltips=[
        (words.POINTER_STATUS, "@whole"), (words.POINTER_FROM, "@from_text"), (words.POINTER_TO, "@to_text"),
    ])  # fmt: skip
    values = ["color", "whole", "from_text", "to_text"]
    return hv.Rectangles(drawn, ["left", "bottom", "right", "top"], values).opts(
        color="color", line_color=style.CARD, line_width=1, tools=[pointer], default_tools=[]
    )


def _names(drawn: pd.DataFrame) -> list[hv.Element]:
    if drawn.empty:
        return []
    whole = drawn["right"].max() - drawn["left"].min()
    wide = drawn[(drawn["right"] - drawn["left"]) >= whole * WIDTH_NAMED]
    return [
        _text(row.left + (row.right - row.left) / 2, 0.5, row.name, _ink(row.color), "center")
        for row in wide.itertuples(index=False, name="Interval")
    ]


def _deadline(drawn: pd.DataFrame, due: Due) -> list[hv.Element]:
    if due.instant is None or drawn.empty:
        return []
    at = pd.Timestamp(due.instant.replace(tzinfo=None))
    if not drawn["left"].min() <= at <= drawn["right"].max():
        return []
    color = style.OVERDUE if due.verified else style.NONE
    last = numbers.short_day(at - pd.Timedelta(1, "ms"))
    text = (words.DEADLINE_SHORT if due.verified else words.MARK_SHORT).format(day=last)
    line = hv.Segments([(at, 0, at, 1.1)]).opts(color=color, line_width=1.6, default_tools=[])
    late = at - drawn["left"].min() > (drawn["right"].max() - drawn["left"].min()) / 2
    return [line, _text(at, 1.24, text, color, "right" if late else "left")]


def _bars(counts: Any, edges: Any, own: "pd.Series[float]") -> hv.Rectangles:
    here = -1 if own.empty else int(np.clip(np.digitize(own.iloc[0], edges) - 1, 0, len(counts) - 1))
    drawn = pd.DataFrame({
        "left": edges[:-1], "bottom": 0.0, "right": edges[1:], "top": counts.astype("float64"),
        "color": [style.FRAME if place == here else style.EARLIER for place in range(len(counts))],
        "share_text": [numbers.ratio(step, BINS) for step in range(len(counts))],
        "units_text": [numbers.integer(int(count)) for count in counts],
    })  # fmt: skip
    pointer = HoverTool(tooltips=[(words.POINTER_SHARE, "@share_text"), (words.POINTER_UNITS, "@units_text")])
    values = ["color", "share_text", "units_text"]
    return hv.Rectangles(drawn[drawn["top"] > 0], ["left", "bottom", "right", "top"], values).opts(
        color="color", line_color=style.CARD, line_width=2, tools=[pointer], default_tools=[]
    )


def _marks(rates: "pd.Series[float]", own: "pd.Series[float]", top: int) -> list[hv.Element]:
    if own.empty:
        return []
    middle, here = float(rates.median()), float(own.iloc[0])
    dashed = {"color": style.MUTED, "line_dash": "dashed", "line_width": 1}
    return [
        hv.Segments([(middle, 0, middle, top * 1.04)]).opts(**dashed, default_tools=[]),
        _text(middle, top * 1.1, words.MIDDLE.format(share=numbers.percent(middle)), style.MUTED, _side(middle)),
        hv.Segments([(here, 0, here, top * 1.16)]).opts(color=style.FRAME, line_width=2, default_tools=[]),
        _text(here, top * 1.22, words.HERE.format(share=numbers.percent(here)), style.FRAME, _side(here), bold=True),
    ]


def _side(share: float) -> str:
    """A label stands where the chart still has room."""
    return "left" if share < 0.5 else "right"  # noqa: PLR2004  the middle of the axis


def _ink(color: str) -> str:
    """Colour of letters that can be read on a colour."""
    return style.CARD if color in DARK else style.TEXT


def _text(x: Any, y: float, text: str, color: str, align: str, *, bold: bool = False) -> hv.Text:
    return hv.Text(x, y, f" {text} ").opts(
        text_color=color, text_align=align, text_baseline="middle", text_font_size=style.SMALL_SIZE,
        text_font_style="bold" if bold else "normal", default_tools=[],
    )  # fmt: skip


def _time_axis(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter = style.day_ticks()
    figure.xaxis.axis_label = None
    figure.grid.visible = False
    figure.sizing_mode = "stretch_width"


def _share_axes(plot: Any, _element: Any) -> None:
    figure = plot.state
    figure.xaxis.formatter, figure.yaxis.formatter = style.percent_ticks(), style.number_ticks()
    figure.xaxis.axis_label, figure.yaxis.axis_label = words.SHARE_AXIS, words.UNITS_AXIS
    figure.sizing_mode = "stretch_width"
