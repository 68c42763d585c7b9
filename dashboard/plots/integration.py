"""Bars of Tích hợp dữ liệu: one per unit, in the order given, its figures written at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import holoviews as hv
import numpy as np
import pandas as pd
from bokeh.models import BasicTicker, CustomJSTickFormatter, FixedTicker, HoverTool, LinearAxis, Ticker

from dashboard.plots import style
from dashboard.text import numbers

ROW_HEIGHT, EDGES = 18, 34
FILL = style.RAMP[4]
HALF = 0.34
FIGURE_GAP = "\u2002"
SPREAD_HEIGHT, SPREAD_HALF = 240, 0.42


def bars_height(units: int) -> int:
    """Pixels that a chart of so many bars needs."""
    return ROW_HEIGHT * max(units, 3) + EDGES


def ratio_bars(frame: pd.DataFrame, pooled: float | None, median: float | None) -> hv.Overlay:
    """Integrated share by unit with its counts; ``pooled`` a solid line, ``median`` a dashed one.

    Columns ``name``, ``integrated``, ``received``, ``ratio``, and where they are given ``low`` and
    ``high``, the ends of an interval drawn over the bar; the first row is the topmost bar. A unit
    without a ratio has no bar and a dash. Without rows there are empty axes.
    """
    texts = [_counted(row.integrated, row.received) for row in frame.itertuples()]
    lines = [_line(pooled, "solid"), _line(median, "dashed"), _intervals(frame)]
    return _bars(frame, "ratio", texts, _Scale(1.0, style.percent_ticks(), FixedTicker(ticks=[0, 0.5, 1])), lines)


def count_bars(frame: pd.DataFrame, measure: str) -> hv.Overlay:
    """Counts of a measure by unit; columns ``name`` and the measure. A blank has no bar and reads "…"."""
    texts = [numbers.NOT_REPORTED if pd.isna(value) else numbers.integer(int(value)) for value in frame[measure]]
    most = float(frame[measure].max()) if frame[measure].notna().any() else 1.0
    return _bars(frame, measure, texts, _Scale(max(most, 1.0), style.number_ticks(), BasicTicker(desired_num_ticks=2)))


def spread_bars(labels: Sequence[str], counts: Sequence[int]) -> hv.Overlay:
    """Units by step of their share, an upright bar a step with its count above; the first and last stand apart."""
    places = np.arange(len(counts), dtype=float)
    rows = pd.DataFrame({"left": places - SPREAD_HALF, "low": 0.0, "right": places + SPREAD_HALF, "high": counts})
    rows = rows.assign(label=pd.Series(list(labels), dtype=object), text=[numbers.integer(count) for count in counts])
    shown = rows[rows["high"] > 0].astype({"high": float})
    hover = HoverTool(tooltips=[("", "@label: @text")])
    boxes = hv.Rectangles(shown, ["left", "low", "right", "high"], ["label", "text"]).opts(
        color=FILL, line_color=None, tools=[hover], default_tools=[]
    )
    heads = hv.Labels(
        (places, np.asarray(counts, dtype=float), rows["text"].tolist()), ["place", "count"], "text"
    ).opts(text_font_size=style.SMALL_SIZE, text_color=style.TEXT, yoffset=0.06 * max([*counts, 1]), default_tools=[])
    most = max([*counts, 1])
    return hv.Overlay([boxes, heads]).opts(
        responsive=True, height=SPREAD_HEIGHT, show_legend=False, toolbar=None, xlim=(-0.7, len(counts) - 0.3),
        ylim=(0, most * 1.18), xticks=list(zip(places.tolist(), labels, strict=True)), xlabel="", ylabel="", yaxis=None,
        hooks=[_stretched],
    )  # fmt: skip


def _stretched(plot: Any, _element: Any) -> None:
    plot.state.sizing_mode = "stretch_width"


def _counted(integrated: Any, received: Any) -> str:
    if pd.isna(integrated) or pd.isna(received):
        return numbers.NOT_REPORTED
    return f"{numbers.ratio(integrated, received)}{FIGURE_GAP}{numbers.of(integrated, received)}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the full width of a chart stands for, and how its axis reads."""

    top: float
    ticks: CustomJSTickFormatter
    ticker: Ticker


def _bars(
    frame: pd.DataFrame, measure: str, texts: Sequence[str], scale: _Scale, lines: Sequence[hv.Element | None] = ()
) -> hv.Overlay:
    middle = -np.arange(len(frame), dtype=float)
    rows = pd.DataFrame({"name": frame["name"].astype(object), "text": list(texts)})
    rows = rows.assign(left=0.0, low=middle - HALF, right=frame[measure].astype("Float64"), high=middle + HALF)
    boxes = hv.Rectangles(
        rows[rows["right"] > 0].astype({"right": float}), ["left", "low", "right", "high"], ["name", "text"]
    ).opts(color=FILL, line_color=None, tools=[HoverTool(tooltips=[("", "@name: @text")])], default_tools=[])
    hook = _Axes(middle.tolist(), frame["name"].tolist(), list(texts), scale)
    return hv.Overlay([boxes, *(line for line in lines if line is not None)]).opts(
        hv.opts.Overlay(
            responsive=True, height=bars_height(len(frame)), show_legend=False, toolbar=None, show_grid=True,
            gridstyle={"ygrid_line_color": None}, xaxis="top", xlim=(0, scale.top),
            ylim=(-max(len(frame), 1) + 0.4, 0.6), hooks=[hook],
        )
    )  # fmt: skip


def _line(at: float | None, dash: str) -> hv.Element | None:
    if at is None:
        return None
    return hv.VLine(at).opts(color=style.FRAME, line_width=1.4, line_dash=dash, default_tools=[])


def _intervals(frame: pd.DataFrame) -> hv.Element | None:
    """Ends of the intervals as thin lines over the middle of their bars; None where none is given."""
    if "low" not in frame.columns or frame["low"].isna().all():
        return None
    rows = pd.DataFrame({"x0": frame["low"], "x1": frame["high"], "y": -np.arange(len(frame), dtype=float)}).dropna()
    held = rows.astype(float)
    return hv.Segments((held["x0"], held["y"], held["x1"], held["y"])).opts(
        color=style.TEXT, line_width=1.2, default_tools=[]
    )


class _Axes:
    """Names at the left and figures at the right as axis labels, so that they take the room they need at any width."""

    def __init__(self, places: list[float], names: list[str], texts: list[str], scale: _Scale) -> None:
        self._places, self._names, self._texts, self._scale = places, names, texts, scale

    def __call__(self, plot: Any, _element: Any) -> None:
        figure = plot.state
        self._write(figure.yaxis[0], self._names, style.TEXT)
        right = LinearAxis(axis_line_color=None, major_tick_line_color=None, minor_tick_line_color=None)
        figure.add_layout(right, "right")
        self._write(right, self._texts, style.MUTED)
        figure.xaxis.formatter = self._scale.ticks
        figure.xaxis.axis_label = None
        figure.xaxis[0].ticker = figure.xgrid[0].ticker = self._scale.ticker
        figure.sizing_mode = "stretch_width"

    def _write(self, axis: Any, labels: list[str], color: str) -> None:
        axis.ticker = FixedTicker(ticks=self._places)
        axis.major_label_overrides = dict(zip(self._places, labels, strict=True))
        axis.major_label_text_color = color
        axis.axis_label, axis.axis_line_color, axis.major_tick_line_color = None, None, None
